package search_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"hoidap/internal/desk"
)

// TestTermRanksByBM25 computes the scores of three articles by hand: eight
// passages, the fields weighted 2 and 0.9, one syllable in two forms weighted 0.41.
func TestTermRanksByBM25(t *testing.T) {
	index := build(t, desk.Knowledge{},
		page("a", "bo bo", "bo rau muong cai"),
		page("b", "rau cai", "rau muong cai bo"),
		page("c", "mot hai", "bo ba bon nam"),
		page("d", "rau cai ngot", "rau den cai"),
	)
	const total, passages, titles, shorts = 8, 4, 9.0 / 4, 15.0 / 4
	rarity := math.Log(1 + (total-passages+0.5)/(passages+0.5))
	norm := func(length, mean float64) float64 { return 0.25 + 0.75*length/mean }
	saturated := func(count float64) float64 { return count * 2 / (count + 1) }
	short := 0.9 / norm(4, shorts)
	want := map[string]float64{
		"a": 2 * 0.41 * rarity * saturated(2*2/norm(2, titles)+short),
		"b": 2 * 0.41 * rarity * saturated(short),
		"c": 2 * 0.41 * rarity * saturated(short),
	}
	finds := find(t, index, "bo", 10)
	if got := ids(finds); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Fatalf("order %v, want a, then b and c, which score the same, by ID", got)
	}
	for _, find := range finds {
		if math.Abs(find.Score-want[find.ID]) > 1e-12 {
			t.Errorf("%s scores %v, by hand %v", find.ID, find.Score, want[find.ID])
		}
		if hit := find.Hits[0]; len(find.Hits) != 2 || hit.Term != "bo" || math.Abs(hit.Rarity-rarity) > 1e-12 {
			t.Errorf("%s: hits %+v, want bo and =bo of rarity %v", find.ID, find.Hits, rarity)
		}
	}
}

func TestEqualScoresComeByID(t *testing.T) {
	var articles []desk.Article
	var want []string
	for i := range 15 {
		id := fmt.Sprintf("bai-%02d", (i*7)%15)
		articles = append(articles, page(id, "vay vốn", "được vay", "vay sao"))
		want = append(want, fmt.Sprintf("bai-%02d", i))
	}
	index := build(t, desk.Knowledge{}, articles...)
	if got := ids(find(t, index, "vay vốn", 15)); !slices.Equal(got, want) {
		t.Errorf("order %v", got)
	}
}
