package search

import "hoidap/internal/viet"

// shortestSlip is the fewest letters of a word that is taken for a slip: a
// shorter one is near to too many others.
const shortestSlip = 3

// mend finds what a syllable the base does not know was meant to be: first by
// undoing typing keys left in the text, then the known syllable one slip or
// one dialect confusion away that forms a known pair with a neighbour.
func (d *dictionary) mend(s viet.Syllable, before, after string) (viet.Syllable, bool) {
	for _, word := range spelled(s.Text) {
		if mended := viet.Syllables(word); len(mended) == 1 && d.holds(mended[0].Fold) {
			return mended[0], true
		}
	}
	best, bestScore := "", 0.0
	consider := func(candidate string, score float64) {
		if d.holdsPair(before, candidate) || d.holdsPair(candidate, after) {
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
	if len(s.Fold) >= shortestSlip {
		for candidate := range d.slips.near(s.Fold) {
			consider(candidate, 0.5)
		}
	}
	// A slip alone is a guess; a slip that makes a known pair is not.
	if bestScore <= 1 {
		return viet.Syllable{}, false
	}
	return viet.Syllable{Text: best, Fold: best, Canon: best}, true
}

// spelled gives what a word may be in school spelling: with the keys of an
// input method read, then with the letters of chat.
func spelled(text string) []string {
	var words []string
	for _, undo := range []func(string) (string, bool){viet.Telex, viet.VNI} {
		if word, ok := undo(text); ok {
			words = append(words, word)
		}
	}
	return append(words, viet.Chat(text)...)
}
