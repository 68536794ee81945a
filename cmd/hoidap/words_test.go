package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/internal/staff"
	"hoidap/knowledge"
	"hoidap/locales"
)

// Every sentence that the program names exists, and every sentence that exists
// is named: in a string of the program, or by an alarm of the vocabulary.
func TestSentencesAndProgramAgree(t *testing.T) {
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]bool{}
	for _, id := range words.IDs() {
		group, _, _ := strings.Cut(id, ".")
		groups[group] = true
	}
	named := namedSentences(t, groups)
	for _, family := range families() {
		for _, member := range family.members {
			named[family.prefix+member] = family.place
		}
	}
	articles, _ := library.Read(knowledge.FS)
	for _, alarm := range articles.Vocabulary.Alarms {
		named[alarm.Sentence] = "knowledge/vocabulary.yaml"
	}
	for id, place := range named {
		if !words.Has(id) {
			t.Errorf("%s names %q, which active.vi.toml does not have", place, id)
		}
	}
	for _, id := range words.IDs() {
		if named[id] == "" {
			t.Errorf("nobody says %q of active.vi.toml", id)
		}
	}
}

// families are the sentences that the program names by a value of the desk.
func families() []family {
	return []family{
		{"staff.role.", "internal/staff/people.go", texts(desk.Roles)},
		{"staff.admit.done.", "internal/staff/people.go", texts(desk.Roles)},
		{"staff.sheet.", "internal/staff/notice.go", texts(desk.TicketReasons)},
		{"staff.state.", "internal/staff/list.go", texts(desk.TicketStates)},
		{"staff.remark.", "internal/staff/list.go", texts([]desk.RemarkKind{desk.RemarkAsker, desk.RemarkAnswer, desk.RemarkNote})},
		{"verdict.", "internal/dialogue/verdict.go", texts(staff.Reasons)},
		{"forget.", "internal/dialogue/data.go", []string{"questions", "joined", "remarks", "relays", "labels", "lines"}},
		{"data.", "internal/dialogue/data.go", []string{"joined", "remarks", "lines"}},
		{"staff.list.", "internal/staff/list.go", []string{"row-held", "urgent-held"}},
	}
}

// family is a row of sentences whose IDs begin alike, and where they are named.
type family struct {
	prefix, place string
	members       []string
}

func texts[T ~string](values []T) []string {
	list := make([]string, 0, len(values))
	for _, value := range values {
		list = append(list, string(value))
	}
	return list
}

// namedSentences finds the strings of the program that look like a message ID
// of one of the groups, and a place each stands at.
func namedSentences(t *testing.T, groups map[string]bool) map[string]string {
	t.Helper()
	shape := regexp.MustCompile(`^([a-z]+(?:-[a-z]+)*)\.[a-z0-9_.-]*[a-z0-9]$`)
	// Templates name theirs as {{say "web.send"}}.
	inTemplate := regexp.MustCompile(`"((?:web|report|desk)\.[a-z_.-]+)"`)
	named := map[string]string{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		switch {
		case strings.HasSuffix(path, ".html"):
			text, err := os.ReadFile(path)
			for _, match := range inTemplate.FindAllStringSubmatch(string(text), -1) {
				named[match[1]] = path
			}
			return err
		case !strings.HasSuffix(path, ".go"), strings.HasSuffix(path, "_test.go"), strings.Contains(path, "test/"):
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			literal, ok := node.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				return true
			}
			if match := shape.FindStringSubmatch(text); match != nil && groups[match[1]] {
				named[text] = set.Position(literal.Pos()).String()
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return named
}
