package search

import (
	"cmp"
	"slices"
)

// candidates is how many articles are scored exactly.
const candidates = 16

// mostPassages is how many places the terms looked up in a large base have.
const mostPassages = 5000

// telling picks the terms worth looking up: all in a small base; in a large
// one the rarest, as many as stand in mostPassages together, so that time does
// not grow with the base. Scoring counts all terms of the articles found. They
// are picked into room, which may be used again.
func (x *Index) telling(terms, room []weighted) []weighted {
	if len(x.documents) <= candidates {
		return terms
	}
	passages := x.terms.passages
	rarest := append(room[:0], terms...)
	slices.SortStableFunc(rarest, func(a, b weighted) int { return cmp.Compare(passages[a.id], passages[b.id]) })
	sum := 0
	for i, term := range rarest {
		if sum += passages[term.id]; i > 0 && sum > mostPassages {
			return rarest[:i]
		}
	}
	return rarest
}

// lookup finds the articles that share most with a question. It is used again
// and again.
type lookup struct {
	rarest []weighted
	scores []float64
	list   shortlist
}

// lookUp names the articles that share most with a prepared question, by BM25
// over the article as one text. The terms are added up in the same order
// wherever an article stands, so indexes of the same articles name the same.
func (l *lookup) lookUp(x *Index, terms []weighted) []lead {
	l.list.leads = l.list.leads[:0]
	l.rarest = append(l.rarest[:0], terms...)
	telling := x.telling(terms, l.rarest)
	for at := range x.sheets {
		sheet := &x.sheets[at]
		l.scores = cleared(l.scores, len(sheet.documents))
		x.hear(sheet, telling, l.scores)
		l.list.read(sheet, l.scores)
	}
	return l.list.leads
}

// hear adds up what the articles of a sheet score, by their number.
func (x *Index) hear(s *sheet, terms []weighted, scores []float64) {
	for _, term := range terms {
		worth := x.worth(term)
		for _, line := range s.list(term.id) {
			heard := line.heard()
			scores[line.number()] += worth * heard / (heard + s.norms[line.number()])
		}
	}
}

// cleared gives a list of n zeros, in the room of another one where it is
// enough.
func cleared[T any](list []T, n int) []T {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}
