package desk

import "strings"

// The signs of a choice of words in a phrase of the knowledge.
const (
	opens  = "("
	either = "|"
	closes = ")"
)

// Choices writes out a phrase with choices of words: "(cháy|khói) nhà" is "cháy
// nhà" and "khói nhà", and an empty choice leaves the word out. Choices hold no
// others.
func Choices(phrase string) (all []string) {
	before, rest, found := strings.Cut(phrase, opens)
	words, after, closed := strings.Cut(rest, closes)
	if !found || !closed {
		return []string{phrase}
	}
	tails := Choices(after)
	for word := range strings.SplitSeq(words, either) {
		for _, tail := range tails {
			all = append(all, before+word+tail)
		}
	}
	return all
}
