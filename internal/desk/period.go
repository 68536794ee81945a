package desk

// Period is the run of days an article is valid, both ends included. A zero
// To means that no end is known.
type Period struct {
	From, To Day
}

// Covers reports whether the period includes a day.
func (p Period) Covers(day Day) bool {
	return !day.Before(p.From) && (p.To.IsZero() || !p.To.Before(day))
}

// Over reports whether the period ended before a day.
func (p Period) Over(day Day) bool { return !p.To.IsZero() && p.To.Before(day) }

// Overlaps reports whether two periods share a day.
func (p Period) Overlaps(other Period) bool {
	startsInTime := other.To.IsZero() || !other.To.Before(p.From)
	otherStartsInTime := p.To.IsZero() || !p.To.Before(other.From)
	return startsInTime && otherStartsInTime
}
