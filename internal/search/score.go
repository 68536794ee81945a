package search

import (
	"slices"

	"hoidap/internal/desk"
)

// The usual constants of BM25, and what closeness to one of the article's own
// questions counts beside it.
const (
	saturation = 1.2
	lengthNorm = 0.6
	closeness  = 1.4
)

// scorer scores articles for one question.
type scorer struct {
	index    *Index
	question question
	worth    []float64 // of each term of the question, but for its frequency
}

func (x *Index) newScorer(q question) *scorer {
	s := &scorer{index: x, question: q, worth: make([]float64, len(q.terms))}
	for i, term := range q.terms {
		s.worth[i] = formOf(x.terms.texts[term.id]).weight * term.weight * x.terms.rarity[term.id]
	}
	return s
}

// find scores one article and says why.
func (s *scorer) find(id string) desk.Find {
	d := s.index.documents[id]
	find := desk.Find{ID: id}
	for i, term := range s.question.terms {
		posting, ok := d.has(term.id)
		if !ok {
			continue
		}
		find.Score += s.worth[i] * s.frequency(d, posting)
		find.Hits = append(find.Hits, desk.Hit{
			Term: s.index.terms.texts[term.id], Field: posting.where(), Rarity: s.index.terms.rarity[term.id],
		})
	}
	find.Closeness = s.closest(d)
	find.Score *= 1 + closeness*find.Closeness
	find.Score *= s.index.fit(d, s.question.groups)
	find.Coverage = s.cover(d.holds)
	find.Missing, find.Substance = s.weighed(d)
	return find
}

// frequency is the saturated count of a term over the fields of an article.
func (s *scorer) frequency(d *document, p posting) float64 {
	var count float64
	for at, n := range p.counts {
		if n > 0 {
			norm := 1 - lengthNorm + lengthNorm*float64(d.lengths[at])/s.index.averages[at]
			count += fields[at].weight * float64(n) / norm
		}
	}
	return count * (saturation + 1) / (count + saturation)
}

// closest is how near the question comes to the nearest of the article's own
// questions, 0–1: the harmonic mean of what each holds of the other, by rarity.
func (s *scorer) closest(d *document) float64 {
	best := 0.0
	for _, own := range d.questions {
		var whole, shared float64
		for _, term := range own {
			rarity := s.index.terms.rarity[term]
			whole += rarity
			if _, asked := s.question.places[term]; asked {
				shared += rarity
			}
		}
		if shared == 0 {
			continue
		}
		held := shared / whole
		if harmonic(held, 1) <= best {
			continue // not even if it held the whole question
		}
		best = max(best, harmonic(held, s.cover(own.holds)))
	}
	return best
}

// harmonic is the harmonic mean of two shares, the first above zero.
func harmonic(a, b float64) float64 { return 2 * a * b / (a + b) }

// cover is the share of the question's rarity that is held.
func (s *scorer) cover(holds func(term uint32) bool) float64 {
	var held float64
	for _, token := range s.question.tokens {
		if token.held(holds) {
			held += token.rarity
		}
	}
	if held == 0 {
		return 0
	}
	return held / s.question.rarity
}

// weighed lists the words of the question that an article does not have, and
// adds up the rarity of the subject that it has.
func (s *scorer) weighed(d *document) (missing []string, substance float64) {
	for _, token := range s.question.tokens {
		switch {
		case !token.held(d.holds):
			missing = append(missing, token.text)
		case token.subject():
			substance += token.rarity
		}
	}
	return missing, substance
}

// held reports whether all of one reading of a token is held.
func (t token) held(holds func(term uint32) bool) bool {
	return slices.ContainsFunc(t.readings, func(reading []uint32) bool {
		return !slices.ContainsFunc(reading, func(term uint32) bool { return !holds(term) })
	})
}
