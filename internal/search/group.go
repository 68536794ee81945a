package search

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// What the score of an article counts when the question names a group of
// households: less when the article is for another group, as "cận nghèo" is not
// "nghèo", and more when it is for the same one. The first group of the list is
// named in passing whatever the question is about, so it gives nothing more.
const (
	sameGroup  = 1.25
	otherGroup = 0.6
)

// groups are the groups of households that exclude one another.
type groups struct {
	ids []desk.Group // in the order of the list
	say viet.Lexicon[desk.Group]
}

func newGroups(names []desk.GroupName) groups {
	g := groups{say: viet.Lexicon[desk.Group]{}}
	for _, name := range names {
		if len(name.Say) > 0 {
			g.ids = append(g.ids, name.ID)
		}
		for _, text := range name.Say {
			g.say.Add(viet.NewPhrase(text), name.ID)
		}
	}
	return g
}

// named lists the groups a question names.
func (x *Index) named(text []viet.Syllable) []desk.Group {
	return x.groups.say.Values(text)
}

// fit weighs an article by the groups a question names. An article that is for
// none of the exclusive groups is for all of them alike.
func (x *Index) fit(d *document, named []desk.Group) float64 {
	if len(named) == 0 {
		return 1
	}
	weight := 1.0
	for i, group := range x.groups.ids {
		switch {
		case !slices.Contains(d.groups, group):
		case !slices.Contains(named, group):
			weight = min(weight, otherGroup)
		case i == 0:
			return 1
		default:
			return sameGroup
		}
	}
	return weight
}
