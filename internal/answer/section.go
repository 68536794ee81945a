package answer

import (
	"context"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// newAsks gathers the ways to ask for one part of an article.
func newAsks(sections []desk.SectionName) viet.Lexicon[desk.SectionKind] {
	asks := viet.Lexicon[desk.SectionKind]{}
	for _, section := range sections {
		for _, text := range section.Asks {
			asks.Add(viet.NewPhrase(text), section.Kind)
		}
	}
	return asks
}

// longestAsk finds the longest phrase in the text that asks for a section.
func (j *Judge) longestAsk(text []viet.Syllable) (best viet.Entry[desk.SectionKind], place int, ok bool) {
	for at := range text {
		ask, stands := j.asks.Longest(text, at)
		if stands && len(ask.Phrase) > len(best.Phrase) {
			best, place, ok = ask, at, true
		}
	}
	return best, place, ok
}

// section is the part of an article a question asks for, "" for none.
func (j *Judge) section(text []viet.Syllable) desk.SectionKind {
	best, _, _ := j.longestAsk(text)
	return best.Value
}

// sectionOnly recognises a follow-up such as "cần giấy tờ gì": nothing but a
// question for a section, which means the article talked about before.
func (j *Judge) sectionOnly(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.question.About == "" {
		return false, nil
	}
	ask, at, ok := j.longestAsk(m.syllables)
	if !ok || !j.around(m.syllables, at, at+len(ask.Phrase)) {
		return false, nil
	}
	d.Verdict, d.Section = desk.Answer, ask.Value
	d.Articles = []string{m.question.About}
	d.Question = join(m.syllables)
	because(d, "why.follow-up", map[string]any{"Article": m.question.About, "Phrase": join(ask.Phrase)})
	return true, nil
}
