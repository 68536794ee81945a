package locale

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/unicode/norm"
)

// The files of a locale folder.
const (
	vietnameseFile = "active.vi.toml"
	stiengFile     = "active.sti.toml"
	statusFile     = "status.sti.csv"
)

// maxFile is the most bytes a locale file may have.
const maxFile = 1 << 20

// maxWords is the most words a sentence may have.
const maxWords = 20

// sentence is one message as it stands in a file.
type sentence struct {
	id   string
	text string
	line int
}

// readFile reads a file of the folder; a fault is the second result. A file
// that is not there is the fault fs.ErrNotExist stands for.
func readFile(fsys fs.FS, name string) ([]byte, *Row) {
	file, err := fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Row{File: name, ID: "lint.locale_no_file", Data: map[string]any{"File": name}}
	}
	if err != nil {
		return nil, broken(name, 0, err.Error())
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case err != nil:
		return nil, broken(name, 0, err.Error())
	case len(data) > maxFile:
		return nil, &Row{File: name, ID: "lint.locale_too_big", Data: map[string]any{"Most": maxFile}}
	case !utf8.Valid(data):
		return nil, broken(name, 0, "text is not UTF-8: save the file as UTF-8")
	}
	return data, nil
}

func broken(file string, line int, problem string) *Row {
	return &Row{File: file, Line: line, ID: "lint.locale_broken", Data: map[string]any{"Error": problem}}
}

// readSentences reads a file of messages. Sentences with a fault are left out.
func readSentences(fsys fs.FS, name string) ([]sentence, []Row) {
	data, fault := readFile(fsys, name)
	if fault != nil {
		return nil, []Row{*fault}
	}
	var raw map[string]any
	if err := toml.Unmarshal(data, &raw); err != nil {
		return nil, []Row{tomlFault(name, err)}
	}
	var sentences []sentence
	var rows []Row
	lines := keyLines(string(data))
	for id, value := range raw {
		s := sentence{id: id, line: lines[id]}
		text, ok := textOf(value)
		s.text = text
		if fault := s.fault(ok); fault != "" {
			rows = append(rows, s.row(name, fault, nil))
			continue
		}
		sentences = append(sentences, s)
	}
	slices.SortFunc(sentences, func(a, b sentence) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.id, b.id))
	})
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Line, b.Line) })
	return sentences, rows
}

func tomlFault(name string, err error) Row {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return *broken(name, 0, err.Error())
	}
	if strings.Contains(parse.Message, "already been defined") {
		return Row{File: name, Line: parse.Position.Line, ID: "lint.locale_duplicate",
			Data: map[string]any{"Key": strings.Trim(parse.LastKey, `"`)}}
	}
	return *broken(name, parse.Position.Line, parse.Message)
}

// textOf takes the sentence out of a TOML value: a string, or a table with
// the string "other" and perhaps a "description" for translators.
func textOf(value any) (text string, ok bool) {
	table, isTable := value.(map[string]any)
	if !isTable {
		text, ok = value.(string)
		return text, ok
	}
	for key, part := range table {
		if _, isText := part.(string); !isText || key != "other" && key != "description" {
			return "", false
		}
	}
	text, ok = table["other"].(string)
	return text, ok
}

// fault names the lint row of a sentence that cannot be used, "" for none.
func (s sentence) fault(isText bool) string {
	switch {
	case !isText:
		return "lint.locale_table"
	case strings.TrimSpace(s.text) == "":
		return "lint.locale_empty"
	case !wellFormed(s.text):
		return "lint.locale_braces"
	}
	return ""
}

// writing checks how a Vietnamese sentence is written.
func (s sentence) writing(file string) []Row {
	var rows []Row
	if !norm.NFC.IsNormalString(s.text) {
		rows = append(rows, s.row(file, "lint.locale_nfc", nil))
	}
	if n := longest(s.text); n > maxWords {
		rows = append(rows, s.row(file, "lint.locale_long", map[string]any{"Count": n, "Most": maxWords}))
	}
	return rows
}

// row makes a lint row about the sentence; its Data always has the Key.
func (s sentence) row(file, id string, data map[string]any) Row {
	if data == nil {
		data = map[string]any{}
	}
	data["Key"] = s.id
	return Row{File: file, Line: s.line, ID: id, Data: data}
}

// tomlKey finds the key at the beginning of a line, or the name of a table.
var tomlKey = regexp.MustCompile(`^\s*\[?\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*[\].=]`)

// keyLines finds the line each top-level key first stands in: the parser does
// not tell.
func keyLines(text string) map[string]int {
	lines := map[string]int{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		m := tomlKey.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if key := m[1] + m[2] + m[3]; lines[key] == 0 {
			lines[key] = n
		}
	}
	return lines
}
