package search

// contrast is how much each term of a question draws it to an article rather than
// to the others, learned from the questions the articles foresee (see learning).
// Where lean counts how often a term is asked, contrast is by how much it tells
// questions apart that are otherwise alike.
type contrast struct {
	starts  []uint32  // by term: where its draws begin
	to      []uint32  // of each draw: to which article
	weights []float32 // of each draw
	tells   []float32 // by term: its rarity among the questions; 0 where none holds it
	away    []float32 // by article: what a term draws that none of its questions holds
}

// A term that this share of the articles holds draws to all of them, some of them
// by nothing at first: a row that goes from article to article is read three times
// as fast as one that leaves some out.
const wideShare = 1.0 / 4

// of gives the draws of a term: to which articles, in their order, and how much.
func (c *contrast) of(term uint32) (to []uint32, weights []float32) {
	if int(term)+1 >= len(c.starts) {
		return nil, nil
	}
	from, end := c.starts[term], c.starts[term+1]
	return c.to[from:end], c.weights[from:end]
}

// at is where the draw of a term to an article stands.
func (c *contrast) at(term, article uint32) (place uint32, found bool) {
	low, end := c.starts[term], c.starts[term+1]
	if int(end-low) == len(c.away) {
		return low + article, true
	}
	for high := end; low < high; {
		if middle := (low + high) / 2; c.to[middle] < article {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < end && c.to[low] == article
}

// add adds to the scores of all articles what a term of some value draws to them.
func (c *contrast) add(scores []float32, term uint32, value float32) {
	to, weights := c.of(term)
	if len(weights) == len(scores) {
		scores = scores[:len(weights)]
		for article := range weights {
			scores[article] += value * weights[article]
		}
		return
	}
	weights = weights[:len(to)]
	for i, article := range to {
		scores[article] += value * weights[i]
	}
}

// worth is what a term with a weight counts in a question, but for its length.
func (c *contrast) worth(term uint32, weight float32) float32 {
	if int(term) >= len(c.tells) {
		return 0
	}
	return weight * c.tells[term]
}
