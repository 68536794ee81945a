package main

import (
	_ "embed"
	"fmt"
	"io"
	"math"
	"text/template"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
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

// bin is the questions whose chance lies in one span.
type bin struct {
	n     int
	mean  float64 // chance
	right float64 // share
}

// bins are spans of chances of the same width.
const bins = 10

// binned sorts hunches into bins.
func binned(hunches []hunch) (sorted [bins]bin) {
	for _, h := range hunches {
		b := &sorted[min(bins-1, int(h.chance*bins))]
		b.n++
		b.mean += h.chance
		if h.right {
			b.right++
		}
	}
	for i := range sorted {
		if n := float64(sorted[i].n); n > 0 {
			sorted[i].mean /= n
			sorted[i].right /= n
		}
	}
	return sorted
}

// limit is how the questions would go with another limit of a sure answer.
type limit struct{ right, wrong, falsely float64 }

// limited counts what a limit gives, as shares of the questions an article
// answers and of those none does.
func limited(hunches []hunch, least float64, answerable, none int) (l limit) {
	for _, h := range hunches {
		switch {
		case !h.sure || h.chance < least:
		case h.kind == kindNone:
			l.falsely += 1 / float64(max(1, none))
		case h.kind != kindAnswer:
		case h.right:
			l.right += 1 / float64(max(1, answerable))
		default:
			l.wrong += 1 / float64(max(1, answerable))
		}
	}
	return l
}

// The picture: two square panels, in the units of the template.
const (
	panelWidth  = 340.0
	panelHeight = 320.0
)

//go:embed curve.svg.tmpl
var curveTemplate string

type (
	spot struct{ X, Y float64 }
	tick  struct {
		At    float64
		Label string
	}
	dot struct {
		spot
		Radius, LabelY float64
		Name           string
		Count          int
	}
	mark  struct{ X1, Y1, X2, Y2 float64 }
	curve struct {
		Name, Colour   string
		Points         []spot
		LabelX, LabelY float64
	}
	panel struct {
		Left         float64
		Title, Below string
		Marks        []mark
		Lines        []curve
		Dots         []dot
	}
)

func at(x, y float64) spot {
	round := func(v float64) float64 { return math.Round(10*v) / 10 }
	return spot{round(panelWidth * x), round(panelHeight * (1 - y))}
}

// drawCurve draws how often chances come true, and what each limit would give.
func drawCurve(w io.Writer, hunches []hunch, answerable, none int) error {
	shape, err := template.New("curve").Parse(curveTemplate)
	if err != nil {
		return fmt.Errorf("curve: template: %w", err)
	}
	var scale, across []tick
	for tenth := 0; tenth <= bins; tenth += 2 {
		label := fmt.Sprintf("%d %%", 100*tenth/bins)
		share := float64(tenth) / bins
		scale, across = append(scale, tick{at(0, share).Y, label}), append(across, tick{at(share, 0).X, label})
	}
	return shape.Execute(w, map[string]any{
		"Grid": scale, "Ticks": across,
		"Panels": []panel{trustPanel(hunches), limitPanel(hunches, answerable, none)},
	})
}

// trustPanel sets what the desk thought beside what was true. On the dashed line
// chances come true as often as they say.
func trustPanel(hunches []hunch) panel {
	p := panel{Left: 60, Title: "Chances beside the truth", Below: "chance given to the best article", Marks: []mark{{0, panelHeight, panelWidth, 0}}}
	for _, b := range binned(hunches) {
		if b.n == 0 {
			continue
		}
		place := at(b.mean, b.right)
		radius := 3 + math.Sqrt(float64(b.n))/2
		p.Dots = append(p.Dots, dot{place, math.Round(10*radius) / 10, place.Y - radius - 4, fmt.Sprintf("%.0f %% said, %.0f %% right", 100*b.mean, 100*b.right), b.n})
	}
	return p
}

// limitPanel shows what each limit of a sure answer would give.
func limitPanel(hunches []hunch, answerable, none int) panel {
	today := at(answer.Sure, 0).X
	p := panel{Left: 530, Title: "What each limit would give", Below: "least chance of a sure answer", Marks: []mark{{today, 0, today, panelHeight}}}
	lines := []curve{{Name: "right@1", Colour: "#2e7d32"}, {Name: "wrong", Colour: "#c62828"}, {Name: "false answer", Colour: "#ef6c00"}}
	const steps = 40
	for step := range steps {
		least := float64(step) / steps
		l := limited(hunches, least, answerable, none)
		for i, share := range []float64{l.right, l.wrong, l.falsely} {
			lines[i].Points = append(lines[i].Points, at(least, share))
		}
	}
	for i := range lines {
		lines[i].LabelX, lines[i].LabelY = panelWidth-100, lines[i].Points[0].Y-18*float64(i)-6
	}
	p.Lines = lines
	return p
}
