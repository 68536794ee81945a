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
	terms     []uint32  // in order
	postings  []posting // of each of the terms
	lengths   [len(fields)]int
	title     foreseen
	questions []foreseen
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

// has finds the posting of a term.
func (d *document) has(term uint32) (posting, bool) {
	at, left := 0, d.terms
	for len(left) > 1 { // nothing to foresee wrongly: all steps are taken either way
		half := len(left) / 2
		if left[half] <= term {
			at += half
		}
		left = d.terms[at : at+len(left)-half]
	}
	if len(left) == 0 || left[0] != term {
		return posting{}, false
	}
	return d.postings[at], true
}

// holds reports whether an article's own question has a term.
func (f foreseen) holds(term uint32) bool { return slices.Contains(f, term) }

// held reports whether an article has the term; the zero posting is of none.
func (p posting) held() bool { return p.passages > 0 }

// where names the weightiest field a posting was found in.
func (p posting) where() string {
	best := -1
	for at, n := range p.counts {
		if n > 0 && (best < 0 || fields[at].weight > fields[best].weight) {
			best = at
		}
	}
	if best < 0 {
		return ""
	}
	return fields[best].name
}
