package answer

import (
	"cmp"
	"context"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
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
// none: the kind must stand right behind a word for oneself, by one of its official
// names.
func (j *Judge) ownHousehold(m *message) desk.Group {
	f := j.follow
	text := m.syllables
	self, links := f.self.Covered(text), f.links.Covered(text)
	behind := false // a word for oneself stands before, with nothing but links between
	for at := range text {
		if entry, ok := f.groups.Longest(text, at); ok && behind && f.households[entry.Value] && !f.bare(entry.Phrase) {
			return entry.Value
		}
		behind = self[at] || behind && links[at]
	}
	return ""
}

// bare reports whether a name of a kind of household is but an ordinary word for
// it, alone or behind the word for the house: "nhà tui nghèo", "tui nhà nghèo" say
// no more than that times are hard.
func (f follow) bare(name viet.Phrase) bool {
	house := slices.ContainsFunc(f.houses, func(word viet.Syllable) bool { return word.Fold == name[0].Fold })
	if house && len(name) > 1 && !f.official.In(name) {
		name = name[1:]
	}
	return len(name) == 1 && f.adjectives.In(name)
}

// ofHousehold gives the chances of articles for other kinds of household to
// those for the kind the talk is about, unless the question names one.
func (j *Judge) ofHousehold(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	household := cmp.Or(d.Household, m.question.Household)
	if household == "" || len(j.kindred.named(m.syllables)) > 0 {
		return false, nil
	}
	for i := range m.articles {
		for _, id := range j.follow.kin[m.articles[i].ID] {
			if j.kindred.apart(m.articles[i].ID, id) && j.kindred.groups[id][0] == household {
				m.articles = handOn(m.articles, i, id)
			}
		}
	}
	j.favour(m.articles, household)
	slices.SortStableFunc(m.articles, func(a, b desk.Find) int { return cmp.Compare(b.Chance, a.Chance) })
	return false, nil
}

// householdLead is how much likelier than any other an article for the household
// of the talk must be to be answered from although the desk is not sure.
const householdLead = 8

// sameHousehold answers a question that only lacks the kind of household, which
// was said before: of all articles, one for that kind is by far the likeliest.
func (j *Judge) sameHousehold(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	household := cmp.Or(d.Household, m.question.Household)
	if household == "" || len(m.articles) == 0 || len(j.kindred.named(m.syllables)) > 0 {
		return false, nil
	}
	best := m.articles[0]
	groups := j.kindred.groups[best.ID]
	if len(groups) != 1 || groups[0] != household || !j.hasKin(best.ID) {
		return false, nil
	}
	if best.Chance < maybe || best.Substance < leastSubstance {
		return false, nil
	}
	if len(m.articles) > 1 && best.Chance < householdLead*m.articles[1].Chance {
		return false, nil
	}
	d.Verdict, d.Articles = desk.Answer, []string{best.ID}
	because(d, "why.same-household", map[string]any{"Article": best.ID, "Household": string(household)})
	return true, nil
}

// How much likelier an article for the kind of household the talk is about gets,
// and what share of the best chance it must have for that.
const (
	ofTheTalk     = 4
	leastFavoured = 0.5
)

// favour makes the articles for one kind of household likelier. The chances and
// that of none still make 1.
func (j *Judge) favour(finds []desk.Find, household desk.Group) {
	whole, most := 1.0, 0.0
	for _, find := range finds {
		most = max(most, find.Chance)
	}
	for i := range finds {
		if finds[i].Chance < leastFavoured*most {
			continue
		}
		if groups := j.kindred.groups[finds[i].ID]; len(groups) == 1 && groups[0] == household && j.hasKin(finds[i].ID) {
			whole += (ofTheTalk - 1) * finds[i].Chance
			finds[i].Chance *= ofTheTalk
		}
	}
	for i := range finds {
		finds[i].Chance /= whole
	}
}

// hasKin reports whether an article for one kind of household has one for
// another that people mistake for it.
func (j *Judge) hasKin(id string) bool {
	return slices.ContainsFunc(j.follow.kin[id], func(other string) bool { return j.kindred.apart(id, other) })
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
