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
	find.Closeness, find.Echo = s.closest(d)
	find.Title = s.held(d.title)
	find.Score *= 1 + closeness*find.Closeness
	find.Score *= s.index.fit(d, s.question.groups)
	find.Coverage = s.cover(d.holds)
	find.Missing, find.Substance, find.Gap = s.weighed(d)
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

// echoes is how many of the article's own questions make its echo.
const echoes = 3

// closest is how near the question comes to the nearest of the article's own
// questions, 0–1: the harmonic mean of what each holds of the other, by rarity.
// The echo is the mean over the nearest few.
func (s *scorer) closest(d *document) (best, echo float64) {
	var nearest [echoes]float64 // the greatest first
	for _, own := range d.questions {
		held := s.held(own)
		if held == 0 || harmonic(held, 1) <= nearest[echoes-1] {
			continue // not even if it held the whole question
		}
		near := harmonic(held, s.cover(own.holds))
		for i, other := range nearest {
			if near > other {
				nearest[i], near = near, other
			}
		}
	}
	for _, near := range nearest {
		echo += near / echoes
	}
	return nearest[0], echo
}

// held is the share of the rarity of some terms that the question holds.
func (s *scorer) held(terms foreseen) float64 {
	var whole, shared float64
	for _, term := range terms {
		rarity := s.index.terms.rarity[term]
		whole += rarity
		if _, asked := s.question.places[term]; asked {
			shared += rarity
		}
	}
	if shared == 0 {
		return 0
	}
	return shared / whole
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

// weighed lists the words of the question that an article does not have, adds
// up the rarity of the subject that it has, and gives the share of the rarest
// word it lacks.
func (s *scorer) weighed(d *document) (missing []string, substance, gap float64) {
	for _, token := range s.question.tokens {
		switch {
		case !token.held(d.holds):
			missing = append(missing, token.text)
			gap = max(gap, token.rarity/s.question.rarity)
		case token.subject():
			substance += token.rarity
		}
	}
	return missing, substance, gap
}

// held reports whether all of one reading of a token is held.
func (t token) held(holds func(term uint32) bool) bool {
	return slices.ContainsFunc(t.readings, func(reading []uint32) bool {
		return !slices.ContainsFunc(reading, func(term uint32) bool { return !holds(term) })
	})
}
