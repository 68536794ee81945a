package report

import "hoidap/internal/desk"

// view is what page.html shows, section by section.
type view struct {
	Title    string
	Tiles    []tile
	Mend     []pile
	ToMend   int
	Asking   askingView
	Timeline timeline
	Chapters []chapterView
	Coverage coverage
	Products products
	Needs    []needView
	Open     int // needs nobody has met
}

func viewOf(page Page, s speech) view {
	chapters := chaptersOf(page.Knowledge, page.Day)
	piles := pilesOf(page.Rows, s)
	refs := refsOf(chapters)
	needs := page.Knowledge.Needs
	return view{
		Title:    s.say("report.title", values{"Day": page.Day.Local()}),
		Tiles:    tilesOf(page, chapters, piles, s),
		Mend:     piles,
		ToMend:   len(page.Rows),
		Asking:   askingViewOf(page.Asking, s),
		Timeline: timelineOf(chapters, page.Day, s),
		Chapters: chapterViews(page, chapters, s),
		Coverage: coverageOf(page.Knowledge.Groups, chapters),
		Products: productsOf(page.Knowledge, refs, s),
		Needs:    needViews(needs, refs),
		Open:     openNeeds(needs),
	}
}

// ref names an article from another section of the page.
type ref struct {
	ID     string
	Title  string // "" when there is no such article
	Anchor string
}

// refs finds articles by ID.
type refs map[string]ref

func refsOf(chapters []chapter) refs {
	all := refs{}
	for _, c := range chapters {
		for _, s := range c.Subjects {
			all[s.ID] = ref{ID: s.ID, Title: s.Answer.Title, Anchor: anchorOf(s.ID)}
		}
	}
	return all
}

// find returns a ref for every ID, also of those there is no article of.
func (r refs) find(ids []string) []ref {
	found := make([]ref, 0, len(ids))
	for _, id := range ids {
		article, known := r[id]
		if !known {
			article = ref{ID: id}
		}
		found = append(found, article)
	}
	return found
}

// anchorOf is the id the rows of an article have on the page.
func anchorOf(id string) string { return "bai-" + id }

// standingOf says how the period of one file lies to a day.
func standingOf(period desk.Period, day desk.Day) desk.Standing {
	switch {
	case period.Covers(day):
		return desk.Current
	case period.Over(day):
		return desk.Closed
	}
	return desk.Coming
}
