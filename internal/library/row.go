package library

import (
	"cmp"
	"fmt"
	"slices"

	"hoidap/internal/desk"
)

// Row is one thing wrong in the knowledge folder. Sentence is what is wrong
// and how to mend it, in the words of the locale files ("lint.…").
type Row struct {
	File     string // path below the knowledge folder, "" for the folder itself
	Line     int    // counted from 1; 0 when it is about the whole file
	Column   int    // counted from 1; 0 when it is about the whole line
	Sentence desk.Sentence
	// Fatal rows keep the knowledge from being served; the others ask for
	// better writing.
	Fatal bool
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
	return slices.ContainsFunc(rows, func(r Row) bool { return r.Fatal })
}

// writing lists the rows that are about style and do not stop the desk.
var writing = map[string]bool{
	"lint.long-sentence": true,
	"lint.no-basis":      true,
	"lint.hole":          true,
}

func newRow(file string, line, column int, id string, data map[string]any) Row {
	return Row{
		File: file, Line: line, Column: column,
		Sentence: desk.Sentence{ID: id, Data: data},
		Fatal:    !writing[id],
	}
}

func compareRows(a, b Row) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
