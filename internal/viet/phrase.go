package viet

import "unicode/utf8"

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
	typed := text[at : at+len(p)]
	for i := range p {
		if !p[i].Alike(&typed[i]) {
			return false
		}
	}
	marked := p.marked()
	for i := range p {
		if !p.alike(i, &typed[i], marked) {
			return false
		}
	}
	return true
}

// Near reports whether the phrase stands at a place of the text when diacritics
// are left out of account and one syllable may hold a slip of the finger: for
// words that must not be missed whatever somebody in distress typed.
func (p Phrase) Near(text []Syllable, at int) bool {
	return p.fits(text, at) && p.within(text[at:at+len(p)], false)
}

// Slipped reports whether the phrase stands at a place of the text as by At
// when one syllable may hold a slip of the finger.
func (p Phrase) Slipped(text []Syllable, at int) bool {
	return p.fits(text, at) && p.within(text[at:at+len(p)], p.marked())
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
func (p Phrase) within(typed []Syllable, marked bool) bool {
	slip := -1
	for i := range p {
		if p.alike(i, &typed[i], marked) {
			continue
		}
		if slip >= 0 {
			return false
		}
		slip = i
	}
	return slip < 0 || p.slip(typed[slip].Fold, p[slip].Fold)
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
// diacritics or, where the phrase was written with them, with those of the
// phrase. Beside other syllables some may be missing, and hỏi and ngã exchanged.
func (p Phrase) alike(at int, typed *Syllable, marked bool) bool {
	own := &p[at]
	if !own.Alike(typed) {
		return false
	}
	return !typed.Marked || !marked || typed.Canon == own.Canon || len(p) > 1 && fainter(typed.Canon, own.Canon)
}

// fainter reports whether a canonical syllable is another of the same letters
// with marks left out, or with ngã for hỏi or hỏi for ngã.
func fainter(typed, own string) bool {
	typed, typedTone := cutTone(typed)
	own, ownTone := cutTone(own)
	if typedTone != toneLevel && typedTone != ownTone && !(typedTone == toneAsking && ownTone == toneBroken) && !(typedTone == toneBroken && ownTone == toneAsking) {
		return false
	}
	for own != "" && typed != "" {
		a, sizeA := utf8.DecodeRuneInString(typed)
		b, sizeB := utf8.DecodeRuneInString(own)
		if l, _ := letters.of(b); a != b && a != rune(l.base) {
			return false
		}
		typed, own = typed[sizeA:], own[sizeB:]
	}
	return typed == own
}

// cutTone cuts a canonical syllable before its tone.
func cutTone(canon string) (plain string, tone byte) {
	last := len(canon) - 1
	if last < 0 || canon[last] < '0'+toneFalling || '0'+toneHeavy < canon[last] {
		return canon, toneLevel
	}
	return canon[:last], canon[last] - '0'
}

// fits reports whether there is room for the phrase.
func (p Phrase) fits(text []Syllable, at int) bool {
	return len(p) > 0 && at >= 0 && at+len(p) <= len(text)
}

// marked reports whether the phrase was written with diacritics; then its
// syllables without any are meant to have none.
func (p Phrase) marked() bool {
	for i := range p {
		if p[i].Marked {
			return true
		}
	}
	return false
}
