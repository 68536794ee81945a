package telegramtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// field is a parameter of a method or a field of a type.
type field struct {
	Name     string   `json:"name"`
	Types    []string `json:"types"`
	Required bool     `json:"required"`
}

// shape is a method or a type: its fields, or the types it may be one of.
type shape struct {
	Fields   []field  `json:"fields"`
	Subtypes []string `json:"subtypes"`
}

// schema is the published description of the Bot API.
type schema struct {
	Methods map[string]shape `json:"methods"`
	Types   map[string]shape `json:"types"`
}

// published reads the description that lies beside the project, once; it is
// nil where there is none.
var published = sync.OnceValues(func() (*schema, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if root == filepath.Dir(root) {
			return nil, nil
		}
		root = filepath.Dir(root)
	}
	raw, err := os.ReadFile(filepath.Join(root, "..", "shared", "telegram", "api.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	api := &schema{}
	return api, json.Unmarshal(raw, api)
})

// readSchema returns the published description; without it calls are answered
// unchecked.
func readSchema(t testing.TB) *schema {
	t.Helper()
	api, err := published()
	if err != nil {
		t.Fatalf("telegramtest: description of the Bot API: %v", err)
	}
	if api == nil {
		t.Log("telegramtest: no description of the Bot API at hand, calls are not checked against it")
	}
	return api
}

// check returns what is wrong with a call.
func (s *schema) check(call Call) []string {
	if s == nil {
		return nil
	}
	method, ok := s.Methods[call.Method]
	if !ok {
		return []string{"no such method"}
	}
	var problems []string
	known := map[string]field{}
	for _, parameter := range method.Fields {
		known[parameter.Name] = parameter
		_, given := call.Params[parameter.Name]
		_, sent := call.Files[parameter.Name]
		if parameter.Required && !given && !sent {
			problems = append(problems, parameter.Name+": missing")
		}
	}
	for name, value := range call.Params {
		parameter, ok := known[name]
		if !ok {
			problems = append(problems, name+": no such parameter")
			continue
		}
		problems = append(problems, s.checkText(parameter.Types, value, name)...)
	}
	for name := range call.Files {
		if !slices.Contains(known[name].Types, "InputFile") {
			problems = append(problems, name+": no parameter for a file")
		}
	}
	return append(problems, limits(call)...)
}

// limits checks what the description tells in words only.
func limits(call Call) []string {
	var problems []string
	between := func(name string, from, to int) {
		value, given := call.Params[name]
		if number, err := strconv.Atoi(value); given && (err != nil || number < from || number > to) {
			problems = append(problems, fmt.Sprintf("%s: %q, want %d to %d", name, value, from, to))
		}
	}
	between("limit", 1, 100)
	between("timeout", 0, 50)
	between("max_connections", 1, 100)
	if call.Method == "answerCallbackQuery" && len([]rune(call.Params["text"])) > 200 {
		problems = append(problems, "text: more than 200 characters")
	}
	if secret, given := call.Params["secret_token"]; given && (secret == "" || len(secret) > 256) {
		problems = append(problems, "secret_token: want 1 to 256 characters")
	}
	return problems
}

// checkText checks a parameter as it stands in a form: structures as JSON.
func (s *schema) checkText(types []string, text, path string) []string {
	return fewest(types, func(kind string) []string {
		var value any
		switch {
		case kind == "String", kind == "InputFile":
			return nil
		case json.Unmarshal([]byte(text), &value) != nil:
			return []string{fmt.Sprintf("%s: %q is not a %s", path, text, kind)}
		}
		return s.checkValue(kind, value, path)
	})
}

// checkValue checks decoded JSON against one type.
func (s *schema) checkValue(kind string, value any, path string) []string {
	wrong := []string{fmt.Sprintf("%s: not a %s", path, kind)}
	var ok bool
	switch kind {
	case "String":
		_, ok = value.(string)
	case "Boolean", "True":
		_, ok = value.(bool)
	case "Float":
		_, ok = value.(float64)
	case "Integer":
		var number float64
		number, ok = value.(float64)
		ok = ok && number == float64(int64(number))
	default:
		return s.checkShape(kind, value, path)
	}
	if !ok {
		return wrong
	}
	return nil
}

// checkShape checks decoded JSON against a list or a named type.
func (s *schema) checkShape(kind string, value any, path string) []string {
	if element, ok := strings.CutPrefix(kind, "Array of "); ok {
		list, ok := value.([]any)
		if !ok {
			return []string{path + ": not a list"}
		}
		var problems []string
		for i, entry := range list {
			problems = append(problems, s.checkValue(element, entry, fmt.Sprintf("%s[%d]", path, i))...)
		}
		return problems
	}
	named, ok := s.Types[kind]
	if !ok {
		return []string{fmt.Sprintf("%s: unknown type %s", path, kind)}
	}
	if len(named.Subtypes) > 0 {
		return fewest(named.Subtypes, func(kind string) []string { return s.checkValue(kind, value, path) })
	}
	object, ok := value.(map[string]any)
	if !ok {
		return []string{path + ": not an object"}
	}
	return s.checkFields(kind, named, object, path)
}

func (s *schema) checkFields(kind string, named shape, object map[string]any, path string) []string {
	var problems []string
	known := map[string]bool{}
	for _, part := range named.Fields {
		known[part.Name] = true
		value, given := object[part.Name]
		switch {
		case given:
			problems = append(problems, fewest(part.Types, func(kind string) []string {
				return s.checkValue(kind, value, path+"."+part.Name)
			})...)
		case part.Required:
			problems = append(problems, path+"."+part.Name+": missing")
		}
	}
	for name := range object {
		if !known[name] {
			problems = append(problems, fmt.Sprintf("%s.%s: not in %s", path, name, kind))
		}
	}
	return problems
}

// fewest is the complaints of the type that fits best.
func fewest(types []string, check func(kind string) []string) []string {
	var best []string
	for i, kind := range types {
		if problems := check(kind); i == 0 || len(problems) < len(best) {
			best = problems
		}
	}
	return best
}
