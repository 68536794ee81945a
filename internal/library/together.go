package library

import (
	"io/fs"
	"slices"

	"hoidap/internal/desk"
)

// lintTogether checks what files say about one another: links, neighbours,
// periods, and the IDs in the registers. A file that cannot be read still
// counts as an article that is there: a mistake in one article is no mistake in
// those that name it.
func lintTogether(fsys fs.FS, knowledge desk.Knowledge, pages []*page, l *lists) []Row {
	ids := make(map[string]bool, len(pages))
	for _, p := range pages {
		ids[idOf(p.file)] = true
	}
	var rows []Row
	for _, p := range pages {
		rows = append(rows, lintLinks(p, ids)...)
	}
	rows = append(rows, lintPeriods(pages)...)
	rows = append(rows, l.lintMaterials(fsys, knowledge, ids)...)
	return append(rows, l.lintNeeds(ids)...)
}

// lintLinks checks that the articles a page leads to are there.
func lintLinks(p *page, ids map[string]bool) []Row {
	var rows []Row
	for _, link := range p.links {
		if !ids[link.id] || link.id == p.article.ID {
			rows = append(rows, newRow(p.file, link.line, 0, "lint.dead-link", map[string]any{"Value": link.id}))
		}
	}
	for _, n := range p.article.Neighbours {
		if n.Not == "" || !ids[n.See] || n.See == p.article.ID {
			rows = append(rows, newRow(p.file, p.keys["neighbours"], 0, "lint.neighbour", map[string]any{"Value": n.See}))
		}
	}
	return rows
}

// lintPeriods checks the periods of each ID against one another: no two may
// share a day, and none may be missing between two.
func lintPeriods(pages []*page) []Row {
	byID := map[string][]*page{}
	for _, p := range pages {
		if !p.broken {
			byID[p.article.ID] = append(byID[p.article.ID], p)
		}
	}
	var rows []Row
	for _, periods := range byID {
		slices.SortFunc(periods, func(a, b *page) int {
			return a.article.Period.From.Start().Compare(b.article.Period.From.Start())
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
