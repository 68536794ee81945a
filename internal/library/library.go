// Package library turns the knowledge folder into articles and lists: one
// Markdown file per article and validity period, and the files topics.yaml,
// places.yaml and vocabulary.yaml. Whatever is wrong in them comes back as
// rows that name file, line, what is wrong and how to mend it.
package library

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
)

// maxFile is the most bytes one file of the knowledge folder may have.
const maxFile = 1 << 20

// Read reads a knowledge folder and checks it. Rows are in order of file and
// line. When a row is fatal the knowledge must not be served: parts of it may
// be missing.
func Read(fsys fs.FS) (desk.Knowledge, []Row) {
	r := &reader{fsys: fsys}
	knowledge := r.lists()
	pages := r.pages()
	for _, page := range pages {
		knowledge.Articles = append(knowledge.Articles, page.article)
	}
	if len(pages) == 0 && !Fatal(r.rows) {
		r.add("", 0, "lint.empty", nil)
	}
	r.rows = append(r.rows, lint(knowledge, pages, r.ids)...)
	slices.SortStableFunc(r.rows, compareRows)
	return knowledge, r.rows
}

// reader gathers rows while it reads files.
type reader struct {
	fsys fs.FS
	rows []Row
	ids  map[string]bool // of every article there is a file of, readable or not
}

func (r *reader) add(file string, line int, id string, data map[string]any) {
	r.rows = append(r.rows, newRow(file, line, 0, id, data))
}

// text reads one file as UTF-8 text with plain line ends; ok is false when
// there is a row about it.
func (r *reader) text(file string) (text []byte, ok bool) {
	info, err := fs.Stat(r.fsys, file)
	if err != nil {
		r.add(file, 0, "lint.unreadable", nil)
		return nil, false
	}
	if info.Size() > maxFile {
		r.add(file, 0, "lint.too-large", map[string]any{"Most": maxFile >> 10})
		return nil, false
	}
	text, err = fs.ReadFile(r.fsys, file)
	if err != nil {
		r.add(file, 0, "lint.unreadable", nil)
		return nil, false
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(text) {
		r.add(file, firstInvalidLine(text), "lint.not-utf8", nil)
		return nil, false
	}
	return text, true
}

// firstInvalidLine is the line of the first byte that is not UTF-8.
func firstInvalidLine(text []byte) int {
	line := 1
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		text = text[size:]
	}
	return line
}

// pages reads every Markdown file below a topic folder.
func (r *reader) pages() []page {
	files, err := fs.Glob(r.fsys, "*/*.md")
	if err != nil {
		r.add("", 0, "lint.unreadable", nil)
		return nil
	}
	var pages []page
	r.ids = map[string]bool{}
	for _, file := range files {
		id, _, _ := strings.Cut(path.Base(file), ".")
		r.ids[id] = true
		text, ok := r.text(file)
		if !ok {
			continue
		}
		page, rows := readPage(file, text)
		r.rows = append(r.rows, rows...)
		if !Fatal(rows) {
			pages = append(pages, page)
		}
	}
	return pages
}

// wantFile is the file an article must stand in.
func wantFile(article desk.Article) string {
	return path.Join(article.Topic, article.ID+"."+article.Period.From.String()+".md")
}
