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
// not grow with the base. Scoring counts all terms of the articles found.
func (x *Index) telling(terms []weighted) []weighted {
	if len(x.documents) <= candidates {
		return terms
	}
	passages := func(term weighted) int { return x.terms.passages[term.id] }
	rarest := slices.SortedStableFunc(slices.Values(terms), func(a, b weighted) int {
		return cmp.Compare(passages(a), passages(b))
	})
	sum := 0
	for i, term := range rarest {
		if sum += passages(term); i > 0 && sum > mostPassages {
			return rarest[:i]
		}
	}
	return rarest
}

// lookUp names the articles that share most with a prepared question, by BM25
// over the article as one text. The terms are added up in the same order
// wherever an article stands, so indexes of the same articles name the same.
func (x *Index) lookUp(q question) []lead {
	terms := x.telling(q.terms)
	var list shortlist
	var scores []float64
	for _, sheet := range x.sheets {
		scores = slices.Grow(scores[:0], len(sheet.documents))[:len(sheet.documents)]
		clear(scores)
		x.hear(sheet, terms, scores)
		list.read(sheet, scores)
	}
	return list.leads
}

// hear adds up what the articles of a sheet score, by their number.
func (x *Index) hear(s sheet, terms []weighted, scores []float64) {
	for _, term := range terms {
		worth := x.worth(term)
		for _, line := range s.list(term.id) {
			heard := line.heard()
			scores[line.number()] += worth * heard / (heard + s.norms[line.number()])
		}
	}
}
