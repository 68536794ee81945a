// Package report writes the page of a check: one HTML file, whole in itself,
// from which staff see what the knowledge covers and what is to be done next.
// It shows what it is given and finds out nothing by itself.
package report

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"

	"hoidap/internal/desk"
)

// Words puts message IDs into words.
type Words interface {
	// Say returns the sentence of an ID in a language, always something.
	Say(language, id string, data map[string]any) string
}

// Page is everything the report shows.
type Page struct {
	Day       desk.Day
	Knowledge desk.Knowledge
	Prose     map[string]Prose // by File of the article
	Rows      []Row
	Asking    Asking
}

// Prose is how the writing of one article measures.
type Prose struct {
	Sentences int
	Average   float64 // words of a sentence
	Longest   int     // words of the longest sentence
	Level     float64 // grade of school in which one can read it
}

// Row is one thing to mend. Place and Words are shown as they are.
type Row struct {
	// Class is broken, truth, writing or review, the gravest first; rows of
	// another class come after these under its name.
	Class string
	Place string
	Words string
}

//go:embed templates
var files embed.FS

// Write writes the page in Vietnamese. Nothing is written when it cannot be
// made whole.
func Write(w io.Writer, page Page, words Words) error {
	speech := speech{words}
	templates, err := template.New("report").Funcs(template.FuncMap{
		"say": func(id string) string { return speech.say(id, nil) },
	}).ParseFS(files, "templates/*")
	if err != nil {
		return fmt.Errorf("report: read templates: %w", err)
	}
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, "page.html", viewOf(page, speech)); err != nil {
		return fmt.Errorf("report: fill templates: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("report: write page: %w", err)
	}
	return nil
}
