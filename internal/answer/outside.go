package answer

import (
	"context"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// foreseenExactly is how close a question must come to one the writer of an
// article foresaw for the article to answer it although it names a subject
// outside.
const foreseenExactly = 0.9

// outside knows the subjects no article covers.
type outside struct {
	subjects viet.Lexicon[desk.Outside]
	not      map[string]viet.Phrases // by ID
}

func newOutside(subjects []desk.Outside) outside {
	o := outside{subjects: viet.Lexicon[desk.Outside]{}, not: map[string]viet.Phrases{}}
	for _, subject := range subjects {
		for _, text := range subject.Say {
			o.subjects.Add(viet.NewPhrase(text), subject)
		}
		o.not[subject.ID] = viet.NewPhrases(subject.Not)
	}
	return o
}

// outsideSubject recognises a question about a subject that is known to have no
// article: the search would find one that shares its words.
func (j *Judge) outsideSubject(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if len(d.Finds) > 0 && d.Finds[0].Closeness >= foreseenExactly {
		return false, nil
	}
	for at := range m.syllables {
		entry, ok := j.outside.subjects.Longest(m.syllables, at)
		if !ok || j.outside.not[entry.Value.ID].In(m.syllables) {
			continue
		}
		d.Verdict, d.Outside = desk.HandOver, entry.Value
		because(d, "why.outside", map[string]any{"Phrase": join(entry.Phrase), "Name": entry.Value.Name})
		return true, nil
	}
	return false, nil
}
