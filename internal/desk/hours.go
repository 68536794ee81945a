package desk

import "time"

// Hours are when offices work, as places.yaml says.
type Hours struct {
	// Week holds the hours of each weekday, as time.Weekday counts them, in order.
	Week     [7][]Span
	Holidays []Holiday // in order of their first day
	// Checked tells who of the staff confirmed the hours. Until somebody has, the
	// desk reckons with them and tells them to nobody.
	Checked Check
}

// Span is a stretch of a day, counted from midnight.
type Span struct{ From, To time.Duration }

// Holiday is a row of days off, both ends included.
type Holiday struct {
	Name     string
	From, To Day
	Source   string // label of the fact sheet, or a page
}
