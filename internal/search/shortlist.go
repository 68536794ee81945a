package search

import (
	"cmp"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
)

// shortlist keeps the articles that bleve ranks highest, of equal ones those
// first by ID. What bleve adds up, it adds up in an order that hangs on how the
// articles lie in its index, so equal scores come out a little different:
// rounded they are equal again, and the choice hangs on the articles alone.
type shortlist struct {
	best  []float32 // the highest scores, highest first
	leads []lead    // all with one of these scores, and some that had one
}

// lead is an article that may be about the question.
type lead struct {
	score  float32
	number string // bleve's own
	id     string
}

// add takes in a match. Bleve uses its memory again.
func (s *shortlist) add(match *search.DocumentMatch) {
	score := float32(match.Score)
	if len(s.best) == candidates {
		lowest := s.best[candidates-1]
		if score < lowest {
			return
		}
		if score > lowest {
			s.best = s.best[:candidates-1]
		}
	}
	if len(s.best) < candidates {
		at, _ := slices.BinarySearchFunc(s.best, score, func(a, b float32) int { return cmp.Compare(b, a) })
		s.best = slices.Insert(s.best, at, score)
	}
	s.leads = append(s.leads, lead{score: score, number: string(match.IndexInternalID)})
}

// ids names the articles.
func (s *shortlist) ids(view *scorch.IndexSnapshot) ([]string, error) {
	var leads []lead
	for _, lead := range s.leads {
		if lead.score < s.best[len(s.best)-1] {
			continue
		}
		var err error
		if lead.id, err = view.ExternalID([]byte(lead.number)); err != nil {
			return nil, err
		}
		leads = append(leads, lead)
	}
	slices.SortFunc(leads, func(a, b lead) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id))
	})
	ids := make([]string, 0, candidates)
	for _, lead := range leads[:min(candidates, len(leads))] {
		ids = append(ids, lead.id)
	}
	return ids, nil
}
