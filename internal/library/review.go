package library

import "hoidap/internal/desk"

// Due lists, as rows, what somebody of the staff should look at again on a
// day: articles in force whose day of review has passed, and those whose check
// is too old to be relied on.
func Due(articles []desk.Article, day desk.Day) []Row {
	var rows []Row
	for _, edition := range desk.Editions(articles, day) {
		if edition.Standing == desk.Closed {
			continue
		}
		switch {
		case edition.ReviewBy.Before(day):
			rows = append(rows, newRow(edition.File, 0, 0, "lint.review-due",
				map[string]any{"Day": edition.ReviewBy.Local()}))
		case edition.Checked.Old(day):
			rows = append(rows, newRow(edition.File, 0, 0, "lint.check-old",
				map[string]any{"Day": edition.Checked.On.Local()}))
		}
	}
	return rows
}
