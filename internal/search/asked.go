package search

// asked lists for each term of an article's own questions which of them hold
// it, so that a question is compared with those it shares something with and
// with no other. These terms are the first of the article.
type asked struct {
	starts    []uint32 // by term: where its list begins; one more for the end of the last
	questions []uint32 // list after list
}

// terms is how many terms have a list.
func (a *asked) terms() int { return max(0, len(a.starts)-1) }

// holding lists the questions that hold the term at a place of the article.
func (a *asked) holding(place int32) []uint32 {
	if int(place) >= a.terms() {
		return nil
	}
	return a.questions[a.starts[place]:a.starts[place+1]]
}
