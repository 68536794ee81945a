package search

// seats tells the places of the terms of a question, in one look for nearly
// every term. The zero value is ready, and may be emptied and used again.
type seats struct {
	table []seat
	taken int
}

// seat is the place of a term, counted from one; the zero seat is free.
type seat struct {
	term  uint32
	place uint32
}

// fewestSeats is how many seats there are at least; of all, a quarter are taken
// at most.
const fewestSeats = 256

// empty frees all seats.
func (s *seats) empty() {
	if s.table == nil {
		s.table = make([]seat, fewestSeats)
	}
	clear(s.table)
	s.taken = 0
}

// of returns the place of a term.
func (s *seats) of(term uint32) (place int, asked bool) {
	seat := &s.table[s.at(term)]
	return int(seat.place) - 1, seat.place > 0
}

// give gives a seat to a term that has none.
func (s *seats) give(term uint32, place int) {
	if s.taken++; 4*s.taken > len(s.table) {
		former := s.table
		s.table = make([]seat, 2*len(former))
		for _, seat := range former {
			if seat.place > 0 {
				s.table[s.at(seat.term)] = seat
			}
		}
	}
	s.table[s.at(term)] = seat{term, uint32(place) + 1}
}

// at is the seat of a term, or the one it would get. Terms are numbered as they
// come, so their last bits are spread well.
func (s *seats) at(term uint32) int {
	at := int(term) & (len(s.table) - 1)
	for s.table[at].place > 0 && s.table[at].term != term {
		at = (at + 1) & (len(s.table) - 1)
	}
	return at
}
