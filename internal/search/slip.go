package search

import (
	"slices"
	"unicode/utf8"
)

// slips finds words one slip of the finger apart without looking at all of
// them: each word stands under itself and under what is left of it when a
// letter is left out, and two words one slip apart have one of these in common.
type slips struct{ table }

func (s *slips) clone() slips { return slips{s.table.clone()} }

// add puts a word in by its number.
func (s *slips) add(word string, number uint32) {
	var room [maxShortened]uint64
	for _, key := range appendShortened(room[:0], word) {
		s.table.add(key, number)
	}
}

// appendNear appends the numbers of words that may be one slip apart from a
// word to a list, each once. A few are farther.
func (s *slips) appendNear(list []uint32, word string) []uint32 {
	var room [maxShortened]uint64
	for _, key := range appendShortened(room[:0], word) {
		list = s.appendAll(list, key)
	}
	return list
}

// maxShortened is the most bytes of a word of which letters are left out; no
// syllable is longer.
const maxShortened = 24

// appendShortened appends keys of a word as it is and with each of its letters
// left out. Two others seldom have the same key.
func appendShortened(keys []uint64, word string) []uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	key := func(before uint64, text string) uint64 {
		for i := range len(text) {
			before = (before ^ uint64(text[i])) * prime
		}
		return before
	}
	keys = append(keys, key(offset, word))
	if len(word) > maxShortened {
		return keys
	}
	for at := range word {
		_, size := utf8.DecodeRuneInString(word[at:])
		keys = append(keys, key(key(offset, word[:at]), word[at+size:]))
	}
	return keys
}

// appendNew adds a value to a list that may be shared, unless it is there.
func appendNew[T comparable](list []T, value T) []T {
	if slices.Contains(list, value) {
		return list
	}
	return append(slices.Clip(list), value)
}
