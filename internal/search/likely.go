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

// alone is the likelihood of a word by itself.
func (x *Index) alone(word string) float64 {
	return max(unheard, x.heardOf(word)/float64(x.terms.total+1))
}

// behind is the likelihood of a word after another, "" for none that is known.
func (x *Index) behind(first, second string) float64 {
	if first == "" {
		return x.alone(second)
	}
	return apart*x.alone(second) + (1-apart)*x.heardTogether(first, second)/(x.heardOf(first)+steady)
}

// between is how likely a word is between two others, as a logarithm.
func (x *Index) between(before, word, after string) float64 {
	likely := math.Log(x.behind(before, word))
	if after != "" {
		likely += math.Log(x.behind(word, after))
	}
	return likely
}
