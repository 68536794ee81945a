package report

import "slices"

// pile is the rows of one class.
type pile struct {
	Name string
	Hint string // what the class means, "" for none
	Rows []Row
	Open bool // short enough to be shown at once
}

// shortPile is the most rows of a pile that is shown at once.
const shortPile = 12

// classes names the classes of rows, the gravest first.
var classes = []struct{ class, name, hint string }{
	{"broken", "report.class_broken", "report.hint_broken"},
	{"truth", "report.class_truth", "report.hint_truth"},
	{"writing", "report.class_writing", "report.hint_writing"},
	{"review", "report.class_review", "report.hint_review"},
}

// pilesOf sorts rows by class and keeps their order within it.
func pilesOf(rows []Row, s speech) []pile {
	byClass := map[string][]Row{}
	var others []string
	for _, row := range rows {
		if !isClass(row.Class) && byClass[row.Class] == nil {
			others = append(others, row.Class)
		}
		byClass[row.Class] = append(byClass[row.Class], row)
	}
	var piles []pile
	add := func(name, hint string, rows []Row) {
		if len(rows) > 0 {
			piles = append(piles, pile{Name: name, Hint: hint, Rows: rows, Open: len(rows) <= shortPile})
		}
	}
	for _, c := range classes {
		add(s.say(c.name, nil), s.say(c.hint, nil), byClass[c.class])
	}
	for _, class := range others {
		name := class
		if class == "" {
			name = s.say("report.class_other", nil)
		}
		add(name, "", byClass[class])
	}
	return piles
}

func isClass(name string) bool {
	return slices.ContainsFunc(classes, func(c struct{ class, name, hint string }) bool { return c.class == name })
}
