package search

import "slices"

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

// newAsked reads questions, and gives their terms in the order of the lists.
func newAsked(questions []foreseen) (a asked, terms []uint32) {
	var all []uint64 // a term and the number of a question that holds it
	for at, question := range questions {
		for _, term := range question {
			all = append(all, uint64(term)<<32|uint64(at))
		}
	}
	slices.Sort(all)
	a.questions = make([]uint32, len(all))
	for i, one := range all {
		term := uint32(one >> 32)
		if i == 0 || uint32(all[i-1]>>32) != term {
			terms, a.starts = append(terms, term), append(a.starts, uint32(i))
		}
		a.questions[i] = uint32(one)
	}
	a.starts = append(a.starts, uint32(len(all)))
	return a, terms
}
