package search

import (
	"hoidap/internal/viet"
)

// mend finds what a syllable the base does not know was meant to be: first by
// undoing typing keys left in the text, then the known syllable one slip or
// one dialect confusion away that forms a known pair with a neighbour.
func (d *dictionary) mend(s viet.Syllable, before, after string) (viet.Syllable, bool) {
	for _, undo := range []func(string) (string, bool){viet.Telex, viet.VNI} {
		if word, ok := undo(s.Text); ok {
			if mended := viet.Syllables(word); len(mended) == 1 && d.holds(mended[0].Fold) {
				return mended[0], true
			}
		}
	}
	for _, word := range viet.Chat(s.Text) {
		if mended := viet.Syllables(word); len(mended) == 1 && d.holds(mended[0].Fold) {
			return mended[0], true
		}
	}
	best, bestScore := "", 0.0
	consider := func(candidate string, score float64) {
		if d.holds(pair(before, candidate)) || d.holds(pair(candidate, after)) {
			score += 2
		}
		if score > bestScore || (score == bestScore && candidate < best) {
			best, bestScore = candidate, score
		}
	}
	for candidate := range viet.Neighbours(s.Fold) {
		if d.holds(candidate) {
			consider(candidate, 1)
		}
	}
	if len(s.Fold) >= 3 {
		for _, candidate := range d.plain {
			if viet.Distance1(s.Fold, candidate) {
				consider(candidate, 0.5)
			}
		}
	}
	// A slip alone is a guess; a slip that makes a known pair is not.
	if bestScore <= 1 {
		return viet.Syllable{}, false
	}
	return viet.Syllable{Text: best, Fold: best, Canon: best}, true
}
