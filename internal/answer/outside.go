package answer

import (
	"context"
	"slices"

	"hoidap/internal/desk"
)

func newOutside(subjects []desk.Outside) map[string]desk.Outside {
	byID := make(map[string]desk.Outside, len(subjects))
	for _, subject := range subjects {
		byID[subject.ID] = subject
	}
	return byID
}

// outsideSubject hands over a question that is likelier to be about a subject
// that no article covers than about any article, with the office to ask.
// Articles that it may be about all the same are kept as pointers.
func (j *Judge) outsideSubject(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.outside.Chance < max(maybe, anyOf(m.articles)) || slices.ContainsFunc(m.needs, func(n need) bool { return n.asked && n.chance >= surely }) {
		return false, nil
	}
	d.Verdict, d.Outside = desk.HandOver, j.outside[m.outside.ID]
	for _, find := range m.articles[:min(len(m.articles), mostChoices)] {
		if find.Chance >= maybe {
			d.Articles = append(d.Articles, find.ID)
		}
	}
	because(d, "why.outside", map[string]any{"Name": d.Outside.Name, "Chance": percent(m.outside.Chance)})
	return true, nil
}
