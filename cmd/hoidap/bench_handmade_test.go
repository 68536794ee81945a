package main

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"hoidap/internal/desk"
)

// handmade is the inverted index one would write by hand for looking up and
// nothing else, to measure ours against: the syllables and pairs FTS5 gets,
// ranked as FTS5 ranks them. Nothing ever changes in it, so what a term is worth
// in an article is worked out beforehand.
type handmade struct {
	ids   []string // of the articles, in order
	lists map[string]handmadeList
}

// handmadeList is who holds a term, in order, and what it is worth there.
type handmadeList struct {
	articles []uint32
	worth    []float32
	most     float64 // of worth
}

// The constants of BM25 in FTS5, and what it is told a term of a column counts.
const (
	handmadeSaturation = 1.2
	handmadeLengthNorm = 0.75
	handmadeCommon     = 1e-6 // rarity of what more than half of the articles hold
	handmadeFold       = 0.5
	handmadePair       = 1.0
)

// handmadeRarity is how much a term tells that n articles of all hold.
func handmadeRarity(n, all int) float64 {
	rarity := math.Log((float64(all-n) + 0.5) / (float64(n) + 0.5))
	if rarity <= 0 {
		return handmadeCommon
	}
	return rarity
}

// handmadeWorth is BM25 of one term in one article, length being the article's
// against the mean of all.
func handmadeWorth(count, rarity, length float64) float64 {
	norm := handmadeSaturation * (1 - handmadeLengthNorm + handmadeLengthNorm*length)
	return rarity * count * (handmadeSaturation + 1) / (count + norm)
}

// handmadeTerms calls yield with each term of a text, pairs behind the
// syllables, and what it counts once.
func handmadeTerms(text string, yield func(term string, counts float64)) {
	folds := foldsOf(text)
	for _, fold := range folds {
		yield(fold, handmadeFold)
	}
	for _, pair := range pairsOf(folds) {
		yield(pair, handmadePair)
	}
}

// newHandmade indexes articles. It counts first, then works out the worth.
func newHandmade(editions []desk.Edition) *handmade {
	editions = slices.SortedFunc(slices.Values(editions), func(a, b desk.Edition) int { return cmp.Compare(a.ID, b.ID) })
	h := &handmade{ids: make([]string, len(editions)), lists: map[string]handmadeList{}}
	lengths := make([]float64, len(editions))
	var mean float64
	postings := 0
	for number, edition := range editions {
		h.ids[number] = edition.ID
		counts := map[string]float64{}
		for _, text := range textsOf(edition.Article) {
			handmadeTerms(text, func(term string, once float64) {
				counts[term] += once
				lengths[number]++
			})
		}
		mean += lengths[number] / float64(len(editions))
		for term, count := range counts {
			list := h.lists[term]
			list.articles, list.worth = append(list.articles, uint32(number)), append(list.worth, float32(count))
			h.lists[term] = list
		}
		postings += len(counts)
	}
	h.finish(postings, func(article uint32) float64 { return lengths[article] / mean })
	return h
}

// finish turns counts into worth, and lays all lists into two blocks of memory.
func (h *handmade) finish(postings int, length func(article uint32) float64) {
	articles, worth := make([]uint32, 0, postings), make([]float32, 0, postings)
	for term, list := range h.lists {
		start, rarity := len(articles), handmadeRarity(len(list.articles), len(h.ids))
		for i, article := range list.articles {
			list.worth[i] = float32(handmadeWorth(float64(list.worth[i]), rarity, length(article)))
		}
		articles, worth = append(articles, list.articles...), append(worth, list.worth...)
		list.articles, list.worth = articles[start:len(articles):len(articles)], worth[start:len(worth):len(worth)]
		list.most = float64(slices.Max(list.worth))
		h.lists[term] = list
	}
}

// handmadeCursor goes through the list of one term of a question.
type handmadeCursor struct {
	handmadeList
	times float64 // the term stands in the question
	reach float64 // what the term and all those of lesser reach are worth at most
}

// handmadeEnd is the article behind the last one.
const handmadeEnd = math.MaxUint32

// at is the article a cursor stands at.
func (c *handmadeCursor) at() uint32 {
	if len(c.articles) == 0 {
		return handmadeEnd
	}
	return c.articles[0]
}

// take returns what the article a cursor stands at gets, and leaves it.
func (c *handmadeCursor) take() float64 {
	worth := float64(c.worth[0]) * c.times
	c.articles, c.worth = c.articles[1:], c.worth[1:]
	return worth
}

// seek goes to the first article that is not before one, in leaps that double.
func (c *handmadeCursor) seek(article uint32) {
	from, to := 0, 1
	for to < len(c.articles) && c.articles[to] < article {
		from, to = to, 2*to
	}
	to = min(to, len(c.articles))
	skip := from + sort.Search(to-from, func(i int) bool { return c.articles[from+i] >= article })
	c.articles, c.worth = c.articles[skip:], c.worth[skip:]
}

// cursors are the lists of a question's terms, of the least worth first.
func (h *handmade) cursors(text string) []handmadeCursor {
	var cursors []handmadeCursor
	handmadeTerms(text, func(term string, _ float64) {
		list, held := h.lists[term]
		if !held {
			return
		}
		same := func(c handmadeCursor) bool { return &c.articles[0] == &list.articles[0] }
		if at := slices.IndexFunc(cursors, same); at >= 0 {
			cursors[at].times++
			return
		}
		cursors = append(cursors, handmadeCursor{handmadeList: list, times: 1})
	})
	slices.SortFunc(cursors, func(a, b handmadeCursor) int { return cmp.Compare(a.most*a.times, b.most*b.times) })
	var reach float64
	for i := range cursors {
		reach += cursors[i].most * cursors[i].times
		cursors[i].reach = reach
	}
	return cursors
}

// handmadeHit is an article with its score.
type handmadeHit struct {
	article uint32
	score   float64
}

// find gives the n articles that score highest, of equal ones the first. It
// goes from article to article (MaxScore): lists that together cannot lift an
// article among the best any more are only looked into for articles that
// another list names, and only while it could still help.
func (h *handmade) find(text string, n int) []handmadeHit {
	cursors := h.cursors(text)
	best := make([]handmadeHit, 0, n+1)
	leading, lowest := 0, 0.0 // the first list that can lift an article; what it must beat
	for leading < len(cursors) {
		article := uint32(handmadeEnd)
		for i := leading; i < len(cursors); i++ {
			article = min(article, cursors[i].at())
		}
		if article == handmadeEnd {
			break
		}
		score := handmadeScore(cursors, leading, article, lowest)
		if score <= lowest {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, score, func(hit handmadeHit, score float64) int {
			return cmp.Or(cmp.Compare(score, hit.score), -1) // behind its equals
		})
		if best = slices.Insert(best, at, handmadeHit{article, score}); len(best) < n {
			continue
		}
		best = best[:n]
		for lowest = best[n-1].score; leading < len(cursors) && cursors[leading].reach <= lowest; {
			leading++
		}
	}
	return best
}

// handmadeScore adds up one article, as far as it can still beat the lowest.
func handmadeScore(cursors []handmadeCursor, leading int, article uint32, lowest float64) (score float64) {
	for i := leading; i < len(cursors); i++ {
		if c := &cursors[i]; c.at() == article {
			score += c.take()
		}
	}
	for i := leading - 1; i >= 0 && score+cursors[i].reach > lowest; i-- {
		c := &cursors[i]
		if c.seek(article); c.at() == article {
			score += c.take()
		}
	}
	return score
}
