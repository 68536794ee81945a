package answer

import (
	"strings"

	"hoidap/internal/viet"
)

// leastSlipped is the fewest letters a syllable that stands alone must have for a
// slip in it to be believed: one letter off, a shorter one is anything.
const leastSlipped = 4

// leastTyped is the same for a syllable of a long phrase in place of which a
// short form of chat was typed.
const leastTyped = 3

// longAlarm is how many syllables a phrase must have to be known by the others
// where one typed in place of its own is another word.
const longAlarm = 4

const vowels = "aeiouy"

// mayBeSlip reports whether what was typed differs from a phrase it is near to by
// what can be a slip of the finger and not by another word. Of a short phrase too
// little is left to know it by when one of its syllables is a short form of chat.
func (a alarms) mayBeSlip(phrase viet.Phrase, text []viet.Syllable, at int) bool {
	slip := differing(phrase, text[at:])
	if slip < 0 {
		return true
	}
	typed, meant := text[at+slip], phrase[slip].Fold
	switch {
	case viet.Drawn(typed.Fold, meant):
		return true
	case len(typed.Fold) >= leastTyped && a.everyday[typed.Canon]:
		return false
	case farther(typed, phrase[slip]):
		return false
	case len(phrase) < longAlarm && anotherWord(typed.Fold, meant):
		return false
	case len(phrase) > shortAlarm:
		return (len(meant) >= leastTyped || !a.known[typed.Fold]) && phrase.Slipped(text, at)
	case len(phrase) == 1 && len(meant) < leastSlipped:
		return false
	default:
		return !a.known[typed.Fold] && strings.ContainsAny(typed.Fold, vowels)
	}
}

// legible reports whether a syllable of a scene can be read in what was typed,
// which is none. A short one must have all its consonants, in order, or all its
// letters: "xc" is "xác", "lsm" is not "lịm".
func legible(typed, meant string) bool {
	return len(meant) >= leastSlipped || viet.Drawn(typed, meant) || consonants(typed) == consonants(meant) || lettersOf(typed) == lettersOf(meant)
}

// consonants drops the vowels of a folded syllable.
func consonants(fold string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(vowels, r) {
			return -1
		}
		return r
	}, fold)
}

// anotherWord reports whether a folded syllable is one that does not sound like
// the one that is meant.
func anotherWord(typed, meant string) bool {
	if !viet.Possible(typed) {
		return false
	}
	for sound := range viet.Neighbours(typed) {
		if sound == meant {
			return false
		}
	}
	return true
}

// farther reports whether a syllable typed with its own diacritics is more than
// one letter or tone away from the one that is meant: "lãnh" is no slip of "đánh".
func farther(typed, meant viet.Syllable) bool {
	return typed.Canon != typed.Fold && viet.Possible(typed.Fold) && !viet.Distance1(typed.Canon, meant.Canon)
}

// differing is the first syllable of a phrase other than the one typed at its
// place, diacritics aside, -1 for none.
func differing(phrase viet.Phrase, typed []viet.Syllable) int {
	for at := range phrase {
		if phrase[at].Fold != typed[at].Fold {
			return at
		}
	}
	return -1
}

// ownMarks reports whether a phrase stands at a place of the text with its own
// diacritics, hỏi and ngã exchanged or not.
func ownMarks(phrase viet.Phrase, text []viet.Syllable, at int) bool {
	if at+len(phrase) > len(text) {
		return false
	}
	for i, own := range phrase {
		if asking(own.Canon) != asking(text[at+i].Canon) {
			return false
		}
	}
	return true
}

// asking is a canonical syllable with hỏi for ngã.
func asking(canon string) string {
	if plain, broken := strings.CutSuffix(canon, "3"); broken {
		return plain + "4"
	}
	return canon
}
