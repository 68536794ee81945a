// Package library turns the knowledge folder into articles and lists: one
// Markdown file per article and validity period, and the lists beside them:
// topics.yaml, places.yaml, vocabulary.yaml, style.yaml, materials.yaml,
// needs.yaml, outside.yaml and the questions staff confirmed. Whatever is wrong
// in them comes back as rows that name file, line, what is wrong and how to mend
// it.
package library

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// Read reads a knowledge folder once and checks it, as [Reader.Read] does.
func Read(fsys fs.FS) (desk.Knowledge, []Row) { return new(Reader).Read(fsys) }

// Reader reads a knowledge folder again and again. What has not changed since
// the last time is not parsed and checked anew. The zero Reader is ready; it
// may not be used from several goroutines at once.
type Reader struct {
	lists lists
	pages map[string]*page // by file
	sets  map[string]*set  // by file
}

// Read reads a knowledge folder and checks it. Rows are in order of file and
// line. When a row is broken the knowledge must not be served: parts of it may
// be missing.
func (r *Reader) Read(fsys fs.FS) (desk.Knowledge, []Row) {
	changed := r.lists.read(fsys)
	rows := slices.Clone(r.lists.rows)
	pages, trouble := r.readPages(fsys, changed)
	rows = append(rows, trouble...)

	knowledge := r.lists.knowledge
	knowledge.Articles = make([]desk.Article, 0, len(pages))
	for _, page := range pages {
		if page.readable() {
			knowledge.Articles = append(knowledge.Articles, page.article)
		}
	}
	sets, trouble := r.readSets(fsys)
	rows = append(rows, trouble...)
	rows = append(rows, confirm(&knowledge, sets, pages)...)
	if len(pages) == 0 && !Fatal(rows) {
		rows = append(rows, newRow("", 0, 0, "lint.empty", nil))
	}
	rows = append(rows, lintTogether(fsys, knowledge, pages, &r.lists)...)
	rows = append(rows, strays(fsys)...)
	slices.SortStableFunc(rows, compareRows)
	return knowledge, rows
}

// readPages reads every Markdown file below a topic folder, in order of name.
// The rows are about files that could not be read at all and about what each
// page says by itself.
func (r *Reader) readPages(fsys fs.FS, listsChanged bool) ([]*page, []Row) {
	files, err := fs.Glob(fsys, "*/*.md")
	if err != nil {
		return nil, []Row{newRow("", 0, 0, "lint.unreadable", nil)}
	}
	known := r.pages
	r.pages = make(map[string]*page, len(files))
	var pages []*page
	var rows []Row
	for _, file := range files {
		if isMedia(file) || path.Base(file) == readme {
			continue
		}
		p, row := known[file], (*Row)(nil)
		if listsChanged || p == nil || !p.fresh(fsys) {
			p, row = r.readPage(fsys, file, p, listsChanged)
		}
		if row != nil {
			rows = append(rows, *row)
			pages = append(pages, &page{file: file, broken: true})
			continue
		}
		r.pages[file] = p
		rows = append(rows, p.rows...)
		if !p.draft { // what is still to be written answers nothing
			pages = append(pages, p)
		}
	}
	return pages, rows
}

// readPage reads one page, unless its text is that of the page known before.
func (r *Reader) readPage(fsys fs.FS, file string, known *page, listsChanged bool) (*page, *Row) {
	f, row := readFile(fsys, file)
	switch {
	case row != nil:
		return nil, row
	case known != nil && known.revision == f.revision && !listsChanged:
		known.stamp = f.stamp
		return known, nil
	}
	p := readPage(f)
	if !p.draft {
		p.lint(&r.lists)
	}
	return p, nil
}

// idOf is the ID an article's file is named by.
func idOf(file string) string {
	id, _, _ := strings.Cut(path.Base(file), ".")
	return id
}

// wantFile is the file an article must stand in.
func wantFile(article desk.Article) string {
	return path.Join(article.Topic, article.ID+"."+article.Period.From.String()+".md")
}
