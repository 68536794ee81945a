package desk

import (
	"fmt"
	"time"
)

// Zone is the time zone of every household, office and validity period:
// Indochina Time, seven hours ahead of UTC, without summer time.
var Zone = time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)

// Day is a date of the calendar in Zone. The zero Day means "no day given".
type Day struct {
	year  int
	month time.Month
	day   int
}

// NewDay returns the day of a year, a month and a day of the month. A day that
// the calendar does not have is normalised as time.Date does.
func NewDay(year int, month time.Month, day int) Day {
	return DayOf(time.Date(year, month, day, 12, 0, 0, 0, Zone))
}

// DayOf returns the day it is in Zone at an instant.
func DayOf(t time.Time) Day {
	year, month, day := t.In(Zone).Date()
	return Day{year, month, day}
}

// ParseDay reads a day written as 2026-01-31.
func ParseDay(text string) (Day, error) {
	t, err := time.ParseInLocation(time.DateOnly, text, Zone)
	if err != nil {
		return Day{}, fmt.Errorf("day %q: want year-month-day, as 2026-01-31", text)
	}
	return DayOf(t), nil
}

// IsZero reports whether no day is given.
func (d Day) IsZero() bool { return d == Day{} }

// Before reports whether d is earlier than other.
func (d Day) Before(other Day) bool { return d.Start().Before(other.Start()) }

// Next returns the day after d, Previous the day before.
func (d Day) Next() Day { return DayOf(d.Start().AddDate(0, 0, 1)) }

// Previous returns the day before d.
func (d Day) Previous() Day { return DayOf(d.Start().AddDate(0, 0, -1)) }

// Start is the first instant of the day in Zone.
func (d Day) Start() time.Time {
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, Zone)
}

// String writes the day as 2026-01-31, the form ParseDay reads.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Local writes the day as people here do: 31/1/2026.
func (d Day) Local() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d/%d/%d", d.day, d.month, d.year)
}
