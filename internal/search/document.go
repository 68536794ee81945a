package search

import (
	"slices"

	"hoidap/internal/desk"
)

// document is an article as exact scoring sees it. Several indexes share one,
// so nothing in it depends on the rest of the base.
type document struct {
	origin    origin
	passages  int       // questions, titles, paragraphs
	terms     []uint32  // those of the own questions first; each once
	postings  []posting // of each of the terms
	spots     spots     // where a term stands in those that are searched
	mates     int       // terms that are only counted; they are the last
	lengths   [len(fields)]int
	title     foreseen
	questions []foreseen
	examples  []example    // the questions and the title, to learn from
	asked     asked        // which of the questions hold a term
	groups    []desk.Group // whom the article is for
}

// origin tells the readings of an article apart.
type origin struct {
	file     string
	revision uint64
	standing desk.Standing
}

func originOf(e desk.Edition) origin { return origin{e.File, e.Revision, e.Standing} }

// certain reports whether two editions of the same origin say the same: they
// do when they were read from a file.
func (o origin) certain() bool { return o.revision != 0 }

// posting counts one term of an article, by field, and the passages it is in.
type posting struct {
	passages uint16
	counts   [len(fields)]uint8
}

// foreseen is one of the article's own questions: the folded syllables that
// carry its subject, each once, as they follow each other. Their order does not
// hang on the numbers of the terms, so sums over them come out the same in
// every index.
type foreseen []uint32

// holds reports whether an article's own question has a term.
func (f foreseen) holds(term uint32) bool { return slices.Contains(f, term) }

// searched are the terms of a document that questions may hold.
func (d *document) searched() []uint32 { return d.terms[:len(d.terms)-d.mates] }

// heard is how often the term stands in the article.
func (p *posting) heard() (heard uint64) {
	for _, n := range p.counts {
		heard += uint64(n)
	}
	return heard
}

// nowhere is the place of a term that an article does not have.
const nowhere = -1

// place is where a term that is searched stands in the terms of an article.
func (d *document) place(term uint32) int32 { return d.spots.find(term, d.terms) }

// where names the weightiest field a posting was found in.
func (p posting) where() string {
	for _, at := range weightiest {
		if p.counts[at] > 0 {
			return fields[at].name
		}
	}
	return ""
}

// spots tells where in a list each of its terms stands, in one or two looks. A
// spot is the place counted from one; zero is free.
type spots []uint32

// newSpots makes the spots of the terms of a list.
func newSpots(terms []uint32) spots {
	size := 1
	for size < len(terms)+len(terms)/4+1 {
		size *= 2
	}
	s := make(spots, size)
	for place, term := range terms {
		at := s.first(term)
		for s[at] > 0 {
			at = (at + 1) & (len(s) - 1)
		}
		s[at] = uint32(place) + 1
	}
	return s
}

// find gives the place of a term in the list, or nowhere.
func (s spots) find(term uint32, terms []uint32) int32 {
	if len(s) == 0 {
		return nowhere
	}
	for at := s.first(term); s[at] > 0; at = (at + 1) & (len(s) - 1) {
		if place := s[at] - 1; terms[place] == term {
			return int32(place)
		}
	}
	return nowhere
}

// first is where a term is looked for first.
func (s spots) first(term uint32) int { return int(term*0x9E3779B1>>7) & (len(s) - 1) }
