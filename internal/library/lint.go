package library

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
)

// Limits of plain writing, in words (as written, between spaces).
const (
	maxWords      = 20 // of one sentence
	maxAverage    = 14 // of the sentences of an article
	leastQuestion = 6  // questions of an article
)

// rule checks one page against the lists.
type rule func(p *page, l *lists)

// rules is everything an article is checked for by itself, in the order of its
// file. What it says about other articles is checked in together.go.
var rules = []rule{
	needKeys, needFile, needKnown, needOrder, needSources, needQuestions,
	needShort, needSections, needCover, needPlain, needShortSentences,
}

// lint checks a page by itself. It also gives its sections their kinds, which
// topics.yaml names.
func (p *page) lint(l *lists) {
	needHeadings(p, l) // the cause of other rows more often than not
	if p.broken {
		return
	}
	for _, rule := range rules {
		rule(p, l)
	}
}

func needKeys(p *page, _ *lists) {
	a := p.article
	for _, key := range []struct{ name, value string }{
		{"id", a.ID}, {"title", a.Title}, {"topic", a.Topic}, {"contact", a.Contact},
	} {
		if strings.TrimSpace(key.value) == "" {
			p.add(max(1, p.keys[key.name]), "lint.missing-key", map[string]any{"Key": key.name})
		}
	}
	if !slices.Contains([]desk.Fee{desk.FeeNone, desk.FeeSome, desk.FeeUnknown}, a.Fee) {
		p.add(max(1, p.keys["fee"]), "lint.fee", map[string]any{"Value": string(a.Fee)})
	}
}

func needFile(p *page, _ *lists) {
	if want := wantFile(p.article); want != p.file {
		p.add(1, "lint.file-name", map[string]any{"Want": want})
	}
}

func needKnown(p *page, l *lists) {
	a := p.article
	if !slices.ContainsFunc(l.knowledge.Topics, func(t desk.Topic) bool { return t.ID == a.Topic }) {
		p.add(p.keys["topic"], "lint.unknown-topic", map[string]any{"Value": a.Topic})
	}
	if !slices.ContainsFunc(l.knowledge.Offices, func(o desk.Office) bool { return o.ID == a.Contact }) {
		p.add(p.keys["contact"], "lint.unknown-office", map[string]any{"Value": a.Contact})
	}
	for _, group := range a.For {
		if !slices.ContainsFunc(l.knowledge.Groups, func(g desk.GroupName) bool { return g.ID == group }) {
			p.add(p.keys["for"], "lint.unknown-group", map[string]any{"Value": string(group)})
		}
	}
}

func needOrder(p *page, _ *lists) {
	period := p.article.Period
	if !period.To.IsZero() && period.To.Before(period.From) {
		p.add(p.keys["to"], "lint.period-order", nil)
	}
}

func needQuestions(p *page, _ *lists) {
	questions := slices.DeleteFunc(slices.Clone(p.article.Questions),
		func(q string) bool { return strings.TrimSpace(q) == "" })
	line := max(1, p.keys["questions"])
	switch n := len(questions); {
	case n == 0:
		p.add(line, "lint.no-questions", nil)
	case n < leastQuestion:
		p.add(line, "lint.few-questions", map[string]any{"Count": n, "Least": leastQuestion})
	}
}

func needShort(p *page, _ *lists) {
	n := utf8.RuneCountInString(p.article.Short)
	switch {
	case n == 0:
		p.add(p.shortLine, "lint.no-short", map[string]any{"Most": desk.MaxShort})
	case n > desk.MaxShort:
		p.add(p.shortLine, "lint.long-short", map[string]any{"Count": n, "Most": desk.MaxShort})
	}
}

// needSections names the sections and checks that they are known ones, in
// their fixed order, each once and with something in it.
func needSections(p *page, l *lists) {
	p.article.Sections = nil
	last := -1
	for _, h := range p.headings {
		data := map[string]any{"Value": h.text}
		at := slices.IndexFunc(l.knowledge.Sections, func(s desk.SectionName) bool { return s.Heading == h.text })
		switch {
		case at < 0:
			p.add(h.line, "lint.unknown-section", data)
			continue
		case at <= last:
			p.add(h.line, "lint.section-order", data)
		case len(h.lines) == 0:
			p.add(h.line, "lint.empty-section", data)
		}
		last = max(last, at)
		p.article.Sections = append(p.article.Sections,
			desk.Section{Kind: l.knowledge.Sections[at].Kind, Lines: h.lines})
	}
	if len(p.headings) == 0 {
		p.add(p.shortLine, "lint.no-sections", nil)
	}
}

// needHeadings finds headings that were not taken for one: a section's name
// standing alone without its number signs, or typed right behind them.
func needHeadings(p *page, l *lists) {
	for _, passage := range p.texts {
		name := strings.TrimSpace(strings.TrimLeft(passage.text, "#"))
		known := slices.ContainsFunc(l.knowledge.Sections, func(s desk.SectionName) bool { return strings.EqualFold(s.Heading, name) })
		if known || strings.HasPrefix(passage.text, "#") {
			p.add(passage.line, "lint.lost-heading", map[string]any{"Value": name})
		}
	}
}

func needShortSentences(p *page, _ *lists) {
	for _, passage := range p.texts {
		for _, sentence := range sentences(passage.text) {
			if n := len(strings.Fields(sentence)); n > maxWords {
				p.add(passage.line, "lint.long-sentence",
					map[string]any{"Count": n, "Most": maxWords, "Value": opening(sentence)})
			}
		}
	}
	if prose := Measure(p.article); prose.Average > maxAverage {
		p.add(p.shortLine, "lint.long-average", map[string]any{"Most": maxAverage})
	}
}
