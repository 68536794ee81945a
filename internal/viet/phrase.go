package viet

import "slices"

// Phrase is a run of syllables to be looked for in what people type. Built
// with NewPhrase from text with diacritics, it is found with or without them.
type Phrase []Syllable

// NewPhrase reads a phrase.
func NewPhrase(text string) Phrase { return Syllables(text) }

// At reports whether the phrase stands at a place of the text. A syllable
// typed with diacritics must carry those of the phrase: "danh sách" is not
// "đánh sách".
func (p Phrase) At(text []Syllable, at int) bool {
	if !p.fits(text, at) {
		return false
	}
	alike := p.alike()
	for i, own := range p {
		if !alike(own, text[at+i]) {
			return false
		}
	}
	return true
}

// Near reports whether the phrase stands at a place of the text when diacritics
// are left out of account and one syllable may hold a slip of the finger: for
// words that must not be missed whatever somebody in distress typed.
func (p Phrase) Near(text []Syllable, at int) bool {
	return p.fits(text, at) && p.within(text, at, func(own, typed Syllable) bool { return own.Fold == typed.Fold })
}

// Slipped reports whether the phrase stands at a place of the text as by At
// when one syllable may hold a slip of the finger.
func (p Phrase) Slipped(text []Syllable, at int) bool {
	return p.fits(text, at) && p.within(text, at, p.alike())
}

// leastSlipped is the fewest letters of a syllable that may hold a slip, unless
// the phrase is long; a shorter one is near to too many others.
const leastSlipped = 3

// A phrase of so many syllables and letters is known even where the slip made
// another syllable of one of its own.
const (
	tellingSyllables = 3
	tellingLetters   = 10
)

// within reports whether all syllables but one are alike and that one is a slip.
func (p Phrase) within(text []Syllable, at int, alike func(own, typed Syllable) bool) bool {
	slips := 0
	for i, own := range p {
		typed := text[at+i]
		if alike(own, typed) {
			continue
		}
		if slips++; slips > 1 || !p.slip(typed.Fold, own.Fold) {
			return false
		}
	}
	return true
}

// slip reports whether a folded syllable may be a slip of one of the phrase:
// one letter off and, unless the phrase is long, no Vietnamese syllable at all.
// Where a letter was drawn out, the syllable without that is meant.
func (p Phrase) slip(typed, meant string) bool {
	if Possible(typed) {
		return p.telling() && len(typed) >= leastSlipped && len(meant) > leastSlipped && Distance1(typed, meant)
	}
	if once := single(typed); once != typed && Possible(once) {
		return Drawn(typed, meant)
	}
	return (min(len(meant), len(typed)) >= leastSlipped || len(p) >= tellingSyllables) && Distance1(typed, meant)
}

// telling reports whether there is enough of the phrase.
func (p Phrase) telling() bool {
	letters := 0
	for _, own := range p {
		letters += len(own.Fold)
	}
	return len(p) >= tellingSyllables && letters >= tellingLetters
}

// alike compares a syllable of the phrase with one that was typed: without
// diacritics, or with those of the phrase.
func (p Phrase) alike() func(own, typed Syllable) bool {
	marked := p.marked()
	return func(own, typed Syllable) bool {
		return typed.Fold == own.Fold && (!typed.Marked || !marked || typed.Canon == own.Canon)
	}
}

// fits reports whether there is room for the phrase.
func (p Phrase) fits(text []Syllable, at int) bool {
	return len(p) > 0 && at >= 0 && at+len(p) <= len(text)
}

// marked reports whether the phrase was written with diacritics; then its
// syllables without any are meant to have none.
func (p Phrase) marked() bool {
	return slices.ContainsFunc(p, func(s Syllable) bool { return s.Marked })
}
