package library

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"hoidap/internal/desk"
)

// body walks the Markdown of one article.
type body struct {
	page   *page
	source []byte
	line   int // line of the file that source begins on
}

// readBody reads the short answer and the sections. Only paragraphs, simple
// lists, second-level headings and links to articles are allowed: every door
// can show those.
func (p *page) readBody(source []byte, line int) {
	b := &body{page: p, source: source, line: line}
	document := goldmark.New().Parser().Parse(text.NewReader(source))
	var short []string
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		if title, ok := node.(*ast.Heading); ok {
			b.heading(title)
			continue
		}
		lines := b.block(node)
		if last := len(p.headings) - 1; last >= 0 {
			p.headings[last].lines = append(p.headings[last].lines, lines...)
			continue
		}
		for _, line := range lines {
			if line.Kind != desk.LineText {
				p.add(b.lineOf(node), "lint.short-list", nil)
			}
			short = append(short, line.Text)
		}
	}
	p.article.Short = strings.Join(short, " ")
}

func (b *body) heading(node *ast.Heading) {
	line := b.lineOf(node)
	if node.Level != 2 {
		b.page.add(line, "lint.heading-level", nil)
	}
	b.page.headings = append(b.page.headings, heading{text: b.inline(node), line: line})
}

// block turns a paragraph or a list into lines; anything else is a row.
func (b *body) block(node ast.Node) []desk.Line {
	switch node := node.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return []desk.Line{b.words(node, desk.LineText)}
	case *ast.List:
		var lines []desk.Line
		for item := node.FirstChild(); item != nil; item = item.NextSibling() {
			lines = append(lines, b.item(item)...)
		}
		return lines
	}
	b.page.add(b.lineOf(node), "lint.markup", nil)
	return nil
}

func (b *body) item(item ast.Node) []desk.Line {
	var lines []desk.Line
	for child := item.FirstChild(); child != nil; child = child.NextSibling() {
		switch child.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			lines = append(lines, b.words(child, desk.LineItem))
		default:
			b.page.add(b.lineOf(child), "lint.nested", nil)
		}
	}
	return lines
}

// words reads the text of one block as one line of a reply.
func (b *body) words(node ast.Node, kind desk.LineKind) desk.Line {
	words := b.inline(node)
	b.page.texts = append(b.page.texts, passage{text: words, line: b.lineOf(node)})
	return desk.Line{Kind: kind, Text: words}
}

// inline gathers the plain text below a node and notes the links in it.
func (b *body) inline(node ast.Node) string {
	var words strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			words.Write(child.Segment.Value(b.source))
			if child.SoftLineBreak() || child.HardLineBreak() {
				words.WriteByte(' ')
			}
		case *ast.Link:
			b.link(node, child)
			words.WriteString(b.inline(child))
		case *ast.AutoLink:
			words.Write(child.URL(b.source))
		default:
			b.page.add(b.lineOf(node), "lint.markup", nil)
		}
	}
	return strings.Join(strings.Fields(words.String()), " ")
}

func (b *body) link(block ast.Node, node *ast.Link) {
	id := string(node.Destination)
	b.page.links = append(b.page.links, link{id: id, line: b.lineOf(block)})
	for _, known := range b.page.article.Related {
		if known == id {
			return
		}
	}
	b.page.article.Related = append(b.page.article.Related, id)
}

// lineOf is the line of the file a block begins on, found through the first
// block below it that holds text.
func (b *body) lineOf(node ast.Node) int {
	for node != nil && node.Type() == ast.TypeBlock {
		if lines := node.Lines(); lines != nil && lines.Len() > 0 {
			return b.line + bytes.Count(b.source[:lines.At(0).Start], []byte("\n"))
		}
		node = node.FirstChild()
	}
	return b.line
}
