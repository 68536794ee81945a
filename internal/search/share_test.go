package search

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// stocked makes n editions that differ in a word.
func stocked(n int) []desk.Edition {
	editions := make([]desk.Edition, n)
	for i := range editions {
		editions[i] = desk.Edition{Article: desk.Article{
			ID: fmt.Sprint(i), File: fmt.Sprint(i), Revision: 1, Title: fmt.Sprintf("nhà dột %d", i), Questions: []string{"sửa nhà"},
		}}
	}
	return editions
}

// after returns the index that follows, and closes the one before it.
func after(t *testing.T, x *Index, editions []desk.Edition) *Index {
	t.Helper()
	next, err := x.Next(editions, desk.Knowledge{})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return next
}

// TestNextShares holds that an article that stayed the same is not read again,
// until too much of the base has changed.
func TestNextShares(t *testing.T) {
	editions := stocked(100)
	x := Build(editions, desk.Knowledge{})
	for edit := range leastWorn + 2 {
		editions[edit%len(editions)].Revision++
		next := after(t, x, editions)
		shared := 0
		for id, document := range next.documents {
			if document == x.documents[id] {
				shared++
			}
		}
		want := 99
		if edit == leastWorn { // one more than may change
			want = 0
		}
		if shared != want || (next.catalogue == x.catalogue) != (want > 0) {
			t.Errorf("edit %d: %d of 100 articles shared, want %d; same catalogue: %v", edit+1, shared, want, next.catalogue == x.catalogue)
		}
		x = next
	}
}

// TestPartsStayFew holds that looking up does not get slower with every edit:
// one part of bleve's index takes them all in, until it is large.
func TestPartsStayFew(t *testing.T) {
	editions := stocked(200)
	x := Build(editions, desk.Knowledge{})
	begun := len(x.sheets)
	for at := range 2 * leastYoung {
		editions[at].Revision++
		x = after(t, x, editions)
		want := begun + 1
		if at > leastYoung { // the young part stayed, another began
			want = begun + 2
		}
		if parts := len(x.sheets); parts != want {
			t.Errorf("after %d edits %d parts, want %d", at+1, parts, want)
		}
	}
}

// TestForgottenWords holds that a word no article has any more is as unknown
// as one that none ever had.
func TestForgottenWords(t *testing.T) {
	editions := stocked(3)
	editions[2].Title = "trồng trọt"
	x := Build(editions, desk.Knowledge{})
	mended := func(x *Index) bool {
		var g guesses
		g.gather(x, viet.Syllables("trpt")[0], x.terms.word("trong"), silence)
		return slices.ContainsFunc(g.list, func(one guess) bool { return one.word == x.terms.word("trot") })
	}
	pair := func(d *dictionary) uint32 { return d.coupleOf(d.word("trong"), d.word("trot")) }
	if d := x.terms; !d.holds(d.word("trot")) || !d.holds(pair(d)) || !mended(x) {
		t.Fatal("the base does not know its words")
	}
	next := after(t, x, editions[:2])
	if d := next.terms; d.holds(d.word("trot")) || d.holds(pair(d)) || mended(next) {
		t.Error("words of an article that is gone are still known")
	}
	if d := next.terms; d.holds(d.canonOf(viet.Syllables("trọt")[0].Canon)) {
		t.Error("a syllable of an article that is gone is still known")
	}
	if got := next.terms.rarityOf(next.terms.word("trot")); got != next.terms.unknown {
		t.Errorf("a word nobody has any more is of rarity %v, an unknown one of %v", got, next.terms.unknown)
	}
	if !next.terms.holds(next.terms.word("dot")) || !x.terms.holds(x.terms.word("trot")) {
		t.Error("words were lost that are still there")
	}
}

// TestDroppedIndexEnds holds that bleve lets go when nobody holds an index any
// more, though none was closed.
func TestDroppedIndexEnds(t *testing.T) {
	x := Build(stocked(3), desk.Knowledge{})
	next, err := x.Next(stocked(2), desk.Knowledge{})
	if err != nil {
		t.Fatal(err)
	}
	memory := x.catalogue.memory
	open := func() bool { _, err := memory.DocCount(); return err == nil }
	runtime.GC()
	if runtime.KeepAlive(x); !open() {
		t.Error("bleve was closed under an index")
	}
	runtime.GC()
	if runtime.KeepAlive(next); !open() {
		t.Error("bleve was closed under the last index")
	}
	limit, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for open() {
		if runtime.GC(); limit.Err() != nil {
			t.Fatal("bleve is still open")
		}
	}
}
