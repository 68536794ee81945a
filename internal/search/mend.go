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
	word   uint32  // stranger only for one typed that nobody knows
	way    int     // which of the spellings it is; noSpelling for the letters alone
	score  float64 // its likelihood, as a logarithm
	chance float64 // beside all other guesses, 0 to 1
}

// noSpelling is the way of a guess of which nothing but the letters is known.
const noSpelling = -1

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

// guesses are what a syllable may be. They begin with the syllable as it was
// typed, and may be gathered again and again.
type guesses struct {
	list      []guess
	spellings []viet.Syllable // in school spelling, with their marks
	near      []uint32        // words one slip away
}

// gather finds what a syllable may be: first itself, then the others by
// likelihood. Before and after are its neighbours, silence for none that is
// known.
func (g *guesses) gather(x *Index, s viet.Syllable, before, after uint32) {
	word := x.terms.word(s.Fold)
	gap, heard := x.newGap(before, after), x.heardOf(word)
	g.list, g.spellings = append(g.list[:0], guess{word: word, way: noSpelling, score: x.between(gap, word, heard)}), g.spellings[:0]
	offer := func(word uint32, way int, cost func() float64) {
		if n := x.heardOf(word); n > 0 {
			g.add(guess{word: word, way: way, score: x.between(gap, word, n) - cost()})
		}
	}
	if heard == 0 {
		for text, cost := range spelled(s.Text) {
			if meant := viet.Syllables(text); len(meant) == 1 {
				g.spellings = append(g.spellings, meant[0])
				offer(x.terms.word(meant[0].Fold), len(g.spellings)-1, func() float64 { return cost })
			}
		}
	}
	for sound := range viet.Neighbours(s.Fold) {
		offer(x.terms.word(sound), noSpelling, func() float64 { return costSound })
	}
	g.near = x.terms.slips.appendNear(g.near[:0], s.Fold)
	for _, word := range g.near {
		// A word that is gone is not offered for standing in a list, as chat.
		if known := x.terms.holds(word) || x.lexis.slips[word]; known && viet.Distance1(s.Fold, x.terms.texts[word]) {
			offer(word, noSpelling, func() float64 { return x.slipCost(s, word) })
		}
	}
	g.weigh(x.terms.texts)
}

// syllable is what a guess other than the first says.
func (g *guesses) syllable(of guess, terms *dictionary) viet.Syllable {
	if of.way != noSpelling {
		return g.spellings[of.way]
	}
	return viet.Plain(terms.texts[of.word])
}

// add takes a guess in, unless a word is there already and as likely.
func (g *guesses) add(another guess) {
	at := slices.IndexFunc(g.list, func(known guess) bool { return known.word == another.word })
	switch {
	case at < 0:
		g.list = append(g.list, another)
	case at > 0 && another.score > g.list[at].score:
		g.list[at] = another
	}
}

// weigh orders all guesses but the first, and gives each its chance.
func (g *guesses) weigh(texts []string) {
	slices.SortFunc(g.list[1:], func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(texts[a.word], texts[b.word]))
	})
	best := slices.MaxFunc(g.list, func(a, b guess) int { return cmp.Compare(a.score, b.score) }).score
	sum := 0.0
	for i := range g.list {
		g.list[i].chance = math.Exp(g.list[i].score - best)
		sum += g.list[i].chance
	}
	for i := range g.list {
		g.list[i].chance /= sum
	}
}

// slipCost is what the slip costs that makes of a word the one typed.
func (x *Index) slipCost(typed viet.Syllable, meant uint32) float64 {
	cost, word := costSlip, x.terms.texts[meant]
	switch {
	case viet.Drawn(typed.Fold, word):
		cost = costDouble
	case exchanged(typed.Fold, word):
		cost = costSwap
	}
	if len(typed.Fold) < shortWord {
		cost += costShort
	}
	if typed.Marked && !x.marksFit(typed, meant) {
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
func (x *Index) marksFit(typed viet.Syllable, word uint32) bool {
	near := func(canon string) bool { return viet.Distance1(canon, typed.Canon) }
	held := func(canon uint32) bool { return x.terms.holds(canon) && near(x.terms.spelling(canon)) }
	return slices.ContainsFunc(x.terms.canon[x.terms.texts[word]], held) || slices.ContainsFunc(x.lexis.canon[word], near)
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
