package main

import (
	"bytes"
	"fmt"
	"os"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/internal/report"
)

// pageOf is what a check found, as the report shows it.
func pageOf(knowledge desk.Knowledge, day desk.Day, found []mistake, asked asking, words *locale.Catalog) report.Page {
	page := report.Page{
		Day: day, Knowledge: knowledge, Prose: map[string]report.Prose{},
		Asking: report.Asking{Asked: asked.asked, Won: asked.won, Compared: asked.compared},
	}
	for _, article := range knowledge.Articles {
		page.Prose[article.File] = report.Prose(library.Measure(article))
	}
	for _, m := range found {
		page.Rows = append(page.Rows, report.Row{Class: m.class, Place: m.place, Words: m.words})
	}
	for _, s := range asked.shifts {
		shift := report.Shift{Kind: string(s.drift), Head: s.head(words), Place: s.place(asked.editions)}
		for _, q := range s.asked {
			question := report.Question{Text: q.text, After: q.after.words(words), Place: q.place}
			if q.before != nil {
				question.Before = q.before.words(words)
			}
			shift.Questions = append(shift.Questions, question)
		}
		page.Asking.Shifts = append(page.Asking.Shifts, shift)
	}
	return page
}

// writeReport writes a page to look at.
func writeReport(path string, page report.Page, words *locale.Catalog) error {
	var text bytes.Buffer
	if err := report.Write(&text, page, words); err != nil {
		return err
	}
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil { //nolint:gosec // a page for others to look at
		return fmt.Errorf("check: --report: cannot write %s: is its folder there, and may it be written?", path)
	}
	return nil
}
