package search

import "hoidap/internal/desk"

// field is one part of an article that is searched.
type field struct {
	name   string
	weight float64 // what a term counts here, beside the other fields
	text   func(desk.Edition) []string
}

// fieldQuestions is the field of the article's own questions.
const fieldQuestions = "questions"

// fieldTitle is the field of the article's title.
const fieldTitle = "title"

// fields lists what of an article is searched. A new part of an article that
// people ask by gets one row here.
var fields = [...]field{
	{fieldQuestions, 1.6, func(e desk.Edition) []string { return e.Questions }},
	{fieldTitle, 2.0, func(e desk.Edition) []string { return []string{e.Title} }},
	{"short", 1.0, func(e desk.Edition) []string { return []string{e.Short} }},
	{"sections", 0.6, sectionTexts},
}

func sectionTexts(e desk.Edition) []string {
	var texts []string
	for _, section := range e.Sections {
		for _, line := range section.Lines {
			texts = append(texts, line.Text)
		}
	}
	return texts
}
