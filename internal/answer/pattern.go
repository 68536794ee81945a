package answer

import (
	"strings"

	"hoidap/internal/viet"
)

// shortAlarm is the number of syllables up to which a part of an alarm phrase
// must have its own diacritics when diacritics were typed: folded, two syllables
// are too easily something else.
const shortAlarm = 2

// mostBetween is how many syllables may stand where a phrase has an ellipsis.
const mostBetween = 4

// The signs of the vocabulary: words in between, a choice of words, and words
// that must have their own diacritics.
const (
	ellipsis = "…"
	opens    = "("
	either   = "|"
	closes   = ")"
	own      = "!"
)

// pattern is a phrase of the vocabulary, its parts apart where it has an ellipsis.
type pattern []part

// part holds the ways to say one part of a pattern.
type part struct {
	ways   []way
	begins map[string][]way // the ways by their first folded syllable
	long   map[string][]way // those known even where a slip made another syllable of it, by their second
}

func newPart(ways []way) part {
	p := part{ways: ways, begins: map[string][]way{}, long: map[string][]way{}}
	for _, said := range ways {
		first := said.Phrase[0].Fold
		p.begins[first] = append(p.begins[first], said)
		if len(said.Phrase) > shortAlarm {
			second := said.Phrase[1].Fold
			p.long[second] = append(p.long[second], said)
		}
	}
	return p
}

// way is one way to say a part.
type way struct {
	viet.Phrase
	own bool // it must have its own diacritics
}

// newPattern reads a phrase of the vocabulary. A choice of words stands within
// one part.
func newPattern(text string) (parts pattern) {
	for one := range strings.SplitSeq(text, ellipsis) {
		var ways []way
		for _, said := range choices(one) {
			if phrase := viet.NewPhrase(said); len(phrase) > 0 {
				ways = append(ways, way{phrase, strings.Contains(said, own)})
			}
		}
		if len(ways) > 0 {
			parts = append(parts, newPart(ways))
		}
	}
	return parts
}

// choices writes out a text with choices: "(cháy|khói) nhà" is "cháy nhà" and
// "khói nhà", and an empty choice leaves the word out. Choices hold no others.
func choices(text string) (all []string) {
	before, rest, found := strings.Cut(text, opens)
	words, after, closed := strings.Cut(rest, closes)
	if !found || !closed {
		return []string{text}
	}
	tails := choices(after)
	for word := range strings.SplitSeq(words, either) {
		for _, tail := range tails {
			all = append(all, before+word+tail)
		}
	}
	return all
}

// match tells whether a way to say something stands at a place of the text.
type match func(said way, at int) bool

// at reports whether the parts of a pattern stand behind each other, the first
// at a place of the text, and where they end.
func (p pattern) at(r reading, at int, stands match) (to int, ok bool) {
	if at >= len(r.text) {
		return 0, false
	}
	first := r.text[at].Fold
	for _, said := range p[0].begins[first] {
		if to, ok := p.from(said, r, at, stands); ok {
			return to, true
		}
	}
	for _, said := range p[0].slipped(r, at) {
		if said.Phrase[0].Fold == first {
			continue
		}
		if to, ok := p.from(said, r, at, stands); ok {
			return to, true
		}
	}
	return 0, false
}

// slipped gives the ways that may begin at a place of the text with a slip: all
// where it left no syllable, else those that are known by the rest.
func (p part) slipped(r reading, at int) []way {
	switch {
	case r.odd[at]:
		return p.ways
	case at+1 < len(r.text):
		return p.long[r.text[at+1].Fold]
	default:
		return nil
	}
}

// from is at with one way to say the first part.
func (p pattern) from(said way, r reading, at int, stands match) (to int, ok bool) {
	if !stands(said, at) {
		return 0, false
	}
	to = at + len(said.Phrase)
	if len(p) == 1 {
		return to, true
	}
	for between := range mostBetween + 1 {
		if end, ok := p[1:].at(r, to+between, stands); ok {
			return end, true
		}
	}
	return 0, false
}

// reading is a text in which patterns are looked for.
type reading struct {
	text []viet.Syllable
	odd  []bool // no Vietnamese syllable
}

func newReading(text []viet.Syllable) reading {
	r := reading{text, make([]bool, len(text))}
	for at := range text {
		r.odd[at] = !viet.Possible(text[at].Fold)
	}
	return r
}

// cut is the reading of the words between two places.
func (r reading) cut(from, to int) reading { return reading{r.text[from:to], r.odd[from:to]} }

// around is cut with so many words more before and behind.
func (r reading) around(from, to, most int) reading {
	return r.cut(max(0, from-most), min(len(r.text), to+most))
}
