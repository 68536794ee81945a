package viet

import (
	"strings"
	"unicode/utf8"
)

// reread gives the words that nobody can have meant as they stand the forms of
// what was meant. Telex keys that may as well be a foreign word ("test", "max")
// are read only beside a word that can be nothing but Telex.
func (c *cutter) reread() {
	telex, doubtful := false, false
	for i := range c.found {
		if s := &c.found[i]; !s.lone && odd(s.Fold) {
			doubtful = true
			telex = telex || surelyTelex(shortened(s.Text)) || surelyTelex(shortened(s.Fold))
		}
	}
	if !doubtful {
		return
	}
	for i, s := range c.found {
		if !odd(s.Fold) {
			continue
		}
		read, ok := reading(s.Text, telex)
		if !ok || !typedAsMeant(read) {
			read, ok = reading(s.Fold, telex)
		}
		if ok {
			c.found[i] = c.syllable(s.Text, read)
		}
	}
}

// odd reports whether a folded word has what no Vietnamese syllable has, and
// keys left in the text or letters drawn out bring about: the letters f, j and
// w, an r, s or x after a vowel, the same letter twice.
func odd(fold string) bool {
	var before, vowels byte
	for i := range len(fold) {
		letter := fold[i]
		if letter >= utf8.RuneSelf {
			return false
		}
		kind := kinds[letter]
		if letter == before && letter >= 'a' || kind&strange != 0 || kind&vowels != 0 {
			return true
		}
		if kind&vowel != 0 {
			vowels = afterVowel
		}
		before = letter
	}
	return false
}

// What a letter is to odd.
const (
	strange    = 1 << iota // in no syllable
	afterVowel             // in none behind a vowel
	vowel
)

// kinds are the kinds of the letters of ASCII.
var kinds = [utf8.RuneSelf]byte{
	'f': strange, 'j': strange, 'w': strange, 'r': afterVowel, 's': afterVowel, 'x': afterVowel,
	'a': vowel, 'e': vowel, 'i': vowel, 'o': vowel, 'u': vowel, 'y': vowel,
}

// reading is what an odd word is read as, if not as it stands.
func reading(word string, telex bool) (string, bool) {
	short := shortened(word)
	if telex || surelyTelex(short) {
		if read, ok := Telex(short); ok {
			return read, true
		}
	}
	if endsInManyU(short) {
		return "", false
	}
	once := undrawn(short)
	if horn := strings.ContainsAny(short, "ưừữửứự"); !horn && short != word && strings.HasSuffix(short, "u") {
		once = squeezed(short, func(a, b letter) bool { return a.base == b.base }) // "ngủuuu": no syllable ends so but with ưu
	}
	if once != short && len(once) > 1 && typedAsMeant(once) {
		return once, true
	}
	return short, short != word
}

// endsInManyU reports whether a word ends in several u that may be one or two
// drawn out: "cuuuu" is cu or cứu.
func endsInManyU(word string) bool {
	stem := strings.TrimRight(word, "u")
	return len(word)-len(stem) > 1 && stem != "" && strings.IndexFunc(stem, isSounded) < 0
}

// isSounded reports whether a letter is a vowel, whatever its marks.
func isSounded(r rune) bool {
	l, ok := letters.of(r)
	return ok && isVowel(rune(l.base))
}

// surelyTelex reports whether a word holds keys of Telex that no foreign word
// has as well and is read without them: a tone on f or j, a tone or a w with
// another key, a đ at the beginning.
func surelyTelex(word string) bool {
	if len(word) < 3 || len(word) > 2*maxStrokes {
		return false
	}
	tones := strings.Count(word[1:], "s") + strings.Count(word[1:], "r") + strings.Count(word[1:], "x")
	marks := strings.Count(word, "aa") + strings.Count(word, "ee") + strings.Count(word, "oo") + strings.Count(word[1:], "w")
	sure := strings.HasPrefix(word, "dd") || strings.ContainsAny(word[1:], "fj") || marks > 1 || marks == 1 && tones > 0
	if !sure {
		return false
	}
	_, ok := Telex(word)
	return ok
}

// shortened writes once what was drawn out to three letters or more, unless the
// word is nothing else or has no vowel: "iii" is a number, "cccd" a card.
func shortened(word string) string {
	runes := []rune(word)
	kept := make([]rune, 0, len(runes))
	for at := 0; at < len(runes); {
		end := at + 1
		for end < len(runes) && runes[end] == runes[at] {
			end++
		}
		if end-at == 2 {
			kept = append(kept, runes[at])
		}
		kept = append(kept, runes[at])
		at = end
	}
	if len(kept) < 2 || endsInManyU(word) || strings.IndexFunc(word, isSounded) < 0 {
		return word
	}
	return string(kept)
}
