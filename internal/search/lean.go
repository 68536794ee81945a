package search

import "math"

// What counts as having a term, beside the article's own questions that do, and
// how many questions of people who ask anything are mixed in, so that a few
// questions do not settle what is asked of an article.
const (
	leanTitle   = 2.0
	leanElse    = 0.2
	leanMixture = 5.0
)

// lean is how much more often the term at a place of the question stands in an
// article's own questions than in those of the whole base, as a logarithm. The
// article holds it.
func (s *scorer) lean(d *document, at int, posting posting) float64 {
	has := float64(posting.counts[atQuestions])
	if posting.counts[atTitle] > 0 {
		has += leanTitle
	}
	has = max(has, leanElse)
	share := s.shares[at]
	return math.Log((has + leanMixture*share) / ((float64(len(d.questions)) + leanMixture) * share))
}

// away is the lean of a word that the article does not hold.
func away(d *document) float64 {
	return math.Log(leanMixture / (float64(len(d.questions)) + leanMixture))
}

// leanings adds up how the words of the question lean, each in the reading that
// leans most, over the root of their number.
func (s *scorer) leanings(away float64) (all float64) {
	for i := range s.question.tokens {
		lean := away
		for n, reading := range s.question.tokens[i].readings {
			var sum float64
			for _, place := range reading {
				sum += s.leans[place]
			}
			if mean := sum / float64(len(reading)); n == 0 || mean > lean {
				lean = mean
			}
		}
		all += lean
	}
	return all / math.Sqrt(max(1, float64(len(s.question.tokens))))
}
