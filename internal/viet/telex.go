package viet

import (
	"strings"
	"unicode/utf8"
)

// Telex undoes the keys of Telex typing left in a word: "hoox" is "hỗ",
// "dduowcj" is "được". It answers false when the word is a possible syllable
// as it stands or would not become one; "coong" can be both, and is "công".
func Telex(word string) (string, bool) {
	word = Normal(word)
	d, ok := newDraft(word)
	if !ok || typedAsMeant(word) && !strings.Contains(word, "oo") {
		return "", false
	}
	for _, r := range word {
		if !telexKey(d, r) {
			return "", false
		}
	}
	return d.word()
}

// typedAsMeant reports whether a word is a possible syllable already.
func typedAsMeant(word string) bool {
	fold := make([]byte, 0, maxStrokes)
	for _, r := range word {
		l, ok := letters.of(r)
		if !ok {
			return false
		}
		fold = append(fold, l.base)
	}
	return Possible(string(fold))
}

// telexKey applies one key.
func telexKey(d *draft, r rune) bool {
	if r >= utf8.RuneSelf || len(d.plain) == 0 {
		return d.letter(r)
	}
	if r == 'd' && d.plain[0] == 'd' {
		return d.bar()
	}
	if !d.hasVowel() {
		if r == 'w' {
			d.keyed = true
			r = 'ư'
		}
		return d.letter(r)
	}
	switch r {
	case 's':
		return d.key(toneRising)
	case 'f':
		return d.key(toneFalling)
	case 'r':
		return d.key(toneAsking)
	case 'x':
		return d.key(toneBroken)
	case 'j':
		return d.key(toneHeavy)
	case 'w':
		return d.telexHook()
	case 'a', 'e', 'o':
		if d.doubles(r) {
			return d.mark([]rune{r}, []rune{circumflexed(r)})
		}
	}
	return d.letter(r)
}

// doubles reports whether a vowel key marks the same vowel typed before: right
// after it, or once the syllable has its closing consonant.
func (d *draft) doubles(r rune) bool {
	if d.plain[len(d.plain)-1] == r {
		return true
	}
	from, to := d.nucleus()
	if to == len(d.plain) {
		return false
	}
	for _, vowel := range d.plain[from:to] {
		if vowel == r {
			return true
		}
	}
	return false
}

// telexHook applies the key that is a breve on a and a horn on u and o.
func (d *draft) telexHook() bool {
	from, to := d.nucleus()
	last := d.plain[max(from, to-1)]
	onlyBreve := last == 'a' && !(to-from == 2 && d.plain[from] == 'u')
	if onlyBreve {
		return d.breve()
	}
	return d.horn() || d.breve()
}

func circumflexed(r rune) rune {
	switch r {
	case 'a':
		return 'â'
	case 'e':
		return 'ê'
	}
	return 'ô'
}
