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

// A subject outside is named when the question holds most of one of its own and
// little besides; from farther it only keeps articles from being taken for it.
const (
	nameCloseness = 0.5
	nameCoverage  = 0.6
)

// outsideSubject hands over a question that is likelier to be about a subject
// that no article covers than about any article, with the office to ask.
// Articles that it may be about all the same are kept as pointers.
func (j *Judge) outsideSubject(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	asked := slices.ContainsFunc(m.needs, func(n need) bool { return n.asked && n.chance >= surely })
	if asked || m.outside.Chance < max(sure, anyOf(m.articles)) {
		return false, nil
	}
	d.Verdict = desk.HandOver
	for _, find := range m.articles[:min(len(m.articles), mostChoices)] {
		if find.Chance >= maybe {
			d.Articles = append(d.Articles, find.ID)
		}
	}
	subject := j.outside[m.outside.ID]
	because(d, "why.outside", map[string]any{"Name": subject.Name, "Chance": percent(m.outside.Chance)})
	if m.outside.Closeness >= nameCloseness && m.outside.Coverage >= nameCoverage {
		d.Outside = subject
	}
	return true, nil
}
