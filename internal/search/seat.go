package search

// seats tells the places of the terms of a question, in one look for nearly
// every term: an article's own questions ask for thousands of them.
type seats []seat

// seat is the place of a term, counted from one; the zero seat is free.
type seat struct {
	term  uint32
	place uint32
}

// spacious is how many seats there are for each term at least.
const spacious = 4

// newSeats gives a seat to each term that is wanted.
func newSeats(terms []weighted, wanted func(term uint32) bool) seats {
	size := 1
	for size < spacious*len(terms) {
		size *= 2
	}
	s := make(seats, size)
	for place, term := range terms {
		if !wanted(term.id) {
			continue
		}
		at := s.first(term.id)
		for s[at].place > 0 {
			at = s.after(at)
		}
		s[at] = seat{term.id, uint32(place) + 1}
	}
	return s
}

// of returns the place of a term.
func (s seats) of(term uint32) (place int, asked bool) {
	for at := s.first(term); s[at].place > 0; at = s.after(at) {
		if s[at].term == term {
			return int(s[at].place) - 1, true
		}
	}
	return 0, false
}

// first is where a term is looked for first. Terms are numbered as they come,
// so their last bits are spread well.
func (s seats) first(term uint32) int { return int(term) & (len(s) - 1) }

func (s seats) after(at int) int { return (at + 1) & (len(s) - 1) }
