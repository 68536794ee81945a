package answer

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// newPlaces reads the names of communes and wards, old and new, each with every
// word that may stand before it: "xã Minh Tâm", "ở Minh Tâm". An old name leads
// to the unit of today; where a new unit has an old one's name, to that.
func newPlaces(places []desk.Place, before []string) viet.Lexicon[desk.Place] {
	names := viet.Lexicon[desk.Place]{}
	for _, place := range places {
		for _, name := range slices.Concat([]string{place.Name}, place.Former) {
			bare := bareName(name, before)
			for _, word := range before {
				names.Add(viet.NewPhrase(word+" "+bare), place)
			}
		}
	}
	return names
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

// place is the first place the text names, the zero place for none.
func (j *Judge) place(text []viet.Syllable) desk.Place {
	for at := range text {
		if entry, ok := j.places.Longest(text, at); ok {
			return entry.Value
		}
	}
	return desk.Place{}
}
