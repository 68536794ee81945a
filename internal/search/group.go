package search

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// otherGroup is what the score of an article counts when the question names a
// group of households that the article is not for: "cận nghèo" is not "nghèo".
const otherGroup = 0.6

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

func newAsks(sections []desk.SectionName) viet.Phrases {
	var asks []string
	for _, section := range sections {
		asks = append(asks, section.Asks...)
	}
	return viet.NewPhrases(asks)
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

// concerns reports whether an article may be about the groups a question
// names. One that is for none of the exclusive groups is for all of them.
func (x *Index) concerns(d *document, named []desk.Group) bool {
	if len(named) == 0 {
		return true
	}
	exclusive := false
	for _, group := range x.groups {
		if !slices.Contains(d.groups, group.id) {
			continue
		}
		if slices.Contains(named, group.id) {
			return true
		}
		exclusive = true
	}
	return !exclusive
}
