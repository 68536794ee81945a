package answer

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// sceneBetween is how many syllables may stand between two words of a scene.
const sceneBetween = 5

// scenes are dangers told by kinds of words: whoever hits, hitting, whom. A text
// is read once for the words of all kinds; a scene then only looks where these
// stand, so that kinds are never multiplied out.
type scenes struct {
	words *signs // the kind of each is its kind of words
	kinds int
	all   []scene
}

// scene is what happens, as kinds of words one behind another.
type scene struct {
	alarm int
	kinds []int
}

// span is where words of a kind stand in a text.
type span struct{ from, to int }

func newScenes(vocabulary desk.Vocabulary) scenes {
	s := scenes{words: newSigns(), kinds: len(vocabulary.Kinds)}
	byID := map[string]int{}
	for at, kind := range vocabulary.Kinds {
		byID[kind.ID] = at
		s.words.add(kind.Say, sign{kind: at})
	}
	for at, alarm := range vocabulary.Alarms {
		for _, text := range alarm.Scenes {
			one := scene{alarm: at}
			for id := range strings.SplitSeq(text, ellipsis) {
				kind, known := byID[strings.TrimSpace(id)]
				if !known {
					kind = -1
				}
				one.kinds = append(one.kinds, kind)
			}
			if !slices.Contains(one.kinds, -1) {
				s.all = append(s.all, one)
			}
		}
	}
	return s
}

// read finds the words of all kinds in a text, by kind.
func (s scenes) read(r reading, stands match) [][]span {
	seen := make([][]span, s.kinds)
	for at := range r.text {
		for sign := range s.words.beginning(r, at) {
			if !sign.possible(r) {
				continue
			}
			if to, found := sign.at(r, at, stands); found {
				seen[sign.kind] = append(seen[sign.kind], span{at, to})
			}
		}
	}
	return seen
}

// in gives the places where the scene is told, in order of its beginning.
func (s scene) in(seen [][]span) func(yield func(span) bool) {
	return func(yield func(span) bool) {
		for _, kind := range s.kinds {
			if len(seen[kind]) == 0 {
				return
			}
		}
		for _, begin := range seen[s.kinds[0]] {
			if to, ok := s.from(seen, s.kinds[1:], begin.to); ok && !yield(span{begin.from, to}) {
				return
			}
		}
	}
}

// from reports whether words of the kinds stand one behind another from a place
// on, and where they end.
func (s scene) from(seen [][]span, kinds []int, at int) (to int, ok bool) {
	if len(kinds) == 0 {
		return at, true
	}
	for _, next := range seen[kinds[0]] {
		if next.from < at || next.from > at+sceneBetween {
			continue
		}
		if to, ok := s.from(seen, kinds[1:], next.to); ok {
			return to, true
		}
	}
	return 0, false
}
