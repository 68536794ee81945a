package viet

// VNI undoes the digits of VNI typing left in a word: "ho65" is "hộ",
// "d9uo7c5" is "được". It answers false when the word has no such digit, has
// others, or would not become a possible syllable.
func VNI(word string) (string, bool) {
	word = Normal(word)
	d, ok := newDraft(word)
	if !ok {
		return "", false
	}
	for _, r := range word {
		if !vniKey(d, r) {
			return "", false
		}
	}
	return d.word()
}

// vniTones are the tones of the digits 1 to 5.
var vniTones = [...]byte{toneRising, toneFalling, toneAsking, toneBroken, toneHeavy}

// vniKey applies one key.
func vniKey(d *draft, r rune) bool {
	switch {
	case r == '9':
		return d.bar()
	case r < '0' || '9' < r:
		return d.letter(r)
	case r == '0' || !d.hasVowel():
		return false
	}
	switch r {
	case '6':
		return d.circumflex()
	case '7':
		return d.horn()
	case '8':
		return d.breve()
	}
	return d.key(vniTones[r-'1'])
}
