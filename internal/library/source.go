package library

import (
	"slices"

	"hoidap/internal/desk"
)

// pageless lists the labels of sources that are no page somebody can open.
var pageless = []string{desk.SourceMemory, desk.SourceHearsay, desk.SourceComputed}

// unread lists the labels of sources that nobody has read in the law.
var unread = []string{desk.SourceMemory, desk.SourceHearsay}

// needSources checks that an article says where it was found, and that what is
// only known from memory or hearsay is not passed off as checked.
func needSources(p *page, _ *lists) {
	a := p.article
	line := max(1, p.keys["sources"])
	if len(a.Sources) == 0 {
		p.add(line, "lint.missing-key", map[string]any{"Key": "sources"})
	}
	for _, s := range a.Sources {
		if s.Code == "" || s.URL == "" && !slices.Contains(pageless, s.Code) {
			p.add(line, "lint.source-code", map[string]any{"Value": s.Code})
		}
		if a.Checked.Done() && slices.Contains(unread, s.Code) {
			p.add(line, "lint.checked-memory", map[string]any{"Value": s.Code})
		}
	}
	if _, said := p.keys["basis"]; !said {
		p.add(1, "lint.no-basis", nil)
	}
}

// needCover checks that every figure of an article stands in a source line
// that vouches for it. Numbers of laws and telephones must stand in one that
// somebody can open.
func needCover(p *page, _ *lists) {
	opened, every := coverage{}, coverage{}
	for _, s := range p.article.Sources {
		for _, text := range s.Covers {
			every.add(text)
			if !slices.Contains(pageless, s.Code) {
				opened.add(text)
			}
		}
	}
	for _, c := range p.claims() {
		data := map[string]any{"Value": c.text}
		switch {
		case !every.holds(c.figure):
			p.add(c.line, "lint.unsourced", data)
		case c.kind.mustOpen && !opened.holds(c.figure):
			p.add(c.line, "lint.weak-source", data)
		}
	}
}

// claim is a figure an article states, and where.
type claim struct {
	figure
	line int
}

// claims lists the figures of an article: in what people read, and in the days
// and laws of its front matter, which people are shown too.
func (p *page) claims() []claim {
	var list []claim
	state := func(line int, text string) {
		for _, f := range figuresIn(text) {
			list = append(list, claim{f, line})
		}
	}
	a := p.article
	state(p.keys["title"], a.Title)
	if !a.Older {
		state(p.keys["from"], a.Period.From.Local())
	}
	for _, b := range a.Basis {
		state(p.keys["basis"], b.Number)
		state(p.keys["basis"], b.Date.Local())
	}
	for _, passage := range p.texts {
		state(passage.line, passage.text)
	}
	if p.ended() {
		state(p.keys["to"], a.Period.To.Local())
	}
	return list
}

// ended reports whether the article names a last day that its sources do not
// give as the first day of what came after.
func (p *page) ended() bool {
	to := p.article.Period.To
	if to.IsZero() {
		return false
	}
	covered := coverage{}
	for _, s := range p.article.Sources {
		for _, text := range s.Covers {
			covered.add(text)
		}
	}
	for _, f := range figuresIn(to.Next().Local()) {
		if covered.holds(f) {
			return false
		}
	}
	return true
}
