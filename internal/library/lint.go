package library

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
)

// maxWords is the most words a sentence of an article may have.
const maxWords = 25

// rest is what a page is checked against.
type rest struct {
	desk.Knowledge
	// ids are those of every article, also of those that cannot be read: a
	// mistake in one article is no mistake in those that link to it.
	ids map[string]bool
}

// rule checks one page against the rest of the knowledge.
type rule func(p *page, k rest)

// rules is everything an article is checked for, in the order of its file.
var rules = []rule{
	needKeys, needFile, needKnown, needOrder, needQuestions,
	needShort, needSections, needLinks, needShortSentences,
}

// lint checks pages one by one, then each ID over its periods. It also gives
// the sections of every article their kinds, which topics.yaml names.
func lint(knowledge desk.Knowledge, pages []page, ids map[string]bool) []Row {
	var rows []Row
	for i := range pages {
		p := &pages[i]
		p.rows = nil
		for _, rule := range rules {
			rule(p, rest{knowledge, ids})
		}
		rows = append(rows, p.rows...)
		knowledge.Articles[i].Sections = p.article.Sections
	}
	return append(rows, lintPeriods(pages)...)
}

func needKeys(p *page, _ rest) {
	a := p.article
	for _, key := range []struct{ name, value string }{
		{"id", a.ID}, {"title", a.Title}, {"topic", a.Topic}, {"contact", a.Contact},
	} {
		if strings.TrimSpace(key.value) == "" {
			p.add(max(1, p.keys[key.name]), "lint.missing-key", map[string]any{"Key": key.name})
		}
	}
	if len(a.Sources) == 0 {
		p.add(max(1, p.keys["sources"]), "lint.missing-key", map[string]any{"Key": "sources"})
	}
	if len(a.Basis) == 0 {
		p.add(max(1, p.keys["basis"]), "lint.no-basis", nil)
	}
	if !slices.Contains([]desk.Fee{desk.FeeNone, desk.FeeSome, desk.FeeUnknown}, a.Fee) {
		p.add(max(1, p.keys["fee"]), "lint.fee", map[string]any{"Value": string(a.Fee)})
	}
}

func needFile(p *page, _ rest) {
	if want := wantFile(p.article); want != p.file {
		p.add(1, "lint.file-name", map[string]any{"Want": want})
	}
}

func needKnown(p *page, k rest) {
	a := p.article
	if !slices.ContainsFunc(k.Topics, func(t desk.Topic) bool { return t.ID == a.Topic }) {
		p.add(p.keys["topic"], "lint.unknown-topic", map[string]any{"Value": a.Topic})
	}
	if !slices.ContainsFunc(k.Offices, func(o desk.Office) bool { return o.ID == a.Contact }) {
		p.add(p.keys["contact"], "lint.unknown-office", map[string]any{"Value": a.Contact})
	}
	for _, group := range a.For {
		if !slices.ContainsFunc(k.Groups, func(g desk.GroupName) bool { return g.ID == group }) {
			p.add(p.keys["for"], "lint.unknown-group", map[string]any{"Value": string(group)})
		}
	}
}

func needOrder(p *page, _ rest) {
	period := p.article.Period
	if !period.To.IsZero() && period.To.Before(period.From) {
		p.add(p.keys["to"], "lint.period-order", nil)
	}
}

func needQuestions(p *page, _ rest) {
	questions := slices.DeleteFunc(slices.Clone(p.article.Questions),
		func(q string) bool { return strings.TrimSpace(q) == "" })
	if len(questions) == 0 {
		p.add(max(1, p.keys["questions"]), "lint.no-questions", nil)
	}
}

func needShort(p *page, _ rest) {
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
func needSections(p *page, k rest) {
	p.article.Sections = nil
	last := -1
	for _, h := range p.headings {
		data := map[string]any{"Value": h.text}
		at := slices.IndexFunc(k.Sections, func(s desk.SectionName) bool { return s.Heading == h.text })
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
			desk.Section{Kind: k.Sections[at].Kind, Lines: h.lines})
	}
	if len(p.headings) == 0 {
		p.add(p.shortLine, "lint.no-sections", nil)
	}
}

func needLinks(p *page, k rest) {
	for _, link := range p.links {
		if !k.ids[link.id] || link.id == p.article.ID {
			p.add(link.line, "lint.dead-link", map[string]any{"Value": link.id})
		}
	}
}

func needShortSentences(p *page, _ rest) {
	for _, passage := range p.texts {
		for _, sentence := range sentences(passage.text) {
			if n := len(strings.Fields(sentence)); n > maxWords {
				p.add(passage.line, "lint.long-sentence",
					map[string]any{"Count": n, "Most": maxWords, "Value": opening(sentence)})
			}
		}
	}
}
