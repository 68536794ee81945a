package library

import (
	"hoidap/internal/desk"
)

// page is one article file as read, with what only its lint needs.
type page struct {
	article   desk.Article
	file      string
	keys      map[string]int // line of each front-matter key
	shortLine int            // line the short answer begins on
	links     []link
	headings  []heading
	texts     []passage
	rows      []Row
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

// readPage reads one article file. Section kinds are not known yet: they
// follow from topics.yaml, in lint.
func readPage(file string, text []byte) (page, []Row) {
	p := page{file: file}
	head, body, bodyLine, ok := cut(text)
	if !ok {
		p.add(1, "lint.no-front", nil)
		return p, p.rows
	}
	p.keys = keyLines(head)
	var f front
	if row, ok := decode(file, head, 1, &f); !ok {
		return p, []Row{row}
	}
	p.fill(f)
	p.shortLine = bodyLine
	p.readBody(body, bodyLine)
	return p, p.rows
}
