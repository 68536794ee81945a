package answer

import (
	"context"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// ask is a way to ask for one part of an article.
type ask struct {
	kind   desk.SectionKind
	phrase viet.Phrase
}

func newAsks(sections []desk.SectionName) []ask {
	var asks []ask
	for _, section := range sections {
		for _, text := range section.Asks {
			if phrase := viet.NewPhrase(text); len(phrase) > 0 {
				asks = append(asks, ask{kind: section.Kind, phrase: phrase})
			}
		}
	}
	return asks
}

// longestAsk finds the longest phrase in the text that asks for a section.
func (j *Judge) longestAsk(text []viet.Syllable) (best ask, at int, ok bool) {
	for _, ask := range j.asks {
		if len(ask.phrase) <= len(best.phrase) {
			continue
		}
		if place := find(ask.phrase, text); place >= 0 {
			best, at, ok = ask, place, true
		}
	}
	return best, at, ok
}

// section is the part of an article a question asks for, "" for none.
func (j *Judge) section(text []viet.Syllable) desk.SectionKind {
	best, _, _ := j.longestAsk(text)
	return best.kind
}

// sectionOnly recognises a follow-up such as "cần giấy tờ gì": nothing but a
// question for a section, which means the article talked about before.
func (j *Judge) sectionOnly(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.question.About == "" {
		return false, nil
	}
	ask, at, ok := j.longestAsk(m.syllables)
	if !ok || !j.onlyFillers(m.syllables[:at]) || !j.onlyFillers(m.syllables[at+len(ask.phrase):]) {
		return false, nil
	}
	d.Verdict, d.Section = desk.Answer, ask.kind
	d.Articles = []string{m.question.About}
	d.Question = join(m.syllables)
	because(d, "why.follow-up", map[string]any{"Article": m.question.About, "Phrase": join(ask.phrase)})
	return true, nil
}
