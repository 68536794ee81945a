package search

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// The usual constants of BM25, and what closeness to one of the article's own
// questions counts beside it.
const (
	saturation = 1.0
	lengthNorm = 0.75
	closeness  = 1.4
)

// scorer scores articles for one question. It is used again and again, so that
// a question asks for hardly any memory.
type scorer struct {
	index    *Index
	question *question
	worth    []float64 // of each term of the question, but for its frequency
	shares   []float64 // how often each stands in a question of the base, in the mean
	held     []bool    // which of these terms what is looked at holds
	leans    []float64 // of each term towards what is looked at
	near     near
	drawing  drawing
	explain  bool // by the terms each find rests on
	articles []scored
	best     []*scored
	places   []int32 // of each term in each article
	hits     []desk.Hit
	missing  []string
}

// begin turns a scorer to a question.
func (s *scorer) begin(x *Index, q *question) {
	s.index, s.question = x, q
	n := len(q.terms)
	s.worth, s.shares, s.held, s.leans = cleared(s.worth, n), cleared(s.shares, n), cleared(s.held, n), cleared(s.leans, n)
	for i, term := range q.terms {
		s.worth[i] = x.worth(term)
		s.shares[i] = x.terms.askedShare(term.id)
	}
	s.near.begin(q, x.terms)
}

// end forgets the question.
func (s *scorer) end() {
	s.question = nil
	clear(s.missing)
}

// worth is what a term of a question counts, but for its frequency.
func (x *Index) worth(term weighted) float64 {
	return x.terms.forms[term.id].weight() * term.weight * x.terms.rarity[term.id]
}

// scored is an article with its score.
type scored struct {
	lead
	coverage float64 // as in desk.Find
	near     nearness
	fit      float64
	places   []int32 // of each term of the question
	most     float64 // no score is above it
}

// first scores the leads of a question, and gives the n that score highest.
func (s *scorer) first(leads []lead, n int) []*scored {
	s.best = s.best[:0]
	if n <= 0 {
		return nil
	}
	size := len(s.question.terms)
	s.articles, s.places = cleared(s.articles, len(leads)), cleared(s.places, len(leads)*size)
	for i, lead := range leads {
		s.articles[i] = s.match(lead, s.places[i*size:][:size])
	}
	slices.SortFunc(s.articles, func(a, b scored) int { return cmp.Compare(b.most, a.most) })
	for i := range s.articles {
		article := &s.articles[i]
		if len(s.best) >= n && article.most < s.best[n-1].score {
			break
		}
		article.near = s.closest(article)
		article.score *= 1 + closeness*article.near.closeness
		article.score *= article.fit
		at := len(s.best)
		for at > 0 && article.before(s.best[at-1].lead) {
			at--
		}
		s.best = slices.Insert(s.best, at, article)
	}
	return s.best[:min(n, len(s.best))]
}

// match scores one article by its words alone, and notes where they stand.
func (s *scorer) match(l lead, places []int32) scored {
	l.score = 0
	d := l.document()
	article := scored{lead: l, fit: s.index.fit(d, s.question.groups), places: places}
	scales := &l.sheet.scales[l.number]
	for i := range s.question.terms {
		place := d.place(s.question.terms[i].id)
		places[i] = place
		if s.held[i] = place != nowhere; s.held[i] {
			article.score += s.worth[i] * scales.frequency(&d.postings[place])
		}
	}
	article.coverage = s.cover()
	article.most = article.score * (1 + closeness*harmonic(1, article.coverage)) * article.fit
	return article
}

// scales are what a term of an article counts once, by field: what it counts
// there by the length of the field.
type scales [len(fields)]float64

func (x *Index) newScales(d *document) (s scales) {
	for at := range s {
		if d.lengths[at] > 0 {
			s[at] = fields[at].weight / (1 - lengthNorm + lengthNorm*float64(d.lengths[at])/x.averages[at])
		}
	}
	return s
}

// frequency is the saturated count of a term over the fields of an article.
func (s *scales) frequency(p *posting) float64 {
	var count float64
	for at, n := range p.counts {
		count += s[at] * float64(n)
	}
	return count * (saturation + 1) / (count + saturation)
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
