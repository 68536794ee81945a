package library

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"hoidap/internal/desk"
)

// setsFolder is where the questions confirmed by staff stand: files of lines
// with the kind, the IDs of the articles and the text, tabs between.
const (
	setsFolder = "questions"
	setHeader  = "kind\tids\ttext"
)

// Kinds of question in a set. What an alarm or small talk is stands in
// vocabulary.yaml, so a set has no other.
const (
	setAnswer = "answer" // an article answers it
	setNone   = "none"   // none does
)

// maxAsked is how many words a confirmed question may have: the search reads a
// longer one in pieces.
const maxAsked = 40

// ownNumber is a number that may be somebody's: of a telephone or a card. Sums of
// money have stops between their digits and do not begin with 0.
var ownNumber = regexp.MustCompile(`\d{8,}|(?:^|[^\d.])(?:0[1-9]|\+84)(?:[ .-]?\d){6,}`)

// set is one file of confirmed questions as read.
type set struct {
	revision uint64
	stamp    stamp
	asked    []desk.Confirmed // of lines without a mistake of their own
	keys     []string         // of asked, see keyOf
	rows     []Row
}

// isSet reports whether a file is one of confirmed questions.
func isSet(name string) bool {
	return path.Dir(name) == setsFolder && path.Ext(name) == ".tsv"
}

// readSets reads the files of confirmed questions, in order of name. What has
// not changed since the last time is not read anew.
func (r *Reader) readSets(fsys fs.FS) ([]*set, []Row) {
	files, err := fs.Glob(fsys, setsFolder+"/*.tsv")
	if err != nil {
		return nil, []Row{newRow(setsFolder, 0, 0, "lint.unreadable", nil)}
	}
	known := r.sets
	r.sets = make(map[string]*set, len(files))
	var sets []*set
	var rows []Row
	for _, file := range files {
		s := known[file]
		if s == nil || !s.fresh(fsys, file) {
			f, row := readFile(fsys, file)
			if row != nil {
				rows = append(rows, *row)
				continue
			}
			if s == nil || s.revision != f.revision {
				s = readSet(f)
			}
			s.stamp = f.stamp
		}
		r.sets[file] = s
		sets = append(sets, s)
		rows = append(rows, s.rows...)
	}
	return sets, rows
}

// fresh reports whether the file is surely as it was when it was read.
func (s *set) fresh(fsys fs.FS, file string) bool {
	info, err := fs.Stat(fsys, file)
	return err == nil && s.stamp.same(info)
}

// readSet reads one file of confirmed questions. A line with a mistake is a row
// and nothing else.
func readSet(f file) *set {
	s := &set{revision: f.revision}
	line := 0
	for text := range strings.SplitSeq(string(f.text), "\n") {
		line++
		text = strings.TrimSpace(strings.TrimRight(text, "\r"))
		add := func(id string, data map[string]any) { s.rows = append(s.rows, newRow(f.name, line, 0, id, data)) }
		switch {
		case text == setHeader && line == 1:
			continue
		case line == 1:
			add("lint.set-header", map[string]any{"Want": strings.ReplaceAll(setHeader, "\t", ", ")})
		case text == "":
			continue
		}
		asked, id, data := readAsked(text)
		if id != "" {
			if line > 1 { // a first line that is no header is one mistake, not two
				add(id, data)
			}
			continue
		}
		asked.File, asked.Line = f.name, line
		s.asked, s.keys = append(s.asked, asked), append(s.keys, keyOf(asked.Text))
	}
	return s
}

// readAsked reads one line, or says in a sentence what is wrong with it by
// itself.
func readAsked(line string) (asked desk.Confirmed, id string, data map[string]any) {
	columns := strings.Split(line, "\t")
	if len(columns) != 3 {
		return asked, "lint.set-columns", map[string]any{"Count": len(columns)}
	}
	kind, text := strings.TrimSpace(columns[0]), strings.Join(strings.Fields(columns[2]), " ")
	asked = desk.Confirmed{
		Text: text,
		IDs:  strings.FieldsFunc(columns[1], func(r rune) bool { return r == ',' || r == ' ' }),
	}
	switch words := len(strings.Fields(text)); {
	case kind != setAnswer && kind != setNone:
		return asked, "lint.set-kind", map[string]any{"Value": kind}
	case kind == setAnswer && len(asked.IDs) == 0:
		return asked, "lint.set-no-id", nil
	case kind == setNone && len(asked.IDs) > 0:
		return asked, "lint.set-none-id", nil
	case keyOf(text) == "":
		return asked, "lint.set-empty", nil
	case words > maxAsked:
		return asked, "lint.set-long", map[string]any{"Count": words, "Most": maxAsked}
	case ownNumber.MatchString(text):
		return asked, "lint.set-number", nil
	}
	return asked, "", nil
}
