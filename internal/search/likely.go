package search

import "math"

// How likely a word is after another: mostly by how often the two stand
// together, and for the rest by how often it stands at all.
const (
	apart   = 0.2  // share of the latter
	steady  = 8    // added to the count of the first, as few sightings tell little
	unheard = 1e-6 // likelihood of a word neither articles nor lists hold
)

// knows reports whether articles or lists hold a word.
func (x *Index) knows(word string) bool { return x.terms.holds(word) || x.lexis.words[word] > 0 }

// heardOf is in how many passages of the articles and phrases of the lists a
// word stands.
func (x *Index) heardOf(word string) float64 {
	n := x.lexis.words[word]
	if id, held := x.terms.id(word); held {
		n += x.terms.passages[id]
	}
	return float64(n)
}

// heardTogether is in how many of them two words are neighbours.
func (x *Index) heardTogether(first, second string) float64 {
	if first == "" || second == "" {
		return 0
	}
	n := x.lexis.pairs[[2]string{first, second}]
	if id, held := x.terms.pairID(first, second); held {
		n += x.terms.passages[id]
	}
	return float64(n)
}

// gap is the place of one word between two others, "" for none that is known.
type gap struct {
	before, after string
	heardBefore   float64 // of the word before
	afterAlone    float64 // likelihood of the word after by itself
}

func (x *Index) newGap(before, after string) gap {
	return gap{before, after, x.heardOf(before), x.alone(x.heardOf(after))}
}

// alone is the likelihood of a word that is heard so often.
func (x *Index) alone(heard float64) float64 { return max(unheard, heard/float64(x.terms.total+1)) }

// between is how likely a word that is heard so often is in a gap, as a
// logarithm.
func (x *Index) between(g gap, word string, heard float64) float64 {
	likely := x.alone(heard)
	if g.before != "" {
		likely = apart*likely + (1-apart)*x.heardTogether(g.before, word)/(g.heardBefore+steady)
	}
	if g.after != "" {
		likely *= apart*g.afterAlone + (1-apart)*x.heardTogether(word, g.after)/(heard+steady)
	}
	return math.Log(likely)
}
