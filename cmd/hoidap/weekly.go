package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
	"hoidap/internal/locale"
	"hoidap/internal/report"
	"hoidap/internal/store"
)

// Forms of what a week was like.
const (
	formPage      = "html"
	formStyle     = "css" // the style sheet of a page that is served
	formWorkbook  = "xlsx"
	formSeparated = "csv"
)

// weekly tells what a week was like, from the database.
type weekly struct {
	store *store.Store
	// knowledge returns the articles that are served.
	knowledge func() desk.Knowledge
	words     *locale.Catalog
	// links are those of a page that is served; nil for a file.
	links func(week desk.Week) report.Links
}

// Write writes a week in a form: html, css, xlsx or csv. Words are shown of the
// tickets that may be seen.
func (y weekly) Write(ctx context.Context, w io.Writer, week desk.Week, form string, maySee func(desk.Ticket) bool) error {
	if form == formStyle {
		return report.WriteWeekStyle(w)
	}
	told, err := y.read(ctx, week, maySee)
	if err != nil {
		return err
	}
	switch form {
	case formPage:
		return report.WriteWeek(w, told, y.words)
	case formWorkbook:
		return report.WriteWeekWorkbook(w, told, y.words)
	case formSeparated:
		return report.WriteWeekCSV(w, told, y.words)
	}
	return fmt.Errorf("a week in the form %q: %w", form, desk.ErrNotFound)
}

// everything shows the words of every ticket: whoever has the database has them.
func everything(desk.Ticket) bool { return true }

// read counts a week.
func (y weekly) read(ctx context.Context, week desk.Week, maySee func(desk.Ticket) bool) (report.Week, error) {
	knowledge := y.knowledge()
	told := report.Week{
		Week: week, Knowledge: knowledge, Working: handoff.NewCalendar(knowledge.Hours).Between, Kept: store.KeepQuestions,
	}
	if y.links != nil {
		told.Links = y.links(week)
	}
	for day, last := week.From(), week.To(); !last.Before(day); day = day.Next() {
		tallies, err := y.store.Tallies(ctx, day, day)
		if err != nil {
			return told, err
		}
		told.Days = append(told.Days, tallies...)
	}
	var err error
	before := week.Previous()
	if told.Before, err = y.store.Tallies(ctx, before.From(), before.To()); err != nil {
		return told, err
	}
	from, to := week.From().Start(), week.To().Next().Start()
	if told.Cases, err = y.store.Cases(ctx, from, to); err != nil {
		return told, err
	}
	if told.Waiting, err = y.store.Waiting(ctx, earlier(to, y.store.Now())); err != nil {
		return told, err
	}
	told.Repeats = repeatsOf(told.Cases, from, maySee)
	return told, nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// repeatsOf groups the questions opened from a moment on that no article
// answered, by likeness, those most people asked first. Those whose words are
// not held any more, or may not be seen, come as one, without words.
func repeatsOf(cases []desk.Case, from time.Time, maySee func(desk.Ticket) bool) []report.Repeat {
	askers := map[desk.TicketID]int{}
	var tickets []desk.Ticket
	var gone report.Repeat
	for _, c := range cases {
		switch {
		case c.Reason != desk.ReasonUnknown || c.OpenedAt.Before(from) || c.State == desk.TicketWithdrawn:
		case c.Question == "" || c.Key == "" || !maySee(c.Ticket):
			gone.Tickets++
			gone.Askers += max(1, c.Askers)
		default:
			askers[c.ID] = max(1, c.Askers)
			tickets = append(tickets, c.Ticket)
		}
	}
	var repeats []report.Repeat
	for _, group := range handoff.Groups(tickets) {
		first := group.Tickets[0]
		repeat := report.Repeat{Question: first.Question, Articles: first.Articles, Tickets: len(group.Tickets)}
		for _, ticket := range group.Tickets {
			repeat.Askers += askers[ticket.ID]
			if ticket.Waits() {
				repeat.Open++
			}
		}
		repeats = append(repeats, repeat)
	}
	sortRepeats(repeats)
	if gone.Tickets > 0 {
		repeats = append(repeats, gone)
	}
	return repeats
}

func sortRepeats(repeats []report.Repeat) {
	slices.SortStableFunc(repeats, func(a, b report.Repeat) int { return cmp.Compare(b.Askers, a.Askers) })
}
