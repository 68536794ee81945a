package desk

import (
	"fmt"
	"time"
)

// Week is a week of the calendar in Zone, from Monday to Sunday, by the numbers
// of ISO 8601: week 1 is the one that holds the first Thursday of the year.
type Week struct {
	Year   int
	Number int
}

// WeekOf returns the week a day lies in.
func WeekOf(day Day) Week {
	year, number := day.Start().ISOWeek()
	return Week{year, number}
}

// ParseWeek reads a week written as 2026-W48.
func ParseWeek(text string) (Week, error) {
	var w Week
	if _, err := fmt.Sscanf(text, "%4d-W%2d", &w.Year, &w.Number); err != nil || w.String() != text || WeekOf(w.From()) != w {
		return Week{}, fmt.Errorf("week %q: want year and week, as 2026-W48", text)
	}
	return w, nil
}

// From is the Monday of the week.
func (w Week) From() Day {
	// 4 January lies in week 1 whatever the year.
	fourth := NewDay(w.Year, time.January, 4).Start()
	sinceMonday := (int(fourth.Weekday()) + 6) % 7
	return DayOf(fourth.AddDate(0, 0, 7*(w.Number-1)-sinceMonday))
}

// To is the Sunday of the week.
func (w Week) To() Day { return DayOf(w.From().Start().AddDate(0, 0, 6)) }

// Next is the week after, Previous the one before.
func (w Week) Next() Week { return WeekOf(w.To().Next()) }

// Previous is the week before.
func (w Week) Previous() Week { return WeekOf(w.From().Previous()) }

// String writes the week as 2026-W48, the form ParseWeek reads.
func (w Week) String() string { return fmt.Sprintf("%04d-W%02d", w.Year, w.Number) }
