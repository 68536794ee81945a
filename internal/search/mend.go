package search

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"hoidap/internal/viet"
)

// guess is what a syllable may be meant for.
type guess struct {
	syllable viet.Syllable
	score    float64 // its likelihood, as a logarithm
	chance   float64 // beside all other guesses, 0 to 1
}

// What it costs, as a logarithm, that a word is typed as another.
const (
	costKeys   = 1.0 // keys of an input method left in
	costChat   = 2.0 // in chat spelling
	costDouble = 3.0 // a letter drawn out
	costSwap   = 3.5 // two letters exchanged
	costSound  = 4.5 // as it sounds, not as it is spelled
	costSlip   = 5.0 // a letter too many, too few or wrong
	costShort  = 1.0 // besides, for a word of less than shortWord letters
	costMarks  = 3.0 // besides, for diacritics of which no writing of the word is one slip away
)

// shortWord is how many letters a word has that is not near to very many others.
const shortWord = 3

// guesses gives what a syllable may be: first itself, then the others by
// likelihood. Before and after are its neighbours, "" for none that is known.
func (x *Index) guesses(s viet.Syllable, before, after string) []guess {
	gap, heard := x.newGap(before, after), x.heardOf(s.Fold)
	g := guesses{{syllable: s, score: x.between(gap, s.Fold, heard)}}
	offer := func(meant viet.Syllable, cost func() float64) {
		if n := x.heardOf(meant.Fold); n > 0 {
			g.add(guess{syllable: meant, score: x.between(gap, meant.Fold, n) - cost()})
		}
	}
	if heard == 0 {
		for word, cost := range spelled(s.Text) {
			if meant := viet.Syllables(word); len(meant) == 1 {
				offer(meant[0], func() float64 { return cost })
			}
		}
	}
	for word := range viet.Neighbours(s.Fold) {
		offer(viet.Plain(word), func() float64 { return costSound })
	}
	for word := range x.terms.slips.near(s.Fold) {
		if x.terms.holds(word) { // a word that is gone is not offered for standing in a list, as chat
			offer(viet.Plain(word), func() float64 { return x.slipCost(s, word) })
		}
	}
	for word := range x.lexis.slips.near(s.Fold) {
		offer(viet.Plain(word), func() float64 { return x.slipCost(s, word) })
	}
	g.weigh()
	return g
}

// guesses begin with the syllable as it was typed.
type guesses []guess

// add takes a guess in, unless a word is there already and as likely.
func (g *guesses) add(another guess) {
	at := slices.IndexFunc(*g, func(known guess) bool { return known.syllable.Fold == another.syllable.Fold })
	switch {
	case at < 0:
		*g = append(*g, another)
	case at > 0 && another.score > (*g)[at].score:
		(*g)[at] = another
	}
}

// weigh orders all guesses but the first, and gives each its chance.
func (g guesses) weigh() {
	slices.SortFunc(g[1:], func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.syllable.Fold, b.syllable.Fold))
	})
	best := slices.MaxFunc(g, func(a, b guess) int { return cmp.Compare(a.score, b.score) }).score
	sum := 0.0
	for i := range g {
		g[i].chance = math.Exp(g[i].score - best)
		sum += g[i].chance
	}
	for i := range g {
		g[i].chance /= sum
	}
}

// slipCost is what the slip costs that makes of a word the one typed.
func (x *Index) slipCost(typed viet.Syllable, word string) float64 {
	cost := costSlip
	switch {
	case viet.Drawn(typed.Fold, word):
		cost = costDouble
	case exchanged(typed.Fold, word):
		cost = costSwap
	}
	if len(typed.Fold) < shortWord {
		cost += costShort
	}
	if typed.Marked && !x.marksFit(typed, word) {
		cost += costMarks
	}
	return cost
}

// exchanged reports whether two words one slip apart have the same letters.
func exchanged(a, b string) bool {
	sum := 0
	for i := range min(len(a), len(b)) {
		sum += int(a[i]) - int(b[i])
	}
	return len(a) == len(b) && sum == 0
}

// marksFit reports whether a word is written, somewhere, with marks that are
// one slip from those typed.
func (x *Index) marksFit(typed viet.Syllable, word string) bool {
	near := func(canon string) bool { return viet.Distance1(canon, typed.Canon) }
	held := func(canon string) bool {
		_, held := x.terms.canonID(canon)
		return held && near(canon)
	}
	return slices.ContainsFunc(x.terms.canon[word], held) || slices.ContainsFunc(x.lexis.canon[word], near)
}

// spelled gives what a word may be in school spelling, with what that costs:
// with the keys of an input method read, and with the letters of chat.
func spelled(text string) iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for _, undo := range []func(string) (string, bool){viet.Telex, viet.VNI} {
			if word, ok := undo(text); ok && !yield(word, costKeys) {
				return
			}
		}
		for _, word := range viet.Chat(text) {
			if !yield(word, costChat) {
				return
			}
		}
	}
}
