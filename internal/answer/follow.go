package answer

import (
	"slices"
	"strconv"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// follow knows how people go on with what was answered just before.
type follow struct {
	leads, tails, light, own, next, must, again, besides viet.Phrases
	self, links, polite, picks                           viet.Phrases
	official, adjectives                                 viet.Phrases    // the names of kinds of households, and the last words of these
	houses                                               []viet.Syllable // the first words of "nhà tui", "gia đình em"
	asks                                                 viet.Lexicon[desk.SectionKind]
	groups                                               viet.Lexicon[desk.Group]
	households                                           map[desk.Group]bool // the kinds that exclude one another
	asking                                               *signs              // what shows that something is asked
	times                                                viet.Lexicon[string]
	order                                                viet.Lexicon[string]
	plain                                                viet.Lexicon[[]viet.Syllable] // short forms and chat spelling
	meanings                                             viet.Lexicon[[]viet.Syllable] // what words stand for besides
	articles                                             map[string][]desk.Article     // the periods of each ID
	kin                                                  neighbours                    // articles mistaken for one another, both ways
}

func newFollow(knowledge desk.Knowledge) follow {
	list, vocabulary := knowledge.Vocabulary.FollowUp, knowledge.Vocabulary
	f := follow{
		leads: viet.NewPhrases(list.Leads), tails: viet.NewPhrases(list.Tails), light: viet.NewPhrases(list.Light),
		own: viet.NewPhrases(list.Own), next: viet.NewPhrases(list.Next), must: viet.NewPhrases(list.Must), again: viet.NewPhrases(list.Again), besides: viet.NewPhrases(list.Besides),
		self: viet.NewPhrases(list.Self), links: viet.NewPhrases(list.Links), polite: viet.NewPhrases(list.Polite),
		picks: viet.NewPhrases(list.Picks), official: viet.Phrases{}, adjectives: viet.Phrases{}, asks: newAsks(knowledge.Sections),
		groups: viet.Lexicon[desk.Group]{}, households: map[desk.Group]bool{}, articles: map[string][]desk.Article{}, kin: neighbours{},
		asking: newSigns(), times: newNamed(list.Times), order: newNamed(list.Order),
		plain:    newMeanings(vocabulary.Abbreviations, vocabulary.Spelling),
		meanings: newMeanings(vocabulary.Synonyms, vocabulary.Abbreviations, vocabulary.Spelling),
	}
	f.asking.add(list.Asking, sign{})
	for _, ask := range list.Asks {
		for _, text := range ask.Say {
			f.asks.Add(viet.NewPhrase(text), desk.SectionKind(ask.ID))
		}
	}
	for _, text := range list.Self {
		if words := viet.Syllables(text); len(words) > 1 {
			f.houses = append(f.houses, words[0])
		}
	}
	f.addGroups(knowledge.Groups, list.People)
	for _, article := range knowledge.Articles {
		f.articles[article.ID] = append(f.articles[article.ID], article)
		for _, other := range article.Neighbours {
			f.kin.join(article.ID, other.See)
			f.kin.join(other.See, article.ID)
		}
	}
	return f
}

// addGroups takes in how kinds of households and people are named. Behind a
// lead the first word of a household's name may be missing: "còn nghèo thì sao".
func (f follow) addGroups(groups []desk.GroupName, people []desk.Phrases) {
	for _, group := range groups {
		if len(group.Say) == 0 {
			continue
		}
		f.households[group.ID] = true
		name := viet.NewPhrase(group.Name)
		f.groups.Add(name, group.ID)
		if len(name) > 1 {
			f.groups.Add(name[1:], group.ID)
			f.official.Add(name, struct{}{})
			f.adjectives.Add(name[len(name)-1:], struct{}{})
		}
		for _, text := range group.Say {
			f.groups.Add(viet.NewPhrase(text), group.ID)
		}
	}
	for _, group := range people {
		for _, text := range group.Say {
			f.groups.Add(viet.NewPhrase(text), desk.Group(group.ID))
		}
	}
}

func newNamed(lists []desk.Phrases) viet.Lexicon[string] {
	named := viet.Lexicon[string]{}
	for _, list := range lists {
		for _, text := range list.Say {
			named.Add(viet.NewPhrase(text), list.ID)
		}
	}
	return named
}

func newMeanings(lists ...[]desk.Meaning) viet.Lexicon[[]viet.Syllable] {
	meanings := viet.Lexicon[[]viet.Syllable]{}
	for _, list := range lists {
		for _, entry := range list {
			for _, text := range entry.Say {
				for _, mean := range entry.Mean {
					meanings.Add(viet.NewPhrase(text), viet.Syllables(mean))
				}
			}
		}
	}
	return meanings
}

// edition is the article of an ID that answers on a day.
func (f follow) edition(id string, day desk.Day) (desk.Edition, bool) {
	periods := f.articles[id]
	if len(periods) == 0 {
		return desk.Edition{}, false
	}
	return desk.Editions(periods, day)[0], true
}

// changes reports whether one period of an article has begun by a day and
// another has not.
func (f follow) changes(id string, day desk.Day) bool {
	begun, ahead := false, false
	for i := range f.articles[id] {
		period := f.articles[id][i].Period
		now := period.Covers(day) || period.Over(day)
		begun, ahead = begun || now, ahead || !now
	}
	return begun && ahead
}

// spelled writes out short forms and chat spelling.
func (f follow) spelled(text []viet.Syllable) []viet.Syllable {
	var out []viet.Syllable
	for at := 0; at < len(text); {
		entry, ok := f.plain.Longest(text, at)
		if !ok {
			out = append(out, text[at])
			at++
			continue
		}
		out = append(out, entry.Value...)
		at += len(entry.Phrase)
	}
	return out
}

// aside is what a short message says about the article of the talk.
type aside struct {
	text    []viet.Syllable
	group   desk.Group // people it names, "" for none
	several bool       // it names more than one kind
	section desk.SectionKind
	ask     []viet.Syllable // how it asks for that
	time    string          // another time than today, by ID of the list
	year    int             // a year it names, 0 for none
	place   desk.Place
	next    bool  // it asks for what comes next
	led     bool  // it begins or ends as only a follow-up does
	doubt   bool  // its lead may as well be a word of the subject: "vay"
	self    bool  // it speaks of the own household
	rest    []int // the syllables that may carry a subject of their own
}

// names reports whether there is anything to go by.
func (a aside) names() bool {
	return a.next || a.group != "" || a.section != "" || a.time != "" || a.year != 0
}

// aside reads a message as one about the article of the talk.
func (j *Judge) aside(text []viet.Syllable) aside {
	f := j.follow
	a := aside{text: text}
	covered := make([]bool, len(text))
	a.nameGroups(f, covered)
	for at := range text {
		if entry, ok := f.times.Longest(text, at); ok && a.time == "" {
			a.time = entry.Value
			cover(covered, at, len(entry.Phrase))
		}
	}
	a.nameYear(covered)
	if place, from, to := j.places.in(text, j.places.named); place.ID != "" {
		a.place = place
		cover(covered, from, to-from)
	}
	if next, at, ok := longest(f.next, text, covered); ok && at <= 1 {
		a.next = true
		cover(covered, at, len(next.Phrase))
	} else if ask, at, ok := longest(f.asks, text, covered); ok {
		a.section, a.ask = ask.Value, text[at:at+len(ask.Phrase)]
		cover(covered, at, len(ask.Phrase))
	}
	lead := j.lead(text)
	cover(covered, 0, lead)
	a.led = lead > 0 || f.tails.In(text)
	sure, likely := j.fillers.Covered(text), j.fillers.Likely(text)
	a.doubt = lead > 0 && !sure[lead-1] && likely[lead-1]
	a.self = f.self.In(text)
	if last := len(text) - 1; last >= 0 {
		sure[last] = likely[last]
	}
	a.leave(covered, sure, f.light.Covered(text), f.self.Covered(text), f.links.Covered(text), f.tails.Covered(text), f.polite.Covered(text))
	return a
}

// nameGroups notes the people the message names; a name within a longer one
// does not count.
func (a *aside) nameGroups(f follow, covered []bool) {
	for at := range a.text {
		entry, ok := f.groups.Longest(a.text, at)
		if !ok || !slices.Contains(covered[at:at+len(entry.Phrase)], false) {
			continue
		}
		a.several = a.several || (a.group != "" && a.group != entry.Value)
		a.group = entry.Value
		cover(covered, at, len(entry.Phrase))
	}
}

// nameYear notes a year that stands in the message as a number.
func (a *aside) nameYear(covered []bool) {
	const first, last = 2000, 2099
	for at, s := range a.text {
		if year, err := strconv.Atoi(s.Fold); err == nil && year >= first && year <= last {
			a.year = year
			cover(covered, at, 1)
		}
	}
}

// lead is how many syllables at the beginning lead over from what was said, 0
// for none. In a text with diacritics "con" is a child and not "còn".
func (j *Judge) lead(text []viet.Syllable) int {
	marked := slices.ContainsFunc(text, func(s viet.Syllable) bool { return s.Marked })
	polite := j.fillers.Covered(text)
	for at := range text {
		if entry, ok := j.follow.leads.Longest(text, at); ok {
			for i, own := range entry.Phrase {
				if marked && own.Marked != text[at+i].Marked {
					return 0
				}
			}
			return at + len(entry.Phrase)
		}
		if !polite[at] {
			break
		}
	}
	return 0
}

// leave notes what no list covers.
func (a *aside) leave(covered []bool, lists ...[]bool) {
	for i := range a.text {
		if covered[i] || slices.ContainsFunc(lists, func(list []bool) bool { return list[i] }) {
			continue
		}
		a.rest = append(a.rest, i)
	}
}

// longest finds the longest phrase of a lexicon that covers nothing covered.
func longest[T any](lexicon viet.Lexicon[T], text []viet.Syllable, covered []bool) (best viet.Entry[T], place int, ok bool) {
	for at := range text {
		for entry := range lexicon.At(text, at) {
			if len(entry.Phrase) > len(best.Phrase) && !slices.Contains(covered[at:at+len(entry.Phrase)], true) {
				best, place, ok = entry, at, true
			}
		}
	}
	return best, place, ok
}

func cover(covered []bool, from, n int) {
	for i := range n {
		covered[from+i] = true
	}
}

// join notes that people mistake one article for another.
func (n neighbours) join(id, other string) {
	if !slices.Contains(n[id], other) {
		n[id] = append(n[id], other)
	}
}
