package search

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// The usual constants of BM25, and what closeness to one of the article's own
// questions counts beside it.
const (
	saturation = 1.2
	lengthNorm = 0.75
	closeness  = 1.4
)

// scorer scores articles for one question.
type scorer struct {
	index    *Index
	question question
	worth    []float64 // of each term of the question, but for its frequency
	held     []bool    // which of these terms what is looked at holds
	seats    seats     // the places in the question of those that stand in questions and titles
	shared   []int     // the places of those that were shared last
	leans    []float64 // of each term of the question towards what is looked at
	hits     []desk.Hit
}

func (x *Index) newScorer(q question) *scorer {
	s := &scorer{index: x, question: q, worth: make([]float64, len(q.terms)), held: make([]bool, len(q.terms)), seats: newSeats(q.terms, x.terms.plain)}
	for i, term := range q.terms {
		s.worth[i] = x.worth(term)
	}
	return s
}

// worth is what a term of a question counts, but for its frequency.
func (x *Index) worth(term weighted) float64 {
	return formOf(x.terms.texts[term.id]).weight * term.weight * x.terms.rarity[term.id]
}

// scored is an article with its score.
type scored struct {
	lead
	coverage float64 // as in desk.Find
	near     nearness
	fit      float64
	postings []posting // of each term of the question; the zero posting when it is not held
	most     float64   // no score is above it
}

// first scores the leads of a question, and gives the n that score highest.
func (s *scorer) first(leads []lead, n int) []scored {
	if n <= 0 {
		return nil
	}
	articles := make([]scored, len(leads))
	postings := make([]posting, len(leads)*len(s.question.terms))
	for i, lead := range leads {
		size := len(s.question.terms)
		articles[i] = s.match(lead, postings[i*size:][:size])
	}
	slices.SortFunc(articles, func(a, b scored) int { return cmp.Compare(b.most, a.most) })
	first := make([]scored, 0, len(leads))
	for _, article := range articles {
		if len(first) >= n && article.most < first[n-1].score {
			break
		}
		article.near = s.closest(article.lead, article.coverage)
		article.score *= 1 + closeness*article.near.closeness
		article.score *= article.fit
		at, _ := slices.BinarySearchFunc(first, article, func(a, b scored) int { return a.compare(b.lead) })
		first = slices.Insert(first, at, article)
	}
	return first[:min(n, len(first))]
}

// match scores one article by its words alone, and notes their postings.
func (s *scorer) match(l lead, postings []posting) scored {
	l.score = 0
	article := scored{lead: l, fit: s.index.fit(l.document, s.question.groups), postings: postings}
	for i, term := range s.question.terms {
		posting, ok := l.document.has(term.id)
		if s.held[i] = ok; ok {
			postings[i] = posting
			article.score += s.worth[i] * s.frequency(l.document, posting)
		}
	}
	article.coverage = s.cover()
	article.most = article.score * (1 + closeness*harmonic(1, article.coverage)) * article.fit
	clear(s.held)
	return article
}

// find says why an article scores as it does.
func (s *scorer) find(f scored) desk.Find {
	d := f.document
	find := desk.Find{
		Score: f.score, Coverage: f.coverage, Closeness: f.near.closeness, Echo: f.near.echo,
	}
	find.ID, find.Outside = subjectOf(f.id)
	find.Title = s.share(d.title)
	s.hits, s.leans = s.hits[:0], s.leans[:0]
	for i, term := range s.question.terms {
		posting := f.postings[i]
		lean := s.lean(d, term.id, posting)
		s.leans = append(s.leans, lean)
		if s.held[i] = posting.held(); s.held[i] {
			s.hits = append(s.hits, desk.Hit{
				Term: s.index.terms.texts[term.id], Field: posting.where(), Rarity: s.index.terms.rarity[term.id], Lean: lean,
			})
		}
	}
	find.Hits = slices.Clone(s.hits)
	find.Missing, find.Substance = s.weighed()
	leanings := s.leanings(d)
	find.Lean, find.Pairs = leanings.words, leanings.pairs
	clear(s.held)
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

// nearness is how near a question comes to the article's own ones, as in
// desk.Find.
type nearness struct{ closeness, echo float64 }

// closest is how near the question comes to the nearest of the article's own
// questions, 0–1: the harmonic mean of what each holds of the other, by rarity.
// The echo is the mean over the nearest few. None holds more of the question
// than the article does.
func (s *scorer) closest(l lead, coverage float64) (n nearness) {
	var nearest [echoes]float64 // the greatest first
	for at, own := range l.document.questions {
		shared := s.sharing(own)
		if shared == 0 {
			continue
		}
		share := shared / l.wholes[at]
		if harmonic(share, coverage) <= nearest[echoes-1] {
			continue // not even if it held all that the article holds
		}
		near := harmonic(share, s.covered())
		for i, other := range nearest {
			if near > other {
				nearest[i], near = near, other
			}
		}
	}
	for _, near := range nearest {
		n.echo += near / echoes
	}
	n.closeness = nearest[0]
	return n
}

// share is how much of the rarity of some terms the question holds, as a share
// of it.
func (s *scorer) share(terms foreseen) float64 {
	shared := s.sharing(terms)
	if shared == 0 {
		return 0
	}
	return shared / s.index.terms.whole(terms)
}

// sharing is how much rarity some terms and the question share.
func (s *scorer) sharing(terms foreseen) (shared float64) {
	s.shared = s.shared[:0]
	for _, term := range terms {
		if place, asked := s.seats.of(term); asked {
			shared += s.index.terms.rarity[term]
			s.shared = append(s.shared, place)
		}
	}
	return shared
}

// harmonic is the harmonic mean of two shares, the first above zero.
func harmonic(a, b float64) float64 { return 2 * a * b / (a + b) }

// covered is the share of the question's rarity that the terms shared last hold.
func (s *scorer) covered() float64 {
	for _, place := range s.shared {
		s.held[place] = true
	}
	covered := s.cover()
	for _, place := range s.shared {
		s.held[place] = false
	}
	return covered
}

// cover is the share of the question's rarity that is held.
func (s *scorer) cover() float64 {
	var held float64
	for i := range s.question.tokens {
		if token := &s.question.tokens[i]; token.held(s.held) {
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
func (s *scorer) weighed() (missing []string, substance float64) {
	for i := range s.question.tokens {
		switch token := &s.question.tokens[i]; {
		case !token.held(s.held):
			missing = append(missing, token.text)
		case token.subject():
			substance += token.rarity
		}
	}
	return missing, substance
}

// held reports whether all of one reading of a token is held.
func (t *token) held(held []bool) bool {
	for _, reading := range t.readings {
		whole := true
		for _, place := range reading {
			whole = whole && held[place]
		}
		if whole {
			return true
		}
	}
	return false
}
