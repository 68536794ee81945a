package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
)

// Trust is questions whose best article was given much the same chance.
type Trust struct {
	Said      float64 // that chance in the mean, 0–1
	True      float64 // share of them that it answers, 0–1
	Questions int
}

// Limit is how questions would go with some limit of a sure answer, as shares,
// 0–1: of those an article answers, and of those none does.
type Limit struct{ Least, Right, Wrong, False float64 }

// Curve is how far the chances of the desk can be trusted.
type Curve struct {
	Limit  float64 // of a sure answer today, 0–1
	Trust  []Trust
	Limits []Limit // from low to high
}

//go:embed curve.svg
var curveTemplate string

// The two square panels of the picture, in the units of the template.
const (
	panelWidth  = 340.0
	panelHeight = 320.0
	gridSteps   = 5
)

// spot is a place in a panel.
type spot struct{ X, Y float64 }

func at(x, y float64) spot {
	round := func(v float64) float64 { return math.Round(10*v) / 10 }
	return spot{round(panelWidth * x), round(panelHeight * (1 - y))}
}

// dot is questions of much the same chance.
type dot struct {
	spot
	Trust
	Radius, Above float64
}

// Draw writes the curve as an SVG picture.
func (c Curve) Draw(w io.Writer) error {
	shape, err := template.New("curve").Funcs(template.FuncMap{"percent": func(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }}).Parse(curveTemplate)
	if err != nil {
		return fmt.Errorf("report: curve: %w", err)
	}
	var dots []dot
	for _, trust := range c.Trust {
		radius := math.Round(10*(3+math.Sqrt(float64(trust.Questions))/2)) / 10
		place := at(trust.Said, trust.True)
		dots = append(dots, dot{place, trust, radius, place.Y - radius - 4})
	}
	grid := make([]struct {
		Share  float64
		Across spot
	}, gridSteps+1)
	for i := range grid {
		grid[i].Share = float64(i) / gridSteps
		grid[i].Across = at(grid[i].Share, grid[i].Share)
	}
	line := func(share func(Limit) float64) []spot {
		var spots []spot
		for _, limit := range c.Limits {
			spots = append(spots, at(limit.Least, share(limit)))
		}
		return spots
	}
	return shape.Execute(w, map[string]any{
		"Grid": grid, "Dots": dots, "Today": at(c.Limit, 0).X,
		"Right": line(func(l Limit) float64 { return l.Right }),
		"Wrong": line(func(l Limit) float64 { return l.Wrong }),
		"False": line(func(l Limit) float64 { return l.False }),
	})
}
