package viet

import "unicode"

// The digits that stand for tones at the end of a canonical syllable. The
// level tone has none.
const (
	toneLevel   = 1
	toneFalling = 2 // huyền
	toneBroken  = 3 // ngã
	toneAsking  = 4 // hỏi
	toneRising  = 5 // sắc
	toneHeavy   = 6 // nặng
)

// vowelRows holds every vowel in every tone, in the order of the tone digits.
var vowelRows = [...][6]rune{
	{'a', 'à', 'ã', 'ả', 'á', 'ạ'},
	{'ă', 'ằ', 'ẵ', 'ẳ', 'ắ', 'ặ'},
	{'â', 'ầ', 'ẫ', 'ẩ', 'ấ', 'ậ'},
	{'e', 'è', 'ẽ', 'ẻ', 'é', 'ẹ'},
	{'ê', 'ề', 'ễ', 'ể', 'ế', 'ệ'},
	{'i', 'ì', 'ĩ', 'ỉ', 'í', 'ị'},
	{'o', 'ò', 'õ', 'ỏ', 'ó', 'ọ'},
	{'ô', 'ồ', 'ỗ', 'ổ', 'ố', 'ộ'},
	{'ơ', 'ờ', 'ỡ', 'ở', 'ớ', 'ợ'},
	{'u', 'ù', 'ũ', 'ủ', 'ú', 'ụ'},
	{'ư', 'ừ', 'ữ', 'ử', 'ứ', 'ự'},
	{'y', 'ỳ', 'ỹ', 'ỷ', 'ý', 'ỵ'},
}

// rowBases holds the letter each row of vowelRows is folded to.
const rowBases = "aaaeeiooouuy"

// letter is what one letter of the Vietnamese alphabet is made of.
type letter struct {
	lower rune // the letter in lower case; 0 marks a rune outside the alphabet
	plain rune // lower case without tone
	base  byte // without any mark
	tone  byte
}

// alphabet looks up the letters with marks, which lie in two narrow stretches
// of Unicode, and those of ASCII.
type alphabet struct {
	near [0x1B1]letter
	far  [0x1EFA - 0x1EA0]letter
}

var letters = newAlphabet()

func newAlphabet() *alphabet {
	a := new(alphabet)
	for r := 'a'; r <= 'z'; r++ {
		a.put(letter{lower: r, plain: r, base: byte(r), tone: toneLevel})
	}
	a.put(letter{lower: 'đ', plain: 'đ', base: 'd', tone: toneLevel})
	for i, row := range vowelRows {
		for t, r := range row {
			a.put(letter{lower: r, plain: row[0], base: rowBases[i], tone: byte(t + 1)})
		}
	}
	return a
}

// put enters a letter in lower and upper case.
func (a *alphabet) put(l letter) {
	*a.slot(l.lower) = l
	*a.slot(unicode.ToUpper(l.lower)) = l
}

// slot is where a rune's letter lies, nil when the rune is out of range.
func (a *alphabet) slot(r rune) *letter {
	switch {
	case r >= 0 && int(r) < len(a.near):
		return &a.near[r]
	case r >= 0x1EA0 && int(r)-0x1EA0 < len(a.far):
		return &a.far[r-0x1EA0]
	}
	return nil
}

// of returns the letter a rune stands for, if it is of the alphabet.
func (a *alphabet) of(r rune) (letter, bool) {
	slot := a.slot(r)
	if slot == nil || slot.lower == 0 {
		return letter{}, false
	}
	return *slot, true
}

// toned puts a tone on a toneless vowel; other letters stay as they are.
func toned(plain rune, tone byte) rune {
	for _, row := range vowelRows {
		if row[0] == plain {
			return row[tone-1]
		}
	}
	return plain
}

// isVowel reports whether a toneless letter is a vowel.
func isVowel(plain rune) bool {
	switch plain {
	case 'a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y':
		return true
	}
	return false
}

// toneOfMark returns the tone of a combining mark, 0 for any other rune.
func toneOfMark(r rune) byte {
	switch r {
	case '\u0300':
		return toneFalling
	case '\u0303':
		return toneBroken
	case '\u0309':
		return toneAsking
	case '\u0301':
		return toneRising
	case '\u0323':
		return toneHeavy
	}
	return 0
}
