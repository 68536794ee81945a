package answer

import (
	"context"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// aboutOneself recognises a question only a person's own file can answer, by its
// words, or by a long number beside words that ask to look it up, or for nothing
// else for sure. The
// nearest articles are kept as pointers, never as the answer.
func (j *Judge) aboutOneself(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	reason := ""
	if words, _, ok := j.personal.first(m.syllables); ok {
		reason = join(words)
	}
	if reason == "" && m.numbered {
		_, lookUp := first(j.lookUps, m.syllables)
		if lookUp || !isSure(m.articles) {
			reason = "•••"
		}
	}
	if reason == "" {
		return false, nil
	}
	d.Verdict, d.Personal = desk.HandOver, true
	d.Articles = j.pointers(m.articles)
	because(d, "why.personal", map[string]any{"Phrase": reason})
	return true, nil
}

// pointers are the articles worth a look when the desk cannot answer.
func (j *Judge) pointers(finds []desk.Find) []string {
	var ids []string
	for _, find := range finds {
		if find.Coverage >= pointerCoverage && len(ids) < mostChoices {
			ids = append(ids, find.ID)
		}
	}
	return ids
}

// foreign reports whether a message may be in another language: two syllables
// or more that Vietnamese cannot have, and no diacritics anywhere.
func (j *Judge) foreign(text []viet.Syllable) bool {
	odd := 0
	for _, s := range text {
		if s.Marked {
			return false
		}
		letters := !strings.ContainsAny(s.Fold, "0123456789")
		if letters && len(s.Fold) > 1 && !j.known[s.Fold] && !viet.Possible(s.Fold) {
			odd++
		}
	}
	return odd >= 2
}
