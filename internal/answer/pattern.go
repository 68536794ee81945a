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
type part []way

// way is one way to say a part.
type way struct {
	viet.Phrase
	own bool // it must have its own diacritics
}

// newPattern reads a phrase of the vocabulary. A choice of words stands within
// one part.
func newPattern(text string) (parts pattern) {
	for one := range strings.SplitSeq(text, ellipsis) {
		var ways part
		for _, said := range choices(one) {
			if phrase := viet.NewPhrase(said); len(phrase) > 0 {
				ways = append(ways, way{phrase, strings.Contains(said, own)})
			}
		}
		if len(ways) > 0 {
			parts = append(parts, ways)
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
// at a place, and where they end.
func (p pattern) at(at int, stands match) (to int, ok bool) {
	for _, way := range p[0] {
		if !stands(way, at) {
			continue
		}
		to = at + len(way.Phrase)
		if len(p) == 1 {
			return to, true
		}
		for between := range mostBetween + 1 {
			if end, ok := p[1:].at(to+between, stands); ok {
				return end, true
			}
		}
	}
	return 0, false
}
