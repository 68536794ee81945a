package answer

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// people knows how people of all kinds are called, and which articles are for
// some of them: children, the old, the disabled.
type people struct {
	say      viet.Lexicon[desk.Group]
	articles map[string][]desk.Group // by ID: those it is for that can be named
}

func newPeople(knowledge desk.Knowledge) people {
	p := people{say: viet.Lexicon[desk.Group]{}, articles: map[string][]desk.Group{}}
	var called []desk.Group
	for _, kind := range knowledge.Vocabulary.FollowUp.People {
		called = append(called, desk.Group(kind.ID))
		for _, text := range kind.Say {
			p.say.Add(viet.NewPhrase(text), desk.Group(kind.ID))
		}
	}
	for _, article := range knowledge.Articles {
		for _, group := range article.For {
			if slices.Contains(called, group) && !slices.Contains(p.articles[article.ID], group) {
				p.articles[article.ID] = append(p.articles[article.ID], group)
			}
		}
	}
	return p
}

// named lists the kinds of people a text names.
func (p people) named(text []viet.Syllable) []desk.Group {
	return p.say.Values(text)
}

// strangers reports whether an article is for some kinds of people, and none of
// them was named.
func (p people) strangers(id string, named []desk.Group) bool {
	of := p.articles[id]
	return len(of) > 0 && !slices.ContainsFunc(of, func(group desk.Group) bool { return slices.Contains(named, group) })
}
