package search

import (
	"cmp"
	"slices"

	"hoidap/internal/desk"
)

// field is one part of an article that is searched.
type field struct {
	name   string
	weight float64 // what a term counts here, beside the other fields
	text   func(desk.Edition) []string
}

// The places in fields of the two that are more than text: the article's own
// questions, and its title.
const (
	atQuestions = iota
	atTitle
)

// fields lists what of an article is searched. A new part of an article that
// people ask by gets one row here.
var fields = [...]field{
	{"questions", 1.6, func(e desk.Edition) []string { return e.Questions }},
	{"title", 2.0, func(e desk.Edition) []string { return []string{e.Title} }},
	{"short", 0.9, func(e desk.Edition) []string { return []string{e.Short} }},
	{"sections", 0.5, sectionTexts},
}

// weightiest lists the places of the fields by what a term counts there.
var weightiest = func() (places []int) {
	for at := range fields {
		places = append(places, at)
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(fields[b].weight, fields[a].weight) })
	return places
}()

func sectionTexts(e desk.Edition) []string {
	var texts []string
	for _, section := range e.Sections {
		for _, line := range section.Lines {
			texts = append(texts, line.Text)
		}
	}
	return texts
}
