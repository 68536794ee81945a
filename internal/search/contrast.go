package search

// contrast is how much each term of a question draws it to an article rather than
// to the others, learned from the questions the articles foresee (see learning).
// Where lean counts how often a term is asked, contrast is by how much it tells
// questions apart that are otherwise alike.
type contrast struct {
	starts  []uint32  // by term: where its draws begin
	draws   []draw    // term after term, by article
	tells   []float32 // by term: its rarity among the questions; 0 where none holds it
	away    []float32 // by article: what a term draws that none of its questions holds
	numbers map[*document]uint32
}

// draw is what a term of an article's own questions draws to it.
type draw struct {
	article uint32
	weight  float32
}

// of lists the draws of a term.
func (c *contrast) of(term uint32) []draw {
	if int(term)+1 >= len(c.starts) {
		return nil
	}
	return c.draws[c.starts[term]:c.starts[term+1]]
}

// at is where the draw of a term to an article stands.
func (c *contrast) at(term, article uint32) (place uint32, found bool) {
	low, end := c.starts[term], c.starts[term+1]
	for high := end; low < high; {
		if middle := (low + high) / 2; c.draws[middle].article < article {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < end && c.draws[low].article == article
}

// worth is what a term with a weight counts in a question, but for its length.
func (c *contrast) worth(term uint32, form form, weight float32) float32 {
	if int(term) >= len(c.tells) {
		return 0
	}
	if form == canonical {
		weight *= canonTells
	}
	return weight * c.tells[term]
}
