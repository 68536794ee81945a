package answer

import (
	"cmp"
	"context"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// neighbours holds, by ID, the articles that people mistake for it.
type neighbours map[string][]string

// kindred knows which articles are for one kind of household alone.
type kindred struct {
	groups map[string][]desk.Group // by ID of an article: the exclusive ones it is for
	say    viet.Lexicon[desk.Group]
}

func newKindred(knowledge desk.Knowledge) kindred {
	k := kindred{groups: map[string][]desk.Group{}, say: viet.Lexicon[desk.Group]{}}
	for _, group := range knowledge.Groups {
		for _, text := range group.Say {
			k.say.Add(viet.NewPhrase(text), group.ID)
		}
		for _, article := range knowledge.Articles {
			if len(group.Say) > 0 && slices.Contains(article.For, group.ID) && !slices.Contains(k.groups[article.ID], group.ID) {
				k.groups[article.ID] = append(k.groups[article.ID], group.ID)
			}
		}
	}
	return k
}

// named lists the kinds of household a text names.
func (k kindred) named(text []viet.Syllable) []desk.Group {
	return k.say.Values(text)
}

// passedOver reports whether a find is not for the kind of household named, and
// one that people mistake for it is for that kind alone.
func (j *Judge) passedOver(find desk.Find, finds []desk.Find, named []desk.Group) bool {
	groups := j.kindred.groups[find.ID]
	if find.Outside || len(named) == 0 || len(groups) > 1 || len(groups) == 1 && slices.Contains(named, groups[0]) {
		return false
	}
	return slices.ContainsFunc(finds, func(other desk.Find) bool {
		of := j.kindred.groups[other.ID]
		return other.ID != find.ID && !other.Outside && len(of) == 1 && slices.Contains(named, of[0]) &&
			(slices.Contains(j.confused[find.ID], other.ID) || slices.Contains(j.confused[other.ID], find.ID))
	})
}

// apart reports whether two articles are for different kinds of household, each
// for one alone.
func (k kindred) apart(a, b string) bool {
	return len(k.groups[a]) == 1 && len(k.groups[b]) == 1 && k.groups[a][0] != k.groups[b][0]
}

// whichHousehold asks back when the best find is for one kind of household, a
// neighbour of it for another, and the question names none.
func (j *Judge) whichHousehold(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if len(m.articles) == 0 || len(j.kindred.named(m.syllables)) > 0 {
		return false, nil
	}
	best := m.articles[0]
	ids := []string{best.ID}
	for _, find := range m.articles[1:] {
		if j.kindred.apart(best.ID, find.ID) && slices.Contains(j.confused[best.ID], find.ID) &&
			find.Chance >= worth*best.Chance && len(ids) < mostChoices {
			ids = append(ids, find.ID)
		}
	}
	if len(ids) == 1 || anyOf(m.articles) < maybe {
		return false, nil
	}
	d.Verdict, d.Articles = desk.AskBack, ids
	because(d, "why.groups", map[string]any{"Article": ids[0], "Other": ids[1]})
	return true, nil
}

func newNeighbours(articles []desk.Article) neighbours {
	n := neighbours{}
	for _, article := range articles {
		for _, other := range article.Neighbours {
			if !slices.Contains(n[article.ID], other.See) {
				n[article.ID] = append(n[article.ID], other.See)
			}
		}
	}
	return n
}

// choices are the articles offered when the desk asks back: the best, then
// those whose chance is not far behind it. Of two with much the same, the one
// that people mistake for the best comes first.
func (n neighbours) choices(finds []desk.Find) []string {
	best := finds[0]
	near := slices.DeleteFunc(slices.Clone(finds[1:]), func(find desk.Find) bool {
		return find.Chance < worth*best.Chance
	})
	slices.SortStableFunc(near, func(a, b desk.Find) int {
		return cmp.Compare(n.closeness(best, b), n.closeness(best, a))
	})
	ids := []string{best.ID}
	for _, find := range near[:min(len(near), mostChoices-1)] {
		ids = append(ids, find.ID)
	}
	return ids
}

// mistaken is what it counts that people mistake one article for the other.
const mistaken = 1.5

// closeness is how near a find comes to being the one that was meant.
func (n neighbours) closeness(best, find desk.Find) float64 {
	if slices.Contains(n[best.ID], find.ID) {
		return mistaken * find.Chance
	}
	return find.Chance
}
