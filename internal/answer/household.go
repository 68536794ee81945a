package answer

import (
	"cmp"
	"context"
	"slices"

	"hoidap/internal/desk"
)

// householdOnly recognises a message that says what kind of household somebody
// has and nothing else: "nhà tui hộ cận nghèo".
func (j *Judge) householdOnly(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	d.Household = j.ownHousehold(m)
	if d.Household == "" {
		return false, nil
	}
	f := j.follow
	text := m.syllables
	groups, self, links, polite := f.groups.Covered(text), f.self.Covered(text), f.links.Covered(text), f.polite.Covered(text)
	for i := range text {
		if !groups[i] && !self[i] && !links[i] && !polite[i] {
			return false, nil
		}
	}
	d.Verdict, d.Intent = desk.SmallTalk, desk.IntentHousehold
	d.Question = join(text)
	because(d, "why.household", map[string]any{"Household": string(d.Household)})
	return true, nil
}

// ownHousehold is the kind of household a message says the person has, "" for
// none: the kind must stand right behind a word for oneself.
func (j *Judge) ownHousehold(m *message) desk.Group {
	f := j.follow
	text := m.syllables
	self, links := f.self.Covered(text), f.links.Covered(text)
	behind := false // a word for oneself stands before, with nothing but links between
	for at := 0; at < len(text); at++ {
		if entry, ok := f.groups.Longest(text, at); ok && f.households[entry.Value] && behind {
			return entry.Value
		}
		behind = self[at] || behind && links[at]
	}
	return ""
}

// ofHousehold gives the chances of articles for other kinds of household to
// those for the kind the talk is about, unless the question names one.
func (j *Judge) ofHousehold(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	household := cmp.Or(d.Household, m.question.Household)
	if household == "" || len(j.kindred.named(m.syllables)) > 0 {
		return false, nil
	}
	for i := range d.Finds {
		for _, id := range j.follow.kin[d.Finds[i].ID] {
			if j.kindred.apart(d.Finds[i].ID, id) && j.kindred.groups[id][0] == household {
				d.Finds = handOn(d.Finds, i, id)
			}
		}
	}
	slices.SortStableFunc(d.Finds, func(a, b desk.Find) int { return cmp.Compare(b.Chance, a.Chance) })
	return false, nil
}

// handOn gives the chance of a find to another article.
func handOn(finds []desk.Find, from int, id string) []desk.Find {
	to := slices.IndexFunc(finds, func(find desk.Find) bool { return find.ID == id })
	if to < 0 {
		finds = append(finds, desk.Find{ID: id})
		to = len(finds) - 1
	}
	finds[to].Chance += finds[from].Chance
	finds[to].Substance = max(finds[to].Substance, finds[from].Substance)
	finds[to].Coverage = max(finds[to].Coverage, finds[from].Coverage)
	finds[from].Chance = 0
	return finds
}
