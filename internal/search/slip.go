package search

import (
	"iter"
	"slices"
	"unicode/utf8"

	"hoidap/internal/viet"
)

// slips finds words one slip of the finger apart without looking at all of
// them: each word stands under itself and under what is left of it when a
// letter is left out, and two words one slip apart have one of these in common.
type slips map[string][]string

// add puts a word in. The lists may be shared with a copy of the map, so none
// is written into.
func (s slips) add(word string) {
	for key := range shortened(word) {
		s[key] = append(slices.Clip(s[key]), word)
	}
}

// near gives the words one slip apart from a word, each once.
func (s slips) near(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var room [64]string
		met := room[:0]
		for key := range shortened(word) {
			for _, other := range s[key] {
				if slices.Contains(met, other) {
					continue
				}
				met = append(met, other)
				if viet.Distance1(word, other) && !yield(other) {
					return
				}
			}
		}
	}
}

// maxShortened is the most bytes of a word of which letters are left out; no
// syllable is longer.
const maxShortened = 24

// shortened gives a word as it is and with each of its letters left out.
func shortened(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(word) || len(word) > maxShortened {
			return
		}
		for at := range word {
			_, size := utf8.DecodeRuneInString(word[at:])
			if !yield(word[:at] + word[at+size:]) {
				return
			}
		}
	}
}

// appendNew adds a word to a list that may be shared, unless it is there.
func appendNew(list []string, word string) []string {
	if slices.Contains(list, word) {
		return list
	}
	return append(slices.Clip(list), word)
}
