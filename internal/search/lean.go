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

// leaning is how the words of a question lean towards an article.
type leaning struct{ words, pairs float64 }

// lean is how much more often a term stands in an article's own questions than
// in those of the whole base, as a logarithm.
func (s *scorer) lean(d *document, term uint32, posting posting) float64 {
	has := 0.0
	if posting.held() {
		has = float64(posting.counts[atQuestions])
		if posting.counts[atTitle] > 0 {
			has += leanTitle
		}
		has = max(has, leanElse)
	}
	share := s.index.terms.askedShare(term)
	return math.Log((has + leanMixture*share) / ((float64(len(d.questions)) + leanMixture) * share))
}

// away is the lean of a word that nothing in the base holds.
func away(d *document) float64 {
	return math.Log(leanMixture / (float64(len(d.questions)) + leanMixture))
}

// leanings adds up how the words of the question lean, each in the reading that
// leans most.
func (s *scorer) leanings(d *document) leaning {
	var l leaning
	for i := range s.question.tokens {
		lean := away(d)
		for n, reading := range s.question.tokens[i].readings {
			var sum float64
			for _, place := range reading {
				sum += s.leans[place]
			}
			if mean := sum / float64(len(reading)); n == 0 || mean > lean {
				lean = mean
			}
		}
		l.words += lean
	}
	pairs := 0.0
	for i, term := range s.question.terms {
		if formOf(s.index.terms.texts[term.id]) == paired {
			l.pairs += s.leans[i] * term.weight
			pairs++
		}
	}
	l.words /= math.Sqrt(max(1, float64(len(s.question.tokens))))
	l.pairs /= math.Sqrt(max(1, pairs))
	return l
}
