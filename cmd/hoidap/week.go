package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
)

// report tells what a week was like: a line, and the files that are asked for.
func (p *program) report(ctx context.Context, c config.Config) (err error) {
	week, err := weekNamed(c.Report.Week, desk.DayOf(time.Now()))
	if err != nil {
		return err
	}
	sentences, err := localesFolder(c.Report.Locales)
	if err != nil {
		return err
	}
	words, err := locale.Open(sentences)
	if err != nil {
		return err
	}
	folder, err := knowledgeFolder(c.Report.Knowledge)
	if err != nil {
		return err
	}
	knowledge, _ := library.Read(folder)
	db, err := openKept(ctx, c.Report.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	weekly := weekly{store: db, knowledge: func() desk.Knowledge { return knowledge }, words: words}
	for _, file := range []struct{ option, path, form string }{
		{"--html", c.Report.HTML, formPage}, {"--xlsx", c.Report.XLSX, formWorkbook}, {"--csv", c.Report.CSV, formSeparated},
	} {
		if file.path == "" {
			continue
		}
		var text bytes.Buffer
		if err := weekly.Write(ctx, &text, week, file.form, everything); err != nil {
			return err
		}
		// Only its owner reads it: the page holds words of people.
		if err := os.WriteFile(file.path, text.Bytes(), 0o600); err != nil {
			return fmt.Errorf("report: %s: cannot write %s: is its folder there, and may it be written?", file.option, file.path)
		}
	}
	return p.tellWeek(ctx, weekly, week)
}

// weekNamed is the week an option names, on a day.
func weekNamed(name string, today desk.Day) (desk.Week, error) {
	switch name {
	case config.LastWeek:
		return desk.WeekOf(today).Previous(), nil
	case config.ThisWeek:
		return desk.WeekOf(today), nil
	}
	week, err := desk.ParseWeek(name)
	if err != nil {
		return week, fmt.Errorf("report: --week: %w", err)
	}
	return week, nil
}

// tellWeek prints the main counts.
func (p *program) tellWeek(ctx context.Context, y weekly, week desk.Week) error {
	told, err := y.read(ctx, week, everything)
	if err != nil {
		return err
	}
	counts := map[desk.Outcome]int64{}
	for _, t := range told.Days {
		counts[t.Outcome] += t.Count
	}
	_, err = fmt.Fprintf(p.stdout, "%s, %s to %s: %d answered, %d asked back, %d handed over, %d urgent; %d tickets waited at its end\n",
		week, week.From(), week.To(), counts[desk.OutcomeAnswered], counts[desk.OutcomeAsked], counts[desk.OutcomeHanded],
		counts[desk.OutcomeUrgent], told.Waiting)
	return err
}
