package search

import "slices"

// shortlist keeps the articles that score highest, of equal ones those first by
// ID.
type shortlist struct {
	leads []lead // the best first
}

// lead is an article that may be about the question.
type lead struct {
	sheet  *sheet
	number int // in the sheet
	score  float64
}

func (l lead) id() string          { return l.sheet.ids[l.number] }
func (l lead) document() *document { return l.sheet.documents[l.number] }

// read takes in the articles of a sheet with their scores.
func (s *shortlist) read(sheet *sheet, scores []float64) {
	lowest := 0.0
	for number, score := range scores {
		if score < lowest || score == 0 || sheet.documents[number] == nil {
			continue
		}
		s.add(lead{sheet, number, score})
		if len(s.leads) == candidates {
			lowest = s.leads[candidates-1].score
		}
	}
}

// add puts an article in its place, if it is among the best.
func (s *shortlist) add(l lead) {
	at := len(s.leads)
	for at > 0 && l.before(s.leads[at-1]) {
		at--
	}
	if at < candidates {
		s.leads = slices.Insert(s.leads[:min(len(s.leads), candidates-1)], at, l)
	}
}

// before reports whether an article comes before another one.
func (l lead) before(other lead) bool {
	if l.score != other.score {
		return l.score > other.score
	}
	return l.id() < other.id()
}
