package answer

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// shortAlarm is the number of syllables up to which a part of an alarm phrase
// must have its own diacritics when diacritics were typed: folded, two syllables
// are too easily something else.
const shortAlarm = 2

// mostBetween is how many syllables may stand where a phrase has an ellipsis.
const mostBetween = 4

// The signs of the vocabulary beside those of a choice: words in between, and
// words that must have their own diacritics.
const (
	ellipsis = "…"
	own      = "!"
)

const digits = "0123456789"

// pattern is a phrase of the vocabulary, its parts apart where it has an ellipsis.
type pattern []part

// part holds the ways to say one part of a pattern.
type part struct {
	ways  []way
	alike bool // all begin with the same folded syllable
}

func newPart(ways []way) part {
	others := slices.ContainsFunc(ways, func(said way) bool { return !said.Phrase[0].Alike(&ways[0].Phrase[0]) })
	return part{ways, !others}
}

// way is one way to say a part.
type way struct {
	viet.Phrase
	own  bool   // it must have its own diacritics
	bits uint64 // of its syllables
}

// newPattern reads a phrase of the vocabulary. A choice of words stands within
// one part.
func newPattern(text string, reader *viet.Reader) (parts pattern) {
	for one := range strings.SplitSeq(text, ellipsis) {
		var ways []way
		for _, said := range desk.Choices(one) {
			if phrase := reader.Phrase(said); len(phrase) > 0 {
				ways = append(ways, way{phrase, strings.Contains(said, own), bitsOf(phrase)})
			}
		}
		if len(ways) > 0 {
			parts = append(parts, newPart(ways))
		}
	}
	return parts
}

// match tells whether a way to say something stands at a place of the text.
type match func(said way, at int) bool

// at reports whether the parts of a pattern stand behind each other, the first
// at a place of the text, and where they end. Ways that begin with a slip come
// after those that begin as typed.
func (p pattern) at(r reading, at int, stands match) (to int, ok bool) {
	if at >= len(r.text) {
		return 0, false
	}
	ways, typed := p[0].ways, &r.text[at]
	for i := range ways {
		if ways[i].Phrase[0].Alike(typed) {
			if to, ok := p.from(&ways[i], r, at, stands); ok {
				return to, true
			}
		}
	}
	if p[0].alike && ways[0].Phrase[0].Alike(typed) {
		return 0, false
	}
	for i := range ways {
		if !ways[i].Phrase[0].Alike(typed) && ways[i].slipped(r, at) {
			if to, ok := p.from(&ways[i], r, at, stands); ok {
				return to, true
			}
		}
	}
	return 0, false
}

// slipped reports whether a way may begin at a place of the text with a slip:
// where it left no syllable, or where a longer one is known by the next.
func (w *way) slipped(r reading, at int) bool {
	if r.odd[at] {
		return true
	}
	return len(w.Phrase) > shortAlarm && at+1 < len(r.text) && w.Phrase[1].Alike(&r.text[at+1])
}

// from is at with one way to say the first part.
func (p pattern) from(said *way, r reading, at int, stands match) (to int, ok bool) {
	if !r.near(said.Phrase, at) || !stands(*said, at) {
		return 0, false
	}
	to = at + len(said.Phrase)
	if len(p) == 1 {
		return to, true
	}
	for between := range mostBetween + 1 {
		if end, ok := p[1:].at(r, to+between, stands); ok {
			return end, true
		}
	}
	return 0, false
}

// reading is a text in which patterns are looked for.
type reading struct {
	text []viet.Syllable
	odd  []bool // neither a Vietnamese syllable nor a number
	bits uint64 // of its syllables
	odds bool   // some are odd
}

func newReading(text []viet.Syllable) reading {
	r := reading{text: text, odd: make([]bool, len(text)), bits: bitsOf(text)}
	for at := range text {
		fold := text[at].Fold
		r.odd[at] = strings.Trim(fold, digits) != "" && !viet.Possible(fold)
		r.odds = r.odds || r.odd[at]
	}
	return r
}

// cut is the reading of the words between two places.
func (r reading) cut(from, to int) reading {
	r.text, r.odd = r.text[from:to], r.odd[from:to]
	return r
}

// around is cut with so many words more before and behind.
func (r reading) around(from, to, most int) reading {
	return r.cut(max(0, from-most), min(len(r.text), to+most))
}

// near reports whether a phrase can stand at a place: only one of its syllables
// is another, and of a short phrase only where none was typed.
func (r reading) near(phrase viet.Phrase, at int) bool {
	if at+len(phrase) > len(r.text) {
		return false
	}
	others := 0
	for i := range phrase {
		if phrase[i].Alike(&r.text[at+i]) {
			continue
		}
		if others++; others > 1 || len(phrase) <= shortAlarm && !r.odd[at+i] {
			return false
		}
	}
	return true
}

// bitsOf marks the syllables of a text, each by one of 64 bits that it shares
// with others: what is not marked does not stand in it.
func bitsOf(text []viet.Syllable) (bits uint64) {
	for i := range text {
		bits |= 1 << (text[i].Key() >> 26)
	}
	return bits
}

// possible reports whether the text holds, for each part but the first, the
// syllables of one way to say it, where a slip may be but one.
func (p pattern) possible(r reading) bool {
	for _, part := range p[1:] {
		if !slices.ContainsFunc(part.ways, func(said way) bool {
			missing := said.bits &^ r.bits
			return missing == 0 || missing&(missing-1) == 0 && (r.odds || len(said.Phrase) > shortAlarm)
		}) {
			return false
		}
	}
	return true
}
