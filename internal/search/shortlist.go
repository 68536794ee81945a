package search

import (
	"cmp"
	"slices"
)

// shortlist keeps the articles that score highest, of equal ones those first by
// ID.
type shortlist struct {
	leads []lead // the best first
}

// lead is an article that may be about the question.
type lead struct {
	id       string
	document *document
	wholes   []float64 // the rarity of each of its own questions
	score    float64
}

func (l lead) compare(other lead) int {
	return cmp.Or(cmp.Compare(other.score, l.score), cmp.Compare(l.id, other.id))
}

// read takes in the articles of a sheet with their scores.
func (s *shortlist) read(sheet sheet, scores []float64) {
	lowest := 0.0
	for number, score := range scores {
		if score < lowest || score == 0 || sheet.documents[number] == nil {
			continue
		}
		s.add(lead{sheet.ids[number], sheet.documents[number], sheet.wholes[number], score})
		if len(s.leads) == candidates {
			lowest = s.leads[candidates-1].score
		}
	}
}

func (s *shortlist) add(l lead) {
	if s.leads == nil {
		s.leads = make([]lead, 0, candidates)
	}
	at, _ := slices.BinarySearchFunc(s.leads, l, lead.compare)
	if at < candidates {
		s.leads = slices.Insert(s.leads[:min(len(s.leads), candidates-1)], at, l)
	}
}
