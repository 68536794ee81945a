package main

import (
	"io"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/report"
)

// hunch is what the desk thought of its best find for a question.
type hunch struct {
	chance float64 // of the likeliest article
	right  bool    // that article is acceptable
	kind   string
	sure   bool // a question the limit of a sure answer decides about
}

// hunchOf is the hunch of a decision; ok is false where no article was weighed.
func hunchOf(a asked, d desk.Decision) (h hunch, ok bool) {
	for _, find := range d.Finds {
		if !find.Outside {
			sure := d.Verdict == desk.Answer || d.Verdict == desk.AskBack && find.Chance < answer.Sure
			return hunch{find.Chance, a.kind == kindAnswer && a.accepts(find.ID), a.kind, sure}, true
		}
	}
	return hunch{}, false
}

// bins are spans of chances of the same width; limits are as many steps.
const (
	bins   = 10
	limits = 40
)

// binned sorts hunches into bins.
func binned(hunches []hunch) []report.Trust {
	var sorted [bins]report.Trust
	for _, h := range hunches {
		b := &sorted[min(bins-1, int(h.chance*bins))]
		b.Questions++
		b.Said += h.chance
		if h.right {
			b.True++
		}
	}
	var filled []report.Trust
	for _, b := range sorted {
		if n := float64(b.Questions); n > 0 {
			filled = append(filled, report.Trust{Said: b.Said / n, True: b.True / n, Questions: b.Questions})
		}
	}
	return filled
}

// limited counts what a limit gives, as shares of the questions an article
// answers and of those none does.
func limited(hunches []hunch, least float64, answerable, none int) report.Limit {
	l := report.Limit{Least: least}
	for _, h := range hunches {
		switch {
		case !h.sure || h.chance < least:
		case h.kind == kindNone:
			l.False += 1 / float64(max(1, none))
		case h.kind != kindAnswer:
		case h.right:
			l.Right += 1 / float64(max(1, answerable))
		default:
			l.Wrong += 1 / float64(max(1, answerable))
		}
	}
	return l
}

// drawCurve draws how often chances come true, and what each limit would give.
func drawCurve(w io.Writer, hunches []hunch, answerable, none int) error {
	curve := report.Curve{Limit: answer.Sure, Trust: binned(hunches)}
	for step := range limits {
		curve.Limits = append(curve.Limits, limited(hunches, float64(step)/limits, answerable, none))
	}
	return curve.Draw(w)
}
