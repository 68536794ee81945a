package search

import (
	"math"
	"slices"
)

// holding is how many examples of an article hold a term.
type holding struct {
	term, article uint32
	examples      float32
}

// count finds which examples hold which terms, and what that draws to begin with.
// The lessons are there article after article.
func (l *learning) count() {
	articles, terms := len(l.scores[0]), 0
	for _, lesson := range l.lessons {
		terms += len(lesson.example.terms)
	}
	l.own = make([]uint32, 0, terms)
	holdings := make([]holding, 0, terms/2)
	last := make([]int32, l.numbers) // by term: its holding of the latest article, counted from one
	held, holders := make([]float64, l.numbers), make([]uint32, l.numbers)
	asked := make([]float64, articles)
	for _, lesson := range l.lessons {
		asked[lesson.article]++
		for _, term := range lesson.example.terms {
			held[term]++
			at := last[term]
			if at == 0 || holdings[at-1].article != lesson.article {
				holdings = append(holdings, holding{term: term, article: lesson.article})
				at = int32(len(holdings))
				last[term] = at
				holders[term]++
			}
			holdings[at-1].examples++
			l.own = append(l.own, uint32(at-1))
		}
	}
	l.choose(held, holders)
	l.away = make([]float32, articles)
	for article, n := range asked {
		l.away[article] = float32(-leanFirst * math.Log(n+1))
	}
	places := l.place(holdings, holders)
	for i, h := range holdings {
		if l.tells[h.term] > 0 {
			share := (held[h.term] + 0.5) / float64(len(l.lessons)+1)
			lean := leanFirst * math.Log((float64(h.examples)+share)/((asked[h.article]+1)*share))
			l.weights[places[i]] = float32(lean) - l.away[h.article]
		}
	}
	l.value(places)
}

// choose says what each term tells. Terms of too many draws tell nothing.
func (l *learning) choose(held []float64, holders []uint32) {
	costs := make([]float64, len(held))
	whole := 0.0
	for term, n := range held {
		costs[term] = n * float64(holders[term])
		whole += costs[term]
	}
	limit := math.Inf(1)
	if whole > mostContrast {
		sorted := slices.Sorted(slices.Values(costs))
		for at := len(sorted) - 1; whole > mostContrast; at-- {
			limit = sorted[at]
			whole -= limit
		}
	}
	l.tells = make([]float32, len(held))
	for term, n := range held {
		if n > 0 && costs[term] < limit {
			l.tells[term] = float32(math.Log(float64(len(l.lessons)+1) / (n + 0.5)))
		}
	}
}

// place makes room for the draws of all terms that tell anything, and says which
// each holding has.
func (l *learning) place(holdings []holding, holders []uint32) []uint32 {
	articles := uint32(len(l.away))
	wide := uint32(math.Ceil(wideShare * float64(articles)))
	l.starts = make([]uint32, l.numbers+1)
	for term, n := range holders {
		switch {
		case l.tells[term] == 0:
			n = 0
		case n >= wide:
			n = articles
		}
		l.starts[term+1] = l.starts[term] + n
	}
	draws := l.starts[l.numbers]
	l.to, l.weights = make([]uint32, draws), make([]float32, draws)
	for term, n := range holders {
		if n >= wide && l.tells[term] > 0 {
			for article := range articles {
				l.to[l.starts[term]+article] = article
			}
		}
	}
	filled := slices.Clone(l.starts)
	places := make([]uint32, len(holdings))
	for i, h := range holdings {
		switch {
		case l.tells[h.term] == 0:
		case holders[h.term] >= wide:
			places[i] = l.starts[h.term] + h.article
		default:
			places[i] = filled[h.term]
			l.to[places[i]] = h.article
			filled[h.term]++
		}
	}
	return places
}

// value says what each term counts in its lesson: as much together as in any
// other.
func (l *learning) value(places []uint32) {
	holdings := l.own // of each term of each lesson, until here
	l.own = make([]uint32, 0, len(holdings))
	l.terms, l.values = make([]uint32, 0, len(holdings)), make([]float32, 0, len(holdings))
	for i := range l.lessons {
		lesson := &l.lessons[i]
		lesson.from = len(l.terms)
		var squares float64
		for n, term := range lesson.example.terms {
			weight := float32(asTyped)
			if n >= lesson.example.typed {
				weight = asMeant
			}
			value := l.worth(term, weight)
			if value == 0 {
				continue
			}
			l.terms, l.values = append(l.terms, term), append(l.values, value)
			l.own = append(l.own, places[holdings[n]])
			squares += float64(value) * float64(value)
		}
		holdings = holdings[len(lesson.example.terms):]
		lesson.to = len(l.terms)
		length := max(float32(math.Sqrt(squares)), leastLength)
		for at := lesson.from; at < lesson.to; at++ {
			l.values[at] /= length
			lesson.whole += l.values[at]
		}
	}
}
