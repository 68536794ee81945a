package viet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxGroups = 4  // of three digits after the first: up to a few hundred thousand millions
	maxKeyed  = 24 // bytes of the longest word that may hold typing keys
	maxJoined = 12 // letters of the longest abbreviation written with dots

	leastSpaced = 4 // letters of an abbreviation written with spaces
	groupWidth  = 3
	manyLone    = 4 // different words with a digit after each are VNI typing
)

// cutter cuts normal text into syllables, left to right.
type cutter struct {
	text  string
	at    int
	found []Syllable
	forms strings.Builder
	vni   bool     // keys of VNI typing were left in a word
	lone  []string // words with one digit after them that may be such a key
	loose bool     // take that digit for one
}

// cut takes everything there is.
func (c *cutter) cut() {
	for c.at < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[c.at:])
		switch {
		case unicode.IsDigit(r):
			c.number()
		case isWordRune(r):
			c.word()
		default:
			c.at += size + c.face(r)
		}
	}
}

// face is the length of the letter that makes a face of a sign, as in ":v" and
// "=D", 0 if there is none.
func (c *cutter) face(sign rune) int {
	if sign != ':' && sign != '=' && sign != ';' || c.follows(isAlnum) {
		return 0
	}
	rest := c.text[c.at+1:]
	if rest == "" || strings.IndexByte("vdpox3", rest[0]) < 0 || beginsAlnum(rest[1:]) {
		return 0
	}
	return 1
}

// number takes the number that starts here.
func (c *cutter) number() {
	rest := c.text[c.at:]
	if !c.insideNumber() {
		digits, length := sum(rest)
		if length == 0 {
			digits, length = amount(rest)
		}
		if length > 0 {
			c.found = appendAmount(c.found, digits, false)
			c.at += length
			return
		}
	}
	length := runLength(rest, unicode.IsDigit)
	c.add(rest[:length], rest[:length])
	c.at += length
}

// insideNumber reports whether this place follows a digit and a separator: a
// group cut off from a number that is no amount begins none either.
func (c *cutter) insideNumber() bool {
	if c.at < 2 || c.text[c.at-1] != '.' && c.text[c.at-1] != ',' {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(c.text[:c.at-1])
	return unicode.IsDigit(r)
}

// amount reads digits in groups of three, as "2.000.000", and returns them
// without the separators and how many bytes they took; 0 if there is no amount.
func amount(text string) (digits string, length int) {
	length = asciiDigits(text)
	if length == 0 || length > groupWidth || text[0] == '0' || length == len(text) {
		return "", 0
	}
	separator := text[length]
	if separator != '.' && separator != ',' {
		return "", 0
	}
	digits = text[:length]
	for groups := 0; length+1 < len(text) && text[length] == separator; groups++ {
		width := asciiDigits(text[length+1:])
		if width == 0 {
			break
		}
		if width != groupWidth || groups == maxGroups {
			return "", 0
		}
		digits += text[length+1 : length+1+groupWidth]
		length += 1 + groupWidth
	}
	if len(digits) <= groupWidth {
		return "", 0
	}
	return digits, length
}

// word takes the word that starts here.
func (c *cutter) word() {
	rest := c.text[c.at:]
	if length, letters := wordLength(rest); letters > 1 && endsPlainly(rest[length:]) {
		c.add(rest[:length], rest[:length])
		c.at += length
		return
	}
	if length := c.joined(); length > 0 {
		letters := strings.Map(dropJoint, c.text[c.at:c.at+length])
		c.add(letters, letters)
		c.at += length
		return
	}
	if length := c.keyed(); length > 0 {
		c.at += length
		return
	}
	length := runLength(c.text[c.at:], isWordRune)
	c.add(c.text[c.at:c.at+length], c.text[c.at:c.at+length])
	c.at += length
}

// wordLength is the number of bytes and of runes of the word a text begins with.
func wordLength(text string) (length, letters int) {
	for length < len(text) {
		size := 1
		if letter := text[length]; letter >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[length:]); !isWordRune(r) {
				return length, letters
			}
		} else if letter < 'a' || 'z' < letter {
			return length, letters
		}
		length += size
		letters++
	}
	return length, letters
}

