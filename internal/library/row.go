package library

import (
	"cmp"
	"fmt"
	"slices"

	"hoidap/internal/desk"
)

// Class says what a row is about, for whoever chooses which rows matter.
type Class string

// The classes of rows.
const (
	Broken  Class = "broken"  // the knowledge must not be served
	Truth   Class = "truth"   // something is stated that no source vouches for
	Writing Class = "writing" // people will find it hard to read, or hard to find
	Review  Class = "review"  // it is time that somebody of the staff looks again
)

// Classes lists them, the gravest first.
var Classes = []Class{Broken, Truth, Writing, Review}

// Row is one thing wrong in the knowledge folder. Sentence is what is wrong
// and how to mend it, in the words of the locale files ("lint.…").
type Row struct {
	File     string // path below the knowledge folder, "" for the folder itself
	Line     int    // counted from 1; 0 when it is about the whole file
	Column   int    // counted from 1; 0 when it is about the whole line
	Sentence desk.Sentence
	Class    Class
}

// Place writes where the row points to, as file:line:column.
func (r Row) Place() string {
	switch {
	case r.Column > 0:
		return fmt.Sprintf("%s:%d:%d", r.File, r.Line, r.Column)
	case r.Line > 0:
		return fmt.Sprintf("%s:%d", r.File, r.Line)
	case r.File == "":
		return "."
	}
	return r.File
}

// Fatal reports whether any row keeps the knowledge from being served.
func Fatal(rows []Row) bool {
	return slices.ContainsFunc(rows, func(r Row) bool { return r.Class == Broken })
}

// classes lists the rows that do not keep the knowledge from being served.
var classes = map[string]Class{
	"lint.unsourced":      Truth,
	"lint.weak-source":    Truth,
	"lint.checked-memory": Truth,
	"lint.no-basis":       Truth,
	"lint.source-code":    Truth,
	"lint.long-sentence":  Writing,
	"lint.long-average":   Writing,
	"lint.officialese":    Writing,
	"lint.few-questions":  Writing,
	"lint.stray-file":     Writing,
	"lint.hole":           Writing,
	"lint.set-header":     Writing,
	"lint.set-columns":    Writing,
	"lint.set-kind":       Writing,
	"lint.set-no-id":      Writing,
	"lint.set-none-id":    Writing,
	"lint.set-id":         Writing,
	"lint.set-empty":      Writing,
	"lint.set-long":       Writing,
	"lint.set-number":     Writing,
	"lint.set-twice":      Writing,
	"lint.set-claimed":    Writing,
	"lint.draft":          Review,
	"lint.review-due":     Review,
	"lint.check-old":      Review,
}

func newRow(file string, line, column int, id string, data map[string]any) Row {
	return Row{
		File: file, Line: line, Column: column,
		Sentence: desk.Sentence{ID: id, Data: data},
		Class:    cmp.Or(classes[id], Broken),
	}
}

func compareRows(a, b Row) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
