package viet

import "iter"

// Entry is one phrase of a lexicon with what it stands for.
type Entry[T any] struct {
	Phrase Phrase
	Value  T
}

// Lexicon holds phrases by the key of their first syllable, so that looking for
// all of them at one place of a text takes no longer when there are more.
type Lexicon[T any] map[uint32][]Entry[T]

// Add puts a phrase in; one without a syllable is left out.
func (l Lexicon[T]) Add(phrase Phrase, value T) {
	if len(phrase) > 0 {
		first := phrase[0].key
		l[first] = append(l[first], Entry[T]{phrase, value})
	}
}

// At gives the phrases that stand at a place of the text, in the order they
// were put in.
func (l Lexicon[T]) At(text []Syllable, at int) iter.Seq[Entry[T]] {
	return func(yield func(Entry[T]) bool) {
		entries := l[text[at].key]
		for i := range entries {
			if entries[i].Phrase.At(text, at) && !yield(entries[i]) {
				return
			}
		}
	}
}

// Longest returns the longest phrase that stands at a place of the text, of
// equally long ones the first that was put in.
func (l Lexicon[T]) Longest(text []Syllable, at int) (longest Entry[T], ok bool) {
	if best := l.longest(text, at); best != nil {
		return *best, true
	}
	return longest, false
}

// longest is Longest, nil for none.
func (l Lexicon[T]) longest(text []Syllable, at int) (longest *Entry[T]) {
	entries := l[text[at].key]
	for i := range entries {
		if phrase := entries[i].Phrase; (longest == nil || len(phrase) > len(longest.Phrase)) && phrase.At(text, at) {
			longest = &entries[i]
		}
	}
	return longest
}

// All gives the phrases of a text from left to right, at each place the longest;
// what stands inside a longer one is not given: of "hộ cận nghèo" not "nghèo".
func (l Lexicon[T]) All(text []Syllable) iter.Seq[Entry[T]] {
	return func(yield func(Entry[T]) bool) {
		for at := 0; at < len(text); at++ {
			longest, ok := l.Longest(text, at)
			if !ok {
				continue
			}
			if !yield(longest) {
				return
			}
			at += len(longest.Phrase) - 1
		}
	}
}

// Values is what the phrases stand for that All gives.
func (l Lexicon[T]) Values(text []Syllable) []T {
	var values []T
	for entry := range l.All(text) {
		values = append(values, entry.Value)
	}
	return values
}

// Covered marks the syllables of the text that stand in one of the phrases.
func (l Lexicon[T]) Covered(text []Syllable) []bool {
	covered := make([]bool, len(text))
	for at := range text {
		if longest := l.longest(text, at); longest != nil {
			for i := range longest.Phrase {
				covered[at+i] = true
			}
		}
	}
	return covered
}

// Phrases is a lexicon of phrases that stand for nothing but themselves.
type Phrases = Lexicon[struct{}]

// NewPhrases reads phrases; those without a syllable are left out.
func NewPhrases(texts []string) Phrases {
	phrases := Phrases{}
	for _, text := range texts {
		phrases.Add(NewPhrase(text), struct{}{})
	}
	return phrases
}

// In reports whether one of the phrases stands anywhere in the text.
func (l Lexicon[T]) In(text []Syllable) bool {
	for at := range text {
		if l.longest(text, at) != nil {
			return true
		}
	}
	return false
}
