package report

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"time"

	"hoidap/internal/desk"
)

// Week is what a week was like: counts, and the questions that no article
// answered as long as their words are held.
type Week struct {
	Week      desk.Week
	Knowledge desk.Knowledge // names of topics, communes and articles
	Days      []desk.Tally   // of the week, each day for itself
	Before    []desk.Tally   // of the week before
	Cases     []desk.Case    // tickets opened or ended in the week
	Waiting   int            // tickets that waited at its end
	Repeats   []Repeat       // the most asked first
	// Working is the working time from one moment to a later one.
	Working func(from, to time.Time) time.Duration
	// Kept is how long the words of a question are held.
	Kept time.Duration
	// Links lead on from a page that is served; the zero Links for a file.
	Links Links
}

// Repeat is one question that no article answered, as several people asked it.
type Repeat struct {
	Question string // as the first of them did, long numbers blanked out; "" when not held any more
	Articles []string
	Tickets  int
	Askers   int
	Open     int // tickets nobody has answered yet
}

// Links are addresses on a page that is served, "" for none.
type Links struct {
	Style               string // of the style sheet, in place of one inside the page
	Home                string // the desk
	Earlier, Later      string // the weeks before and after
	Workbook, Separated string // the same counts as files
}

// WriteWeek writes the page of a week in Vietnamese. Nothing is written when it
// cannot be made whole.
func WriteWeek(w io.Writer, week Week, words Words) error {
	speech := speech{words}
	templates, err := template.New("week").Funcs(template.FuncMap{
		"say": func(id string) string { return speech.say(id, nil) },
	}).ParseFS(files, "templates/week.html", "templates/week.css")
	if err != nil {
		return fmt.Errorf("report: read templates: %w", err)
	}
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, "week.html", weekViewOf(week, speech)); err != nil {
		return fmt.Errorf("report: fill templates: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("report: write page: %w", err)
	}
	return nil
}

// WriteWeekStyle writes the style sheet of the page of a week.
func WriteWeekStyle(w io.Writer) error {
	style, err := files.ReadFile("templates/week.css")
	if err != nil {
		return fmt.Errorf("report: style sheet: %w", err)
	}
	if _, err := w.Write(style); err != nil {
		return fmt.Errorf("report: write style sheet: %w", err)
	}
	return nil
}
