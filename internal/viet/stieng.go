package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// stiengLetters maps the letters of the alphabets in use for Stiêng to those a
// person types on a Vietnamese keyboard.
var stiengLetters = strings.NewReplacer(
	"đ", "d", "ƀ", "b", "ŋ", "ng", "ñ", "nh", "ɲ", "nh", "ɟ", "j",
	"ɔ", "o", "ə", "o", "ɨ", "u", "ɛ", "e", "ʌ", "o", "ʃ", "s", "ʰ", "h",
	"ː", "", "ʔ", "", "'", "", "’", "", "ʼ", "", "-", "",
)

// StiengFold reduces a Stiêng word, in any of its alphabets, to plain letters
// with no letter doubled, so that one word is found however it was written.
// Folding twice changes nothing.
func StiengFold(word string) string {
	word = clip(word, maxBytes)
	if plain, ok := plainly(word); ok {
		return plain
	}
	word = norm.NFC.String(strings.ToLower(word))
	word = norm.NFD.String(stiengLetters.Replace(word))
	var b strings.Builder
	b.Grow(len(word))
	last := rune(-1)
	for _, r := range word {
		if unicode.Is(unicode.M, r) || r == last {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// plainly folds a word of letters of the Vietnamese alphabet, as most are, and
// answers false for any other.
func plainly(word string) (folded string, ok bool) {
	var room [24]byte
	plain := room[:0]
	for _, r := range word {
		l, ok := letters.of(r)
		if !ok {
			return "", false
		}
		if len(plain) == 0 || plain[len(plain)-1] != l.base {
			plain = append(plain, l.base)
		}
	}
	if string(plain) == word {
		return word, true
	}
	return string(plain), true
}
