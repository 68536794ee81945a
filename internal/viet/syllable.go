package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Syllable is one syllable, abbreviation or number as typed, with the two
// forms it is indexed under.
type Syllable struct {
	// Text is the syllable in normal form, as it stands in the text; an amount is
	// in digits, with its unit: "1,2" and "triệu".
	Text string
	// Canon unites the ways to spell one syllable: letters without tone but
	// with the marks of the vowels, and the tone as a digit at the end (2 huyền,
	// 3 ngã, 4 hỏi, 5 sắc, 6 nặng, none for ngang). "hòa" and "hoà" are "hoa2",
	// "kỹ" and "kĩ" are "ki3".
	Canon string
	// Fold is the syllable without any mark: "hoa", "duoc".
	Fold string
	// Marked says that it was typed with a diacritic.
	Marked bool

	lone bool   // whatever stands around it, it is read like this; of single letters only vowels are
	key  uint32 // of Fold, by which phrases are looked for
}

// Plain is a syllable of which nothing but its folded letters is known.
func Plain(fold string) Syllable {
	return Syllable{Text: fold, Canon: fold, Fold: fold, key: keyOf(fold)}
}

// keyOf is a number for a folded syllable; two others seldom have the same.
func keyOf(fold string) uint32 {
	key := uint32(2166136261)
	for i := range len(fold) {
		key = (key ^ uint32(fold[i])) * 16777619
	}
	return key
}

// Key is a number for the folded syllable, the same whenever it is read; two
// others seldom have the same one.
func (s *Syllable) Key() uint32 { return s.key }

// Alike reports whether two syllables are the same without their diacritics.
func (s *Syllable) Alike(other *Syllable) bool { return s.key == other.key && s.Fold == other.Fold }

// Syllables cuts a text at everything that is neither letter nor digit and
// between letters and digits. An amount is one number, with its unit from a
// million on ("2.000.000", "2tr" and "hai triệu" are "2000000" and "trieu"),
// single letters joined by strokes, dots or spaces are one abbreviation ("k/o"
// is "ko"), and a word nobody can have meant as it stands is read, its Text
// unchanged: keys of VNI or Telex typing left in it ("d9uo7c5" and "dduowcj" are
// "được"), letters drawn out ("nghèooo" is "nghèo").
func Syllables(text string) []Syllable {
	text = Normal(text)
	c := cutter{text: text}
	c.begin()
	c.cut()
	if c.vni && len(c.lone) > 0 || len(c.lone) == manyLone {
		c = cutter{text: text, loose: true}
		c.begin()
		c.cut()
	}
	c.spaced()
	c.reread()
	c.amounts()
	return c.found
}

// Anew reads the texts of a run of syllables, with a space between two. It is
// the run itself where no text could be read otherwise than beside those that
// stood around it.
func Anew(run []Syllable) []Syllable {
	for i := range run {
		if !run[i].lone {
			return Syllables(Join(run))
		}
	}
	return run
}

// Join writes the texts of a run of syllables with a space between two.
func Join(run []Syllable) string {
	length := 0
	for i := range run {
		length += len(run[i].Text) + 1
	}
	var b strings.Builder
	b.Grow(length)
	for i := range run {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(run[i].Text)
	}
	return b.String()
}

// begin makes room for the syllables of a normal text and their forms: nearly
// all stand between two spaces, and only some have other forms than they were
// typed in.
func (c *cutter) begin() {
	c.found = make([]Syllable, 0, strings.Count(c.text, " ")+1)
	c.forms.Grow(len(c.text) + len(c.text)/2 + 16)
}

// Fold writes a text as its folded syllables joined by one space, cut to
// MaxRunes between two syllables. Folding twice changes nothing.
func Fold(text string) string { return Folds(Syllables(text)) }

// Folds is Fold for a text that was read.
func Folds(read []Syllable) string {
	return joined(read, func(s Syllable) string { return s.Fold })
}

// joined writes one form of each syllable, cut to MaxRunes.
func joined(syllables []Syllable, form func(Syllable) string) string {
	var b strings.Builder
	b.Grow(8 * len(syllables))
	count := 0
	for i, s := range syllables {
		word := form(s)
		count += utf8.RuneCountInString(word)
		if i > 0 {
			count++
		}
		if count > MaxRunes {
			break
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// isWordRune reports whether a rune of normal text is part of a word.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return isWritten(r)
}

// add appends a syllable.
func (c *cutter) add(typed, read string) { c.found = append(c.found, c.syllable(typed, read)) }

// syllable makes a syllable; the letters its forms are made of may differ from
// what was typed.
func (c *cutter) syllable(typed, read string) Syllable {
	s := Syllable{Text: typed, Canon: read, Fold: read}
	switch {
	case isASCII(read):
		s.lone = len(read) > 1 || isVowel(rune(read[0])) && read != "y"
		if endsInLoneY(read) {
			start := c.forms.Len()
			c.forms.WriteString(read[:len(read)-1])
			c.forms.WriteByte('i')
			s.Canon = c.forms.String()[start:]
		}
	case plainText(read):
		s.Marked = true
		s.Fold, s.Canon = c.marked(read)
		s.lone = len(s.Fold) > 1 || s.Fold != "y" && isVowel(rune(s.Fold[0]))
	default:
		s.Fold, s.Canon = foreign(read)
		s.Marked = s.Fold != read
	}
	s.key = keyOf(s.Fold)
	s.lone = s.lone && typed == read && s.Fold[0] >= 'a' && !odd(s.Fold) && !multiplies(&s)
	return s
}

// marked makes the forms of a word of the alphabet in the store they share. One
// store for all syllables saves two allocations each; what it gave out never
// changes.
func (c *cutter) marked(word string) (fold, canon string) {
	var room [24]byte
	plain, tone, start := room[:0], byte(toneLevel), c.forms.Len()
	for _, r := range word {
		l := letters.slot(r)
		c.forms.WriteByte(l.base)
		plain = utf8.AppendRune(plain, l.plain)
		if l.tone != toneLevel {
			tone = l.tone
		}
	}
	middle := c.forms.Len()
	if endsInLoneY(string(plain)) {
		plain[len(plain)-1] = 'i'
	}
	c.forms.Write(plain)
	if tone != toneLevel {
		c.forms.WriteByte('0' + tone)
	}
	forms := c.forms.String()
	return forms[start:middle], forms[middle:]
}

// foreign makes the forms of a word with letters outside the alphabet.
func foreign(word string) (fold, canon string) {
	var folded, plain strings.Builder
	tone := byte(0)
	for _, r := range norm.NFD.String(word) {
		if t := toneOfMark(r); t != 0 {
			tone = t
			continue
		}
		plain.WriteRune(r)
		switch {
		case r == 'đ':
			folded.WriteByte('d')
		case !unicode.Is(unicode.Mn, r):
			folded.WriteRune(r)
		}
	}
	canon = norm.NFC.String(plain.String())
	if tone != 0 {
		canon += string(rune('0' + tone))
	}
	return norm.NFC.String(folded.String()), canon
}

// endsInLoneY reports whether the only vowel of a toneless syllable is a y at
// its end, where i may stand as well: kỹ, lý, quý.
func endsInLoneY(plain string) bool {
	last := len(plain) - 1
	if last < 1 || last > 3 || plain[last] != 'y' {
		return false
	}
	return plain == "quy" || strings.IndexFunc(plain[:last], isVowel) < 0
}

func isASCII(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
