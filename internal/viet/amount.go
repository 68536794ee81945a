package viet

import (
	"slices"
	"strconv"
	"strings"
)

// ones are the words of the digits by their canonical form. They and the
// multipliers count only with their diacritics, as somebody speaking has them
// written: without, "tram" is a hundred and a station.
var ones = map[string]int{
	"không": 0, "môt6": 1, "môt5": 1, "hai": 2, "ba": 3, "bôn5": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
	"sau5": 6, "bay4": 7, "bây4": 7, "tam5": 8, "chin5": 9,
}

// multipliers follow a number; so do the signs of chat and of careless typing,
// but only where there is a number for sure.
var (
	multipliers = map[string]int{
		"mươi": 10, "chuc6": 10, "trăm": hundred, "ngan2": 1000, "nghin2": 1000,
		"xi6": 100_000, "triêu6": million, "cu4": million, "ti4": 1000 * million,
	}
	carelessly = map[string]int{"tr": million, "trieu": million, "chai": million, "ngan": 1000, "nghin": 1000}
)

// Words of numbers that are no digit.
const (
	wordTen    = "mươi2"
	wordTens   = "mươi"
	wordDozen  = "chuc6" // ten, as of eggs
	wordOdd    = "le4"   // "một trăm lẻ năm"
	wordOddToo = "linh"
	wordFive   = "năm" // also year: "hai mươi năm" is twenty years
)

const (
	hundred = 100
	million = 1_000_000
	// mostAmount is the greatest amount that is made one number.
	mostAmount = 1_000_000 * million
)

// amounts writes each amount in digits, as "50.000.000" is, with its greatest
// unit beside it: "50tr", "50 củ" and "năm mươi triệu" are "50000000 triệu".
func (c *cutter) amounts() {
	if !c.multiplies() {
		return
	}
	kept := c.found[:0]
	for at := 0; at < len(c.found); {
		n := numeral{text: c.found[at:]}
		sum := n.amount()
		if n.at < 2 {
			kept = append(kept, c.found[at])
			at++
			continue
		}
		marked := slices.ContainsFunc(n.text[:n.at], func(s Syllable) bool { return s.Marked || s.Fold == "tr" })
		kept = appendAmount(kept, strconv.Itoa(sum), marked)
		at += n.at
	}
	c.found = kept
}

// unitMillion is the unit of which people speak.
var unitMillion = Syllable{Text: "triệu", Canon: "triêu6", Fold: "trieu", key: keyOf("trieu")}

// appendAmount appends an amount given in digits. From a million on, the texts
// of the two syllables say it as people do: "1,2 triệu". Marked is for the unit.
func appendAmount(found []Syllable, digits string, marked bool) []Syllable {
	number := Plain(digits)
	millions := len(digits) - 6
	if millions <= 0 {
		return append(found, number)
	}
	number.Text = digits[:millions]
	if fraction := strings.TrimRight(digits[millions:], "0"); fraction != "" {
		number.Text += "," + fraction
	}
	unit := unitMillion
	unit.Marked = marked
	return append(found, number, unit)
}

// multiplies reports whether there may be an amount in words.
func (c *cutter) multiplies() bool {
	for i := range c.found {
		if s := &c.found[i]; !s.lone && multiplies(s) {
			return true
		}
	}
	return false
}

// multiplies reports whether a syllable can make an amount of what is beside it.
func multiplies(s *Syllable) bool {
	if s.Fold == "" || strings.IndexByte("cmntx", s.Fold[0]) < 0 {
		return false // as all multipliers begin
	}
	return multipliers[s.Canon] > 0 || carelessly[s.Fold] > 0 || s.Canon == wordTen
}

// numeral reads the number that a run of syllables begins with.
type numeral struct {
	text []Syllable
	at   int // how many syllables it has read
}

// amount adds up parts, each worth less than the one before: "hai triệu ba trăm
// ngàn". A single word is none: "ba" is father as well.
func (n *numeral) amount() (sum int) {
	for limit := mostAmount; ; {
		start := n.at
		part, scale, ok := n.part()
		if !ok || n.at < start+2 || part >= limit {
			n.at = start
			return sum
		}
		sum += part
		if scale == 1 {
			return sum
		}
		if n.is("rươi3", "rươi4") {
			n.at++
			if n.multiplier(true) == 0 {
				return sum + scale/2
			}
			n.at--
			return sum
		}
		limit = scale
	}
}

// part reads a number in digits or of up to three digits in words, with all
// that multiplies it, and returns the last multiplier.
func (n *numeral) part() (value, scale int, ok bool) {
	start := n.at
	value, digits := n.digits()
	if !digits {
		if value, ok = n.words(); !ok {
			return 0, 0, false
		}
	}
	scale = 1
	for {
		times := n.multiplier(digits || n.at > start+1)
		if times == million && value >= million {
			times = 1 // its own unit, as amounts writes it
		}
		if times == 0 || value > mostAmount/times {
			return value, scale, true
		}
		value, scale = value*times, max(scale, times)
		n.at++
	}
}

// words reads a number below a thousand.
func (n *numeral) words() (value int, ok bool) {
	if value, ok = n.tens(); ok {
		return value, true
	}
	one, ok := n.one()
	if !ok || !n.is("trăm") {
		return one, ok
	}
	n.at++
	value = one * hundred
	if n.is(wordOdd, wordOddToo) {
		n.at++
		if one, ok := n.one(); ok {
			return value + one, true
		}
		n.at--
		return value, true
	}
	tens, _ := n.tens()
	return value + tens, true
}

// tens reads a number from ten to ninety-nine.
func (n *numeral) tens() (value int, ok bool) {
	start := n.at
	if n.is(wordTen) {
		n.at++
		value = 10
	} else {
		one, ok := n.one()
		if !ok || !n.is(wordTens, wordDozen) {
			n.at = start
			return 0, false
		}
		n.at++
		value = 10 * one
	}
	if n.is(wordFive) {
		return value, true
	}
	below := *n
	// "Hai mươi ba trăm" is no number; whatever it is, "ba trăm" is one.
	if one, ok := below.one(); ok && one > 0 && !below.is("trăm", wordTens, wordDozen) {
		*n = below
		value += one
	}
	return value, true
}

// one reads a digit in words.
func (n *numeral) one() (value int, ok bool) {
	if n.at == len(n.text) {
		return 0, false
	}
	if value, ok = ones[n.text[n.at].Canon]; ok {
		n.at++
	}
	return value, ok
}

// digits reads a number in digits.
func (n *numeral) digits() (value int, ok bool) {
	if n.at == len(n.text) {
		return 0, false
	}
	fold := n.text[n.at].Fold
	value, err := strconv.Atoi(fold)
	if err != nil || asciiDigits(fold) != len(fold) || value > mostAmount {
		return 0, false
	}
	n.at++
	return value, true
}

// multiplier is what the next syllable multiplies a number by, 0 if it does not.
// "2 ngan hang" is two banks.
func (n *numeral) multiplier(careless bool) int {
	if n.at == len(n.text) {
		return 0
	}
	s := n.text[n.at]
	if times := multipliers[s.Canon]; times > 0 || !careless {
		return times
	}
	if s.Fold == "ngan" && n.at+1 < len(n.text) && n.text[n.at+1].Fold == "hang" {
		return 0
	}
	return carelessly[s.Fold]
}

// is reports whether the next syllable is one of some.
func (n *numeral) is(canons ...string) bool {
	return n.at < len(n.text) && slices.Contains(canons, n.text[n.at].Canon)
}
