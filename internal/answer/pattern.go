package answer

import (
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// shortAlarm is the number of syllables up to which a part of an alarm phrase
// must have its own diacritics when diacritics were typed: folded, two syllables
// are too easily something else.
const shortAlarm = 2

// mostBetween is how many syllables may stand where a phrase has an ellipsis.
const mostBetween = 4

// The signs of the vocabulary: words in between, and a choice of words.
const (
	ellipsis = "…"
	opens    = "("
	either   = "|"
	closes   = ")"
)

// pattern is a phrase with its parts apart where it has an ellipsis.
type pattern []viet.Phrase

// newPatterns reads a phrase of the vocabulary: one pattern for every choice
// of its words.
func newPatterns(text string) (patterns []pattern) {
	for _, one := range choices(text) {
		var parts pattern
		for _, part := range strings.Split(one, ellipsis) {
			if phrase := viet.NewPhrase(part); len(phrase) > 0 {
				parts = append(parts, phrase)
			}
		}
		if len(parts) > 0 {
			patterns = append(patterns, parts)
		}
	}
	return patterns
}

// choices writes out a phrase with choices: "(cháy|khói) nhà" is "cháy nhà" and
// "khói nhà", and an empty choice leaves the word out. Choices hold no others.
func choices(text string) (all []string) {
	before, rest, found := strings.Cut(text, opens)
	words, after, closed := strings.Cut(rest, closes)
	if !found || !closed {
		return []string{text}
	}
	tails := choices(after)
	for _, word := range strings.Split(words, either) {
		for _, tail := range tails {
			all = append(all, before+word+tail)
		}
	}
	return all
}

// at reports whether the pattern stands at a place of the text, none of its
// words among the taken ones, and where it ends. Taken may be nil.
func (p pattern) at(text []viet.Syllable, at int, taken []bool) (to int, ok bool) {
	return p.found(at, func(part viet.Phrase, at int) bool {
		return stands(part, text, at) && (taken == nil || !slices.Contains(taken[at:at+len(part)], true))
	})
}

// alike reports the same of a pattern that looks like one of danger: its words
// must have their own diacritics when diacritics were typed.
func (p pattern) alike(text []viet.Syllable, at int) (to int, ok bool) {
	return p.found(at, func(part viet.Phrase, at int) bool { return part.Slipped(text, at) })
}

// found puts the parts of a pattern behind each other, the first at a place.
func (p pattern) found(at int, stands func(part viet.Phrase, at int) bool) (to int, ok bool) {
	if !stands(p[0], at) {
		return 0, false
	}
	to = at + len(p[0])
	for _, part := range p[1:] {
		between := 0
		for !stands(part, to+between) {
			if between++; between > mostBetween {
				return 0, false
			}
		}
		to += between + len(part)
	}
	return to, true
}

// stands reports whether a phrase stands at a place, with one slip of the finger
// at most: a short one with its own diacritics, a longer one whatever diacritics
// were typed.
func stands(phrase viet.Phrase, text []viet.Syllable, at int) bool {
	if len(phrase) <= shortAlarm {
		return phrase.Slipped(text, at)
	}
	return phrase.Near(text, at)
}
