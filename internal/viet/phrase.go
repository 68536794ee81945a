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
	marked := p.marked()
	for i, own := range p {
		typed := text[at+i]
		if typed.Fold != own.Fold || (typed.Marked && marked && typed.Canon != own.Canon) {
			return false
		}
	}
	return true
}

// Near reports whether the phrase stands at a place of the text when diacritics
// are left out of account and one syllable may hold a slip of the finger that
// made it no Vietnamese syllable at all: for words that must not be missed
// whatever somebody in distress typed.
func (p Phrase) Near(text []Syllable, at int) bool {
	if !p.fits(text, at) {
		return false
	}
	slips := 0
	for i, own := range p {
		typed := text[at+i].Fold
		if typed == own.Fold {
			continue
		}
		slips++
		if slips > 1 || Possible(typed) || !Distance1(typed, own.Fold) {
			return false
		}
	}
	return true
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

// Phrases is a list of phrases looked for together.
type Phrases []Phrase

// NewPhrases reads phrases; those without a syllable are left out.
func NewPhrases(texts []string) Phrases {
	phrases := make(Phrases, 0, len(texts))
	for _, text := range texts {
		if phrase := NewPhrase(text); len(phrase) > 0 {
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}

// Covered marks the syllables of the text that stand in one of the phrases.
func (p Phrases) Covered(text []Syllable) []bool {
	covered := make([]bool, len(text))
	for at := range text {
		for _, phrase := range p {
			if phrase.At(text, at) {
				for i := range phrase {
					covered[at+i] = true
				}
			}
		}
	}
	return covered
}
