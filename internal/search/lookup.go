package search

import "slices"

// candidates is how many articles are scored exactly.
const candidates = 16

// mostPassages is how many places the terms looked up in a large base have.
const mostPassages = 5000

// telling picks the terms worth looking up: all in a small base; in a large
// one the rarest, as many as stand in mostPassages together, so that time does
// not grow with the base. Scoring counts all terms of the articles found. They
// are picked into room, which may be used again.
func (x *Index) telling(terms []weighted, room *lookup) []weighted {
	if len(x.documents) <= candidates {
		return terms
	}
	room.order = room.order[:0]
	for place, term := range terms {
		room.order = append(room.order, uint64(x.terms.passages[term.id])<<32|uint64(place))
	}
	slices.Sort(room.order)
	room.rarest = room.rarest[:0]
	sum := uint64(0)
	for i, one := range room.order {
		if sum += one >> 32; i > 0 && sum > mostPassages {
			break
		}
		room.rarest = append(room.rarest, terms[uint32(one)])
	}
	return room.rarest
}

// lookup finds the articles that share most with a question. It is used again
// and again.
type lookup struct {
	order  []uint64 // of terms: in how many passages each is, and its place
	rarest []weighted
	scores []float64
	list   shortlist
}

// lookUp names the articles that share most with a prepared question, by BM25
// over the article as one text. The terms are added up in the same order
// wherever an article stands, so indexes of the same articles name the same.
func (l *lookup) lookUp(x *Index, terms []weighted) []lead {
	l.list.leads = l.list.leads[:0]
	telling := x.telling(terms, l)
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
