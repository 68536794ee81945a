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

// group is one of the groups of households that exclude one another.
type group struct {
	id  desk.Group
	say viet.Phrases
}

func newGroups(names []desk.GroupName) []group {
	var groups []group
	for _, name := range names {
		if say := viet.NewPhrases(name.Say); len(say) > 0 {
			groups = append(groups, group{name.ID, say})
		}
	}
	return groups
}

// named lists the groups a question names.
func (x *Index) named(text []viet.Syllable) []desk.Group {
	var named []desk.Group
	for _, group := range x.groups {
		if group.say.In(text) {
			named = append(named, group.id)
		}
	}
	return named
}

// fit weighs an article by the groups a question names. An article that is for
// none of the exclusive groups is for all of them alike.
func (x *Index) fit(d *document, named []desk.Group) float64 {
	if len(named) == 0 {
		return 1
	}
	weight := 1.0
	for i, group := range x.groups {
		switch {
		case !slices.Contains(d.groups, group.id):
		case !slices.Contains(named, group.id):
			weight = min(weight, otherGroup)
		case i == 0:
			return 1
		default:
			return sameGroup
		}
	}
	return weight
}
