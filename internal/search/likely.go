package search

import "math"

// How likely a word is after another: mostly by how often the two stand
// together, and for the rest by how often it stands at all.
const (
	apart   = 0.2  // share of the latter
	steady  = 8    // added to the count of the first, as few sightings tell little
	unheard = 1e-6 // likelihood of a word neither articles nor lists hold
)

// count adds up how often each word, and each two neighbours, were heard: in
// how many passages of the articles and phrases of the lists.
func (x *Index) count() {
	x.heard = make([]float64, len(x.terms.texts))
	for term, passages := range x.terms.passages {
		x.heard[term] = float64(passages)
	}
	for term, phrases := range x.lexis.heard {
		x.heard[term] += float64(phrases)
	}
}

// heardOf is how often a word was heard.
func (x *Index) heardOf(word uint32) float64 {
	if word >= uint32(len(x.heard)) {
		return 0
	}
	return x.heard[word]
}

// knows reports whether articles or lists hold a word.
func (x *Index) knows(word uint32) bool { return x.heardOf(word) > 0 }

// heardTogether is how often two words were heard as neighbours.
func (x *Index) heardTogether(first, second uint32) float64 {
	if first >= silence || second >= silence {
		return 0
	}
	return x.heardOf(x.terms.coupleOf(first, second))
}

// silence is the number of a neighbour that is not there, or not known.
const silence = stranger - 1

// gap is the place of one word between two others, silence where none is known.
type gap struct {
	before, after uint32
	heardBefore   float64 // of the word before
	afterAlone    float64 // likelihood of the word after by itself
}

func (x *Index) newGap(before, after uint32) gap {
	return gap{before, after, x.heardOf(before), x.alone(x.heardOf(after))}
}

// alone is the likelihood of a word that is heard so often.
func (x *Index) alone(heard float64) float64 { return max(unheard, heard/float64(x.terms.total+1)) }

// between is how likely a word that is heard so often is in a gap, as a
// logarithm.
func (x *Index) between(g gap, word uint32, heard float64) float64 {
	likely := x.alone(heard)
	if g.before != silence {
		likely = apart*likely + (1-apart)*x.heardTogether(g.before, word)/(g.heardBefore+steady)
	}
	if g.after != silence {
		likely *= apart*g.afterAlone + (1-apart)*x.heardTogether(word, g.after)/(heard+steady)
	}
	return math.Log(likely)
}
