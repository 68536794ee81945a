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

// writeReport writes what a check found as a page to look at.
func writeReport(path string, knowledge desk.Knowledge, day desk.Day, found []mistake, words *locale.Catalog) error {
	page := report.Page{Day: day, Knowledge: knowledge, Prose: map[string]report.Prose{}}
	for _, article := range knowledge.Articles {
		page.Prose[article.File] = report.Prose(library.Measure(article))
	}
	for _, m := range found {
		page.Rows = append(page.Rows, report.Row{Class: m.class, Place: m.place, Words: m.words})
	}
	var text bytes.Buffer
	if err := report.Write(&text, page, words); err != nil {
		return err
	}
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil { //nolint:gosec // a page for others to look at
		return fmt.Errorf("check: --report: cannot write %s: is its folder there, and may it be written?", path)
	}
	return nil
}
