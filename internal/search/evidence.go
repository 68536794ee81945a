package search

import (
	"slices"

	"hoidap/internal/desk"
)

// finds says why articles score as they do.
func (s *scorer) finds(articles []*scored) []desk.Find {
	finds := make([]desk.Find, len(articles))
	s.drawing.draw(s.index, s.question.terms, articles)
	if !s.explain {
		for i, article := range articles {
			finds[i] = s.find(article, s.drawing.drawn(i))
		}
		return finds
	}
	s.hits, s.missing = s.hits[:0], s.missing[:0]
	type ends struct{ hits, missing int }
	var room [candidates]ends
	all := room[:0]
	for i, article := range articles {
		finds[i] = s.find(article, s.drawing.drawn(i))
		all = append(all, ends{len(s.hits), len(s.missing)})
	}
	hits, missing := slices.Clone(s.hits), slices.Clone(s.missing)
	var start ends
	for i, end := range all {
		finds[i].Hits = hits[start.hits:end.hits:end.hits]
		if start.missing < end.missing {
			finds[i].Missing = missing[start.missing:end.missing:end.missing]
		}
		start = end
	}
	return finds
}

// find is the evidence for an article, to which each term of the question draws
// so much. Its hits and what it misses are added to those of the others.
func (s *scorer) find(f *scored, draws []float32) desk.Find {
	d := f.document()
	find := desk.Find{
		Score: f.score, Coverage: f.coverage, Closeness: f.near.closeness, Echo: f.near.echo,
	}
	find.ID, find.Outside, find.Danger = subjectOf(f.id())
	find.Title = s.share(d.title)
	away := away(d)
	find.Draw = float64(s.drawing.away[f.sheet.learned[f.number]])
	for i, term := range s.question.terms {
		find.Draw += float64(draws[i])
		place := f.places[i]
		s.leans[i] = away
		if s.held[i] = place != nowhere; !s.held[i] {
			continue
		}
		if !s.explain && !s.index.terms.plain(term.id) {
			continue // only words make a reading
		}
		posting := d.postings[place]
		s.leans[i] = s.lean(d, i, posting)
		if !s.explain {
			continue
		}
		s.hits = append(s.hits, desk.Hit{
			Term: s.index.terms.texts[term.id], Field: posting.where(), Rarity: s.index.terms.rarity[term.id], Lean: s.leans[i], Draw: float64(draws[i]),
		})
	}
	find.Substance = s.weigh()
	find.Lean = s.leanings(away)
	return find
}

// share is how much of the rarity of a title the question holds, as a share of
// it.
func (s *scorer) share(title foreseen) float64 {
	var shared float64
	for _, term := range title {
		if _, asked := s.question.seats.of(term); asked {
			shared += s.index.terms.rarity[term]
		}
	}
	if shared == 0 {
		return 0
	}
	return shared / s.index.terms.whole(title)
}

// weigh notes the words of the question that an article does not have, and adds
// up the rarity of the subject that it has.
func (s *scorer) weigh() (substance float64) {
	for i := range s.question.tokens {
		switch token := &s.question.tokens[i]; {
		case !token.held(s.held):
			if s.explain {
				s.missing = append(s.missing, token.text)
			}
		case token.subject():
			substance += token.rarity
		}
	}
	return substance
}
