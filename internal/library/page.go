package library

import (
	"io/fs"

	"hoidap/internal/desk"
)

// page is one article file as read, with what only its lint needs.
type page struct {
	article   desk.Article
	file      string
	revision  uint64
	stamp     stamp
	broken    bool           // nothing of it can be used
	draft     bool           // still to be written: nothing of it is used yet
	keys      map[string]int // line of each front-matter key
	shortLine int            // line the short answer begins on
	links     []link
	headings  []heading
	texts     []passage
	rows      []Row    // of reading it and of the rules for one page
	asked     []string // keys of its questions, see keysOf; nil until somebody needs them
}

// link is a reference to another article.
type link struct {
	id   string
	line int
}

// heading is a section heading as written; its kind is given by topics.yaml.
type heading struct {
	text  string
	line  int
	lines []desk.Line
}

// passage is a run of body text and the line it begins on.
type passage struct {
	text string
	line int
}

func (p *page) add(line int, id string, data map[string]any) {
	p.rows = append(p.rows, newRow(p.file, line, 0, id, data))
}

// readable reports whether the article may be used.
func (p *page) readable() bool { return !p.broken }

// fresh reports whether the file is surely as it was when it was read.
func (p *page) fresh(fsys fs.FS) bool {
	info, err := fs.Stat(fsys, p.file)
	return err == nil && p.stamp.same(info)
}

// readPage reads one article file. Section kinds are not known yet: they
// follow from topics.yaml, in lint.
func readPage(f file) *page {
	p := &page{file: f.name, revision: f.revision, stamp: f.stamp}
	head, body, bodyLine, ok := cut(f.text)
	if !ok {
		p.broken = true
		p.add(1, "lint.no-front", nil)
		return p
	}
	p.keys = keyLines(head)
	var front front
	if row, ok := decode(f.name, head, 1, &front); !ok {
		p.broken = true
		p.rows = []Row{row}
		return p
	}
	if p.draft = front.Status == draft; p.draft {
		p.add(max(1, p.keys["status"]), "lint.draft", nil)
		return p
	}
	if front.Status != "" {
		p.add(p.keys["status"], "lint.status", map[string]any{"Value": front.Status})
	}
	p.fill(front)
	p.article.Revision = f.revision
	p.shortLine = bodyLine
	p.readBody(body, bodyLine)
	p.broken = Fatal(p.rows)
	return p
}
