package handoff

import (
	"slices"
	"time"

	"hoidap/internal/desk"
)

// Calendar reckons in the hours offices work. The zero Calendar never works.
type Calendar struct {
	hours desk.Hours
	terms Terms
}

// NewCalendar reckons by the hours and holidays of the knowledge.
func NewCalendar(hours desk.Hours) Calendar { return Calendar{hours: hours} }

// Under is the calendar with other terms.
func (c Calendar) Under(terms Terms) Calendar {
	c.terms = terms
	return c
}

// horizon is how many days without any working time are looked through: more
// than any row of holidays has.
const horizon = 60

// Open reports whether offices work at a moment.
func (c Calendar) Open(at time.Time) bool {
	at = at.In(desk.Zone)
	for _, span := range c.spans(desk.DayOf(at)) {
		if !at.Before(span.from) && at.Before(span.to) {
			return true
		}
	}
	return false
}

// Opens is the first moment from at on at which offices work; at itself when
// none is found within two months.
func (c Calendar) Opens(at time.Time) time.Time { return c.Add(at, 0) }

// Add is the moment at which so much working time has passed since from. Adding
// nothing leads to the next moment offices work. Where offices never work,
// working time is taken as plain time, and so is what is left of it from where
// they never work again.
func (c Calendar) Add(from time.Time, working time.Duration) time.Time {
	day := desk.DayOf(from.In(desk.Zone))
	for idle := 0; idle < horizon; idle++ {
		for _, span := range c.spans(day) {
			begin := later(span.from, from)
			left := span.to.Sub(begin)
			if left <= 0 {
				continue
			}
			if working < left || working == left && working > 0 {
				return begin.Add(working)
			}
			working -= left
			from, idle = span.to, 0
		}
		day = day.Next()
	}
	return from.Add(working)
}

// Between is the working time from one moment to a later one. Where offices
// never work, plain time is taken for it.
func (c Calendar) Between(from, to time.Time) time.Duration {
	if !slices.ContainsFunc(c.hours.Week[:], func(day []desk.Span) bool { return len(day) > 0 }) {
		return to.Sub(from)
	}
	var sum time.Duration
	last := desk.DayOf(to.In(desk.Zone))
	for day := desk.DayOf(from.In(desk.Zone)); !last.Before(day); day = day.Next() {
		for _, span := range c.spans(day) {
			begin, end := later(span.from, from), span.to
			if to.Before(end) {
				end = to
			}
			if end.After(begin) {
				sum += end.Sub(begin)
			}
		}
	}
	return sum
}

// Holiday is the name of the day off a moment falls on, "" for an ordinary day.
func (c Calendar) Holiday(at time.Time) string {
	holiday, _ := c.holiday(desk.DayOf(at.In(desk.Zone)))
	return holiday.Name
}

// holiday is the row of days off a day is in, and whether it is in one.
func (c Calendar) holiday(day desk.Day) (desk.Holiday, bool) {
	for _, holiday := range c.hours.Holidays {
		if !day.Before(holiday.From) && !holiday.To.Before(day) {
			return holiday, true
		}
	}
	return desk.Holiday{}, false
}

// stretch is a time without a break.
type stretch struct{ from, to time.Time }

// spans are the hours of a day, none on a day off.
func (c Calendar) spans(day desk.Day) []stretch {
	midnight := day.Start()
	if _, off := c.holiday(day); off {
		return nil
	}
	spans := make([]stretch, 0, 2)
	for _, span := range c.hours.Week[midnight.Weekday()] {
		spans = append(spans, stretch{midnight.Add(span.From), midnight.Add(span.To)})
	}
	return spans
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
