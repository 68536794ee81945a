package main

import (
	"math"
	"slices"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/knowledge"
)

// TestHandmade holds that the index made by hand finds what plain BM25 over all
// articles finds, so that its times are those of a right answer.
func TestHandmade(t *testing.T) {
	known, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		t.Fatalf("knowledge: %v", rows)
	}
	editions := desk.Editions(append(slices.Clone(known.Articles), inventArticles(known, 400)...), benchDay)
	made, plain := newHandmade(editions), newPlain(editions)
	for _, asked := range benchQuestions(t) {
		scores := plain.scores(asked.text)
		order := slices.SortedFunc(func(yield func(float64) bool) {
			for _, score := range scores {
				if score > 0 && !yield(score) {
					return
				}
			}
		}, func(a, b float64) int { return -int(math.Copysign(1, a-b)) })
		hits := made.find(asked.text, deepest)
		if want := min(deepest, len(order)); len(hits) != want {
			t.Fatalf("%q: %d articles found, want %d", asked.text, len(hits), want)
		}
		for place, hit := range hits {
			id := made.ids[hit.article]
			if near(hit.score, scores[id]) && near(hit.score, order[place]) {
				continue
			}
			t.Errorf("%q: place %d: %s scores %v; plain BM25 gives it %v and this place %v", asked.text, place+1, id, hit.score, scores[id], order[place])
		}
	}
}

// near allows for what is lost by keeping worth in four bytes.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-5*max(a, b) }

// plain scores every article for every question, from the texts.
type plain struct {
	counts  map[string]map[string]float64 // by article and term
	lengths map[string]float64
	mean    float64
}

func newPlain(editions []desk.Edition) plain {
	p := plain{counts: map[string]map[string]float64{}, lengths: map[string]float64{}}
	for _, edition := range editions {
		p.counts[edition.ID] = map[string]float64{}
		for _, text := range textsOf(edition.Article) {
			folds := foldsOf(text)
			for at, fold := range folds {
				p.counts[edition.ID][fold] += 0.5
				if p.lengths[edition.ID]++; at > 0 {
					p.counts[edition.ID][folds[at-1]+"_"+fold]++
					p.lengths[edition.ID]++
				}
			}
		}
	}
	for _, length := range p.lengths {
		p.mean += length / float64(len(editions))
	}
	return p
}

// scores gives each article what the formula says: an article gets something
// for every time a term stands in the question.
func (p plain) scores(text string) map[string]float64 {
	folds := foldsOf(text)
	scores := map[string]float64{}
	for _, term := range append(pairsOf(folds), folds...) {
		holders := 0.0
		for _, counts := range p.counts {
			if counts[term] > 0 {
				holders++
			}
		}
		rarity := math.Log((float64(len(p.counts)) - holders + 0.5) / (holders + 0.5))
		if rarity <= 0 {
			rarity = 1e-6
		}
		for id, counts := range p.counts {
			if count := counts[term]; count > 0 {
				scores[id] += rarity * count * 2.2 / (count + 1.2*(0.25+0.75*p.lengths[id]/p.mean))
			}
		}
	}
	return scores
}
