package report

import (
	"math"
	"strconv"
	"time"

	"hoidap/internal/desk"
)

// The years the picture shows before and after that of the report.
const (
	yearsBack  = 4
	yearsAhead = 2
)

// axis lays days on a line of the picture: whole years, from the first day to
// the day before end.
type axis struct {
	first, end desk.Day
	width      float64
}

// axisOn is the axis of a report made on a day.
func axisOn(day desk.Day, width float64) axis {
	year := day.Start().Year()
	return axis{
		first: desk.NewDay(year-yearsBack, time.January, 1),
		end:   desk.NewDay(year+yearsAhead+1, time.January, 1),
		width: width,
	}
}

// at is where the beginning of a day lies; days off the axis lie at its ends.
func (a axis) at(day desk.Day) float64 {
	part := float64(daysTo(day, a.first)) / float64(daysTo(a.end, a.first))
	return tenth(a.width * min(max(part, 0), 1))
}

// side says on which side of the axis a period lies that it does not show.
type side string

// The sides of a period.
const (
	onAxis side = ""
	before side = "before"
	after  side = "after"
)

// span is where a period lies: from the beginning of its first day to the end
// of its last one, or the end of the axis when no last day is known.
func (a axis) span(period desk.Period) (from, to float64, where side) {
	switch {
	case period.Over(a.first):
		return 0, 0, before
	case !period.From.Before(a.end):
		return a.width, a.width, after
	case period.To.IsZero():
		return a.at(period.From), a.width, onAxis
	}
	return a.at(period.From), a.at(period.To.Next()), onAxis
}

// yearLine is the beginning of a year on the axis.
type yearLine struct {
	X, Middle float64
	Year      string
}

func (a axis) years() []yearLine {
	var lines []yearLine
	for year := a.first.Start().Year(); year < a.end.Start().Year(); year++ {
		x, next := a.at(desk.NewDay(year, time.January, 1)), a.at(desk.NewDay(year+1, time.January, 1))
		lines = append(lines, yearLine{X: x, Middle: tenth((x + next) / 2), Year: strconv.Itoa(year)})
	}
	return lines
}

// tenth rounds to what a picture can show.
func tenth(x float64) float64 { return math.Round(x*10) / 10 }
