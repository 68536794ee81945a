package answer

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"

	"hoidap/internal/viet"
)

// sign is a phrase of a kind of danger.
type sign struct {
	pattern
	kind  int
	named bool // the phrase only names the danger
}

// signs are phrases by their first folded syllable, those of one syllable in the
// order they were put in.
type signs struct {
	begun  map[string]*beginnings
	all    []*beginnings // in order of the syllable
	reader viet.Reader   // of the phrases
}

// beginnings are the phrases that begin with one syllable, by what must stand
// behind it, as there are hundreds that begin with "con" or "bị". One of their
// syllables may be a slip: of a phrase of three either the second or the third
// stands as it is said.
type beginnings struct {
	first   string
	letters uint32 // of it, a bit each
	signs   []sign

	// By their places in signs:
	alone  []int            // one syllable is enough
	second map[uint32][]int // by the key of the second
	third  map[uint32][]int // by that of the third
	two    []int            // those of two syllables
}

func newSigns() *signs { return &signs{begun: map[string]*beginnings{}} }

// add puts in phrases of the kind a sign is of. One that may begin in several
// ways stands below each with those of its ways that begin so.
func (s *signs) add(texts []string, of sign) {
	for _, text := range texts {
		pattern := newPattern(text, &s.reader)
		if len(pattern) == 0 {
			continue
		}
		begins := map[string][]way{}
		for _, way := range pattern[0].ways {
			begins[way.Phrase[0].Fold] = append(begins[way.Phrase[0].Fold], way)
		}
		for first, ways := range begins {
			of.pattern = slices.Insert(slices.Clone(pattern[1:]), 0, newPart(ways))
			s.below(first).add(of)
		}
	}
}

// below gives the place of the phrases that begin with a syllable.
func (s *signs) below(first string) *beginnings {
	b := s.begun[first]
	if b == nil {
		b = &beginnings{first: first, letters: lettersOf(first), second: map[uint32][]int{}, third: map[uint32][]int{}}
		s.begun[first] = b
		at, _ := slices.BinarySearchFunc(s.all, first, func(b *beginnings, first string) int { return cmp.Compare(b.first, first) })
		s.all = slices.Insert(s.all, at, b)
	}
	return b
}

func (b *beginnings) add(of sign) {
	at := len(b.signs)
	b.signs = append(b.signs, of)
	for _, said := range of.pattern[0].ways {
		switch len(said.Phrase) {
		case 1:
			b.alone = append(b.alone, at)
		case 2:
			b.two = append(b.two, at)
		default:
			third := said.Phrase[2].Key()
			b.third[third] = append(b.third[third], at)
		}
		if len(said.Phrase) > 1 {
			second := said.Phrase[1].Key()
			b.second[second] = append(b.second[second], at)
		}
	}
}

// beginning gives the phrases that may begin at a place of the text: with the
// syllable typed there, or with one it may be a slip of.
func (s *signs) beginning(r reading, at int) iter.Seq[*sign] {
	return func(yield func(*sign) bool) {
		typed := r.text[at].Fold
		if b := s.begun[typed]; b != nil || !r.odd[at] {
			if b != nil {
				b.follow(r, at, yield)
			}
			return
		}
		letters := lettersOf(typed)
		for _, b := range s.all {
			if few := bits.OnesCount32(letters^b.letters) <= 2; few && (viet.Distance1(typed, b.first) || viet.Drawn(typed, b.first)) {
				if !b.follow(r, at, yield) {
					return
				}
			}
		}
	}
}

// follow gives those of the phrases that may go on as the text does, and
// reports whether more are wanted.
func (b *beginnings) follow(r reading, at int, yield func(*sign) bool) bool {
	var room [32]int
	places := append(room[:0], b.alone...)
	if at+1 < len(r.text) {
		places = append(places, b.second[r.text[at+1].Key()]...)
		if r.odd[at+1] {
			places = append(places, b.two...)
		}
	}
	if at+2 < len(r.text) {
		places = append(places, b.third[r.text[at+2].Key()]...)
	}
	slices.Sort(places)
	for _, place := range slices.Compact(places) {
		if !yield(&b.signs[place]) {
			return false
		}
	}
	return true
}

// lettersOf marks the letters of a word, each by a bit it may share with a sign
// that is no letter. Two words one slip apart differ in two of them at most.
func lettersOf(word string) (letters uint32) {
	for _, r := range word {
		letters |= 1 << (uint32(r) % 32)
	}
	return letters
}
