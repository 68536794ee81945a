package library

import "hoidap/internal/desk"

// followUpList is the form of follow-up in vocabulary.yaml.
type followUpList struct {
	Leads   []string  `yaml:"leads"`
	Tails   []string  `yaml:"tails"`
	Again   []string  `yaml:"again"`
	Besides []string  `yaml:"besides"`
	Asking  []string  `yaml:"asking"`
	Light   []string  `yaml:"light"`
	Own     []string  `yaml:"own"`
	Next    []string  `yaml:"next"`
	Self    []string  `yaml:"self"`
	Links   []string  `yaml:"links"`
	Polite  []string  `yaml:"polite"`
	Asks    []phrases `yaml:"asks"`
	Must    []string  `yaml:"must"`
	People  []phrases `yaml:"people"`
	Times   []phrases `yaml:"times"`
	Picks   []string  `yaml:"picks"`
	Order   []phrases `yaml:"order"`
}

type phrases struct {
	ID  string   `yaml:"id"`
	Say []string `yaml:"say"`
}

// desk gives the list in the words of the desk.
func (f followUpList) desk() desk.FollowUp {
	return desk.FollowUp{
		Leads: f.Leads, Tails: f.Tails, Again: f.Again, Besides: f.Besides, Asking: f.Asking, Light: f.Light, Own: f.Own, Next: f.Next,
		Self: f.Self, Links: f.Links, Polite: f.Polite,
		Asks: named(f.Asks), Must: f.Must, People: named(f.People), Times: named(f.Times),
		Picks: f.Picks, Order: named(f.Order),
	}
}

func named(list []phrases) []desk.Phrases {
	var out []desk.Phrases
	for _, p := range list {
		out = append(out, desk.Phrases{ID: p.ID, Say: p.Say})
	}
	return out
}
