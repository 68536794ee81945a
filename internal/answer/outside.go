package answer

import "hoidap/internal/desk"

func newOutside(subjects []desk.Outside) map[string]desk.Outside {
	byID := make(map[string]desk.Outside, len(subjects))
	for _, subject := range subjects {
		byID[subject.ID] = subject
	}
	return byID
}

// isOutside reports whether the question is likelier to be about a subject that
// no article covers than about any article, and likely enough to say so.
func (m *message) isOutside() bool {
	return m.outside.Chance >= maybe && m.outside.Chance >= anyOf(m.articles)
}

// handOut hands a question about a subject outside over, with the office to ask.
// Articles that it may be about all the same are kept as pointers.
func (j *Judge) handOut(m *message, d *desk.Decision) {
	d.Verdict, d.Outside = desk.HandOver, j.outside[m.outside.ID]
	for _, find := range m.articles[:min(len(m.articles), mostChoices)] {
		if find.Chance >= maybe {
			d.Articles = append(d.Articles, find.ID)
		}
	}
	because(d, "why.outside", map[string]any{"Name": d.Outside.Name, "Chance": percent(m.outside.Chance)})
}
