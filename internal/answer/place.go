package answer

import (
	"context"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// places knows the names of communes and wards, old and new. An old name leads
// to the unit of today; where a new unit has an old one's name, to that.
type places struct {
	named   viet.Lexicon[desk.Place] // with a word before it: "xã Minh Tâm", "ở Minh Tâm"
	bare    viet.Lexicon[desk.Place] // "Minh Tâm", which may be a person's name
	fillers viet.Fillers             // what may stand around a name without asking anything
}

func newPlaces(knowledge desk.Knowledge) places {
	before := knowledge.PlaceWords
	p := places{
		named: viet.Lexicon[desk.Place]{}, bare: viet.Lexicon[desk.Place]{},
		fillers: viet.NewFillers(slices.Concat(knowledge.Vocabulary.Fillers, before), knowledge.Vocabulary.MarkedFillers),
	}
	for _, place := range knowledge.Places {
		for _, name := range slices.Concat([]string{place.Name}, place.Former) {
			bare := bareName(name, before)
			p.bare.Add(viet.NewPhrase(bare), place)
			for _, word := range before {
				p.named.Add(viet.NewPhrase(word+" "+bare), place)
			}
		}
	}
	return p
}

// bareName is a name without the kind of unit before it.
func bareName(name string, before []string) string {
	for _, word := range before {
		if bare, ok := strings.CutPrefix(name, word+" "); ok {
			return bare
		}
	}
	return name
}

// in is the first place a text names, the zero place for none, with the run of
// syllables that names it.
func (p places) in(text []viet.Syllable, names viet.Lexicon[desk.Place]) (place desk.Place, from, to int) {
	for at := range text {
		if entry, ok := names.Longest(text, at); ok {
			return entry.Value, at, at + len(entry.Phrase)
		}
	}
	return desk.Place{}, 0, 0
}

// placeOnly recognises a message that says where somebody lives and nothing
// else: "tui ở An Khương", or a bare name.
func (j *Judge) placeOnly(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	place, from, to := j.places.in(m.syllables, j.places.bare)
	if place.ID == "" {
		return false, nil
	}
	around := slices.Concat(m.syllables[:from], m.syllables[to:])
	if slices.Contains(j.places.fillers.Covered(around), false) {
		return false, nil
	}
	d.Verdict, d.Intent, d.Place = desk.SmallTalk, desk.IntentPlace, place
	d.Question = join(m.syllables)
	because(d, "why.place", map[string]any{"Place": place.Name})
	return true, nil
}
