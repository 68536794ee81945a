package config

import "regexp"

// Weeks that --week knows by a word.
const (
	LastWeek = "last"
	ThisWeek = "this"
)

// Report is the verb that tells what a week was like.
type Report struct {
	Week    string `default:"last" bare:"last" placeholder:"WEEK" help:"Which week: last, this, or one as 2026-W48 (default ${default})."`
	HTML    string `name:"html" placeholder:"FILE" help:"Write a page with pictures here."`
	CSV     string `name:"csv" placeholder:"FILE" help:"Write the counts as a table of commas here."`
	XLSX    string `name:"xlsx" placeholder:"FILE" help:"Write the counts as a workbook here."`
	Storage `embed:""`
	Folders `embed:""`
}

var weekShape = regexp.MustCompile(`^[0-9]{4}-W[0-9]{2}$`)

func (r Report) check() error {
	if r.Week != LastWeek && r.Week != ThisWeek && !weekShape.MatchString(r.Week) {
		return usage("--week is %q, want last, this, or a year and a week, as 2026-W48", r.Week)
	}
	return nil
}