// endsPlainly reports whether a word before this text has no key of VNI typing
// behind it: nearly every one ends the text or stands before a space.
func endsPlainly(rest string) bool {
	return rest == "" || rest[0] < utf8.RuneSelf && (rest[0] < '0' || '9' < rest[0])
}

// joined is the length of the single letters joined by one kind of sign that
// start here, as in "k/o" or "b.h.y.t", 0 if there are none.
func (c *cutter) joined() int {
	rest := c.text[c.at:]
	_, length := utf8.DecodeRuneInString(rest)
	if length == len(rest) || !isJoint(rune(rest[length])) || c.follows(isAlnum) {
		return 0
	}
	separator := rest[length]
	count := 1
	for length+1 < len(rest) && rest[length] == separator {
		r, size := utf8.DecodeRuneInString(rest[length+1:])
		if !unicode.IsLetter(r) {
			break
		}
		count++
		length += 1 + size
		if next, _ := utf8.DecodeRuneInString(rest[length:]); isAlnum(next) || count > maxJoined {
			return 0
		}
	}
	if count == 1 {
		return 0
	}
	return length
}

// spaced joins the single letters of an abbreviation written with spaces, as in
// "b h y t". Vowels may be words.
func (c *cutter) spaced() {
	lettered := func(s Syllable) bool {
		return len(s.Fold) == 1 && (s.Fold == "y" || 'a' <= s.Fold[0] && !isVowel(rune(s.Fold[0])))
	}
	for from := 0; from < len(c.found); from++ {
		to := from
		for to < len(c.found) && lettered(c.found[to]) {
			to++
		}
		if count := to - from; leastSpaced <= count && count <= maxJoined {
			var word strings.Builder
			for _, s := range c.found[from:to] {
				word.WriteString(s.Fold)
			}
			c.found[from] = c.syllable(word.String(), word.String())
			c.found = slices.Delete(c.found, from+1, to)
		} else {
			from = max(from, to-1)
		}
	}
}

// dropJoint removes the signs that join letters.
func dropJoint(r rune) rune {
	if isJoint(r) {
		return -1
	}
	return r
}

// isJoint reports whether a sign joins the letters of an abbreviation.
func isJoint(r rune) bool {
	switch r {
	case '/', '.', '-', '*':
		return true
	}
	return false
}

// keyed takes a word in which keys of VNI typing were left, if one starts here,
// and returns its length. A single digit at the end is taken for a key only when
// the cutter is loose: "ap5" is hamlet five, but "ngheo2" beside "ho65" is nghèo.
func (c *cutter) keyed() int {
	rest := c.text[c.at:min(len(c.text), c.at+maxKeyed+utf8.UTFMax)]
	length := runLength(rest, isAlnum)
	word := rest[:length]
	if length > maxKeyed || c.follows(unicode.IsDigit) {
		return 0
	}
	stem := strings.TrimRight(word, "0123456789")
	sure := len(word)-len(stem) >= 2 || strings.ContainsAny(stem, "0123456789")
	if !sure && !c.loose {
		if len(stem) < len(word) && len(c.lone) < manyLone && !slices.Contains(c.lone, stem) {
			c.lone = append(c.lone, stem)
		}
		return 0
	}
	read, ok := VNI(word)
	if !ok {
		return 0
	}
	c.vni = true
	c.add(word, read)
	return length
}

// follows reports whether the rune before this place is of a kind.
func (c *cutter) follows(kind func(rune) bool) bool {
	r, size := utf8.DecodeLastRuneInString(c.text[:c.at])
	return size > 0 && kind(r)
}

func isAlnum(r rune) bool { return isWordRune(r) || unicode.IsDigit(r) }

// runLength is the number of bytes of the runes of one kind a text begins with.
func runLength(text string, kind func(rune) bool) int {
	for i, r := range text {
		if !kind(r) {
			return i
		}
	}
	return len(text)
}

func asciiDigits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}
