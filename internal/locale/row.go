package locale

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
)

// Row is one thing wrong in the locale files. ID is the message ID of the
// sentence that tells what and how to mend it ("lint.locale_…"), Data its values.
type Row struct {
	File string
	Line int // counted from 1; 0 when it is about the whole file
	ID   string
	Data map[string]any
}

// place writes where the row points to, as file:line.
func (r Row) place() string {
	if r.Line == 0 {
		return r.File
	}
	return fmt.Sprintf("%s:%d", r.File, r.Line)
}

// Lint checks the locale files by every rule there is and returns what is
// wrong, in the order of files and lines.
func Lint(fsys fs.FS) []Row {
	p := read(fsys)
	rows := p.rows
	for _, s := range p.vietnamese {
		rows = append(rows, s.writing(vietnameseFile)...)
	}
	for _, s := range p.stieng {
		rows = append(rows, p.lintStieng(s)...)
	}
	for _, s := range p.statuses {
		rows = append(rows, p.lintStatus(s)...)
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return rows
}

// mendOf tells the operator, in English, what is wrong with a row that keeps
// the files from being used at all, and how to mend it.
func mendOf(r Row) (mend string, fatal bool) {
	switch r.ID {
	case "lint.locale_no_file":
		return "file is missing: put it there or choose another folder", true
	case "lint.locale_too_big":
		return fmt.Sprintf("file is over %d bytes: make it shorter", maxFile), true
	case "lint.locale_broken":
		return fmt.Sprintf("cannot be read: %v", r.Data["Error"]), true
	case "lint.locale_duplicate":
		return fmt.Sprintf("%q is there twice: delete one", r.Data["Key"]), true
	case "lint.locale_table":
		return fmt.Sprintf("%q is no sentence: write the whole key in quotation marks, as \"a.b\" = \"…\"", r.Data["Key"]), true
	case "lint.locale_empty":
		return fmt.Sprintf("%q is empty: write its sentence or delete the line", r.Data["Key"]), true
	case "lint.locale_braces":
		return fmt.Sprintf("%q has braces that are no {{.Name}}: mend them", r.Data["Key"]), true
	case "lint.locale_no_general":
		return fmt.Sprintf("%q must be there and take no values: write it", general), true
	case "lint.locale_header":
		return fmt.Sprintf("first line must be, with commas: %s", r.Data["Want"]), true
	}
	return "", false
}
