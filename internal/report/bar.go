package report

import (
	"unicode/utf8"

	"hoidap/internal/desk"
)

// Measures of a bar in pixels.
const (
	barHeight = 18.0
	baseline  = 18.0 // from the top of the lane to the foot of its letters
	letter    = 6.3  // width of an average letter on a bar
	margin    = 6.0  // beside the words of a bar
	signWidth = 14.0 // of ◂ and ▸
	fadeWidth = 44.0
)

// bar is one period.
type bar struct {
	X, Y, Width, End float64
	Standing         desk.Standing
	Tip              string
	Label            string
	LabelX, TextY    float64
	Side             side // off the axis: only a sign at its end
	Older            bool // began on a day not known
	Open             bool // no end known
	CutStart, CutEnd bool // goes on before or after the axis
	FadeX, FadeWidth float64
}

// barOf places the bar of a file in the lane that begins at y.
func barOf(file desk.Article, a axis, y float64, day desk.Day, s speech) bar {
	from, to, where := a.span(file.Period)
	standing := standingOf(file.Period, day)
	open := file.Period.To.IsZero()
	b := bar{
		X: from, Y: y + (laneHeight-barHeight)/2, Width: tenth(max(to-from-1, 2)), End: to, TextY: y + baseline,
		Standing: standing, Side: where, Older: file.Older, Open: open,
		CutStart: !file.Older && file.Period.From.Before(a.first),
		CutEnd:   !open && !file.Period.To.Before(a.end),
	}
	words, period := s.say(standings[standing].id, nil), periodWords(file, s)
	b.Tip = file.Title + ": " + words + ", " + period
	b.FadeWidth = tenth(min(fadeWidth, b.Width/2))
	b.FadeX = tenth(b.X + b.Width - b.FadeWidth)
	if where == onAxis {
		b.label(words, period)
	}
	return b
}

// label puts on the bar the longest words that fit, if any do.
func (b *bar) label(standing, period string) {
	left, right := margin, margin
	switch {
	case b.Older:
		left = max(margin, b.FadeWidth-margin)
	case b.CutStart:
		left += signWidth
	}
	switch {
	case b.Open:
		right = max(margin, b.FadeWidth-margin)
	case b.CutEnd:
		right += signWidth
	}
	b.LabelX = tenth(b.X + left)
	room := b.Width - left - right
	for _, words := range []string{standing + " · " + period, standing} {
		if float64(utf8.RuneCountInString(words))*letter <= room {
			b.Label = words
			return
		}
	}
}
