package search

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// document is an article as exact scoring sees it. Several indexes share one,
// so nothing in it depends on the rest of the base.
type document struct {
	origin    origin
	passages  int       // questions, titles, paragraphs
	postings  []posting // in order of term
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
	term     uint32
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
	at, ok := slices.BinarySearchFunc(d.postings, term, func(p posting, id uint32) int { return cmp.Compare(p.term, id) })
	if !ok {
		return posting{}, false
	}
	return d.postings[at], true
}

// holds reports whether an article has a term.
func (d *document) holds(term uint32) bool {
	_, ok := d.has(term)
	return ok
}

// holds reports whether an article's own question has a term.
func (f foreseen) holds(term uint32) bool { return slices.Contains(f, term) }

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
