package library

import (
	"cmp"
	"slices"
)

// lintPeriods checks the periods of each ID against one another: no two may
// share a day, and none may be missing between two.
func lintPeriods(pages []page) []Row {
	byID := map[string][]page{}
	for _, p := range pages {
		byID[p.article.ID] = append(byID[p.article.ID], p)
	}
	var rows []Row
	for _, periods := range byID {
		slices.SortFunc(periods, func(a, b page) int {
			return cmp.Compare(a.article.Period.From.String(), b.article.Period.From.String())
		})
		for i := 1; i < len(periods); i++ {
			earlier, later := periods[i-1].article, periods[i]
			data := map[string]any{"Other": earlier.File}
			switch {
			case earlier.Period.Overlaps(later.article.Period):
				rows = append(rows, newRow(later.file, later.keys["from"], 0, "lint.overlap", data))
			case earlier.Period.To.Next() != later.article.Period.From:
				rows = append(rows, newRow(later.file, later.keys["from"], 0, "lint.hole", data))
			}
		}
	}
	return rows
}
