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
}

func (x *Index) newScorer(q question) *scorer { return &scorer{index: x, question: q} }

// find scores one article and says why.
func (s *scorer) find(id string) desk.Find {
	d := s.index.documents[id]
	find := desk.Find{ID: id}
	matched := make(map[uint32]bool, len(s.question.terms))
	for _, term := range s.question.terms {
		number, known := s.index.terms.id(term.text)
		if !known {
			continue
		}
		posting, ok := d.has(number)
		if !ok {
			continue
		}
		matched[number] = true
		rarity := s.index.terms.rarity[number]
		find.Score += formOf(term.text).weight * term.weight * rarity * s.frequency(d, posting)
		find.Hits = append(find.Hits, desk.Hit{Term: term.text, Field: posting.where(), Rarity: rarity})
	}
	find.Closeness = s.closest(d, matched)
	find.Score *= 1 + closeness*find.Closeness
	if !s.index.concerns(d, s.question.groups) {
		find.Score *= otherGroup
	}
	find.Coverage, find.Missing = s.cover(d.holds)
	find.Substance = s.substance(d)
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
// questions, 0–1: the mean of what each holds of the other, by rarity.
func (s *scorer) closest(d *document, matched map[uint32]bool) float64 {
	best := 0.0
	for _, own := range d.questions {
		var shared float64
		for _, term := range own.terms {
			if matched[term] {
				shared += s.index.terms.rarity[term]
			}
		}
		if shared == 0 {
			continue
		}
		foreseen := shared / own.weight
		asked, _ := s.cover(own.holds)
		if asked > 0 {
			best = max(best, 2*foreseen*asked/(foreseen+asked))
		}
	}
	return best
}

// cover is the share of the question's rarity that is held, and the words that
// are not. Words that carry no subject do not count, unless there are no others.
func (s *scorer) cover(holds func(term uint32) bool) (share float64, missing []string) {
	bare := !slices.ContainsFunc(s.question.tokens, token.subject)
	var whole, held float64
	for _, token := range s.question.tokens {
		if !token.subject() && (!bare || token.filler) {
			continue
		}
		whole += token.rarity
		if token.held(holds) {
			held += token.rarity
		} else {
			missing = append(missing, token.text)
		}
	}
	if whole == 0 {
		return 0, missing
	}
	return held / whole, missing
}

// substance is the rarity of the subject that the article holds.
func (s *scorer) substance(d *document) (sum float64) {
	for _, token := range s.question.tokens {
		if token.subject() && token.held(d.holds) {
			sum += token.rarity
		}
	}
	return sum
}

// subject reports whether a token tells what the question is about.
func (t token) subject() bool { return !t.filler && !t.asks }

// held reports whether all of one reading of a token is held.
func (t token) held(holds func(term uint32) bool) bool {
	return slices.ContainsFunc(t.readings, func(reading []uint32) bool {
		return !slices.ContainsFunc(reading, func(term uint32) bool { return !holds(term) })
	})
}

// holds reports whether an article has a term.
func (d *document) holds(term uint32) bool {
	_, ok := d.has(term)
	return ok
}

// holds reports whether an article's own question has a term.
func (f foreseen) holds(term uint32) bool {
	_, ok := slices.BinarySearch(f.terms, term)
	return ok
}
