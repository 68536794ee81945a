package main

import (
	"context"
	"time"

	"hoidap/internal/bureau"
	"hoidap/internal/desk"
	"hoidap/internal/handoff"
	"hoidap/internal/report"
	"hoidap/internal/store"
)

// openRoom makes the staff desk in the browser. From here on it hears of every
// turn that is written.
func (s *service) openRoom() error {
	room, err := bureau.New(bureau.Options{
		Queue: s.store, Records: s.store, Keys: s.store, Shelf: roomShelf{s.shelf, s.now}, Engine: s.engine, Rules: queueRules{},
		Weekly: weekly{
			store: s.store, words: s.words, links: s.weekLinks,
			knowledge: func() desk.Knowledge { return s.shelf.stock.Load().knowledge },
		},
		Words: s.words, Log: s.program.log, Now: s.now,
	})
	if err != nil {
		return err
	}
	s.room = room
	s.engine.Ledger = openLedger{s.store, room}
	return nil
}

// weekLinks lead on from the page of a week: to the weeks beside it, as far as
// they have begun, and to its tables.
func (s *service) weekLinks(week desk.Week) report.Links {
	links := report.Links{
		Style: bureau.WeekAddress(week, ".css"), Home: bureau.Base, Earlier: bureau.WeekAddress(week.Previous(), ""),
		Workbook: bureau.WeekAddress(week, ".xlsx"), Separated: bureau.WeekAddress(week, ".csv"),
	}
	if next := week.Next(); !desk.DayOf(s.now()).Before(next.From()) {
		links.Later = bureau.WeekAddress(next, "")
	}
	return links
}

// openLedger writes turns down and tells the room of each.
type openLedger struct {
	*store.Store
	room *bureau.Room
}

// Commit writes a turn whole or not at all.
func (l openLedger) Commit(ctx context.Context, turn desk.Turn) error {
	err := l.Store.Commit(ctx, turn)
	if err == nil {
		l.room.Committed(turn)
	}
	return err
}

// roomShelf opens the book of today for the room.
type roomShelf struct {
	shelf *shelf
	now   func() time.Time
}

// Open returns the book of today.
func (r roomShelf) Open(context.Context) (bureau.Book, error) {
	book, err := r.shelf.open(desk.DayOf(r.now()))
	if err != nil {
		return nil, err
	}
	return roomBook{book}, nil
}

// roomBook is a book as the room reads it.
type roomBook struct{ *book }

// Finds are the articles nearest to some words, the nearest first.
func (b roomBook) Finds(ctx context.Context, words string) ([]desk.Edition, error) {
	decision, err := b.Decide(ctx, desk.Question{Text: words, Day: b.day})
	if err != nil {
		return nil, err
	}
	var editions []desk.Edition
	for _, find := range decision.Finds {
		if edition, ok := b.Edition(find.ID); ok && !find.Outside {
			editions = append(editions, edition)
		}
	}
	return editions, nil
}

// queueRules are the rules of the queue as the room asks for them.
type queueRules struct{}

// MaySee reports whether a person may see a ticket.
func (queueRules) MaySee(person desk.Person, ticket desk.Ticket) bool {
	return handoff.MaySee(person, ticket)
}

// Alias is what staff see of who asks.
func (queueRules) Alias(ticket desk.TicketID, chat desk.ChatID) string {
	return handoff.Alias(ticket, chat)
}

// Alike are the tickets whose question is near another's, the nearest first.
func (queueRules) Alike(ticket desk.Ticket, others []desk.Ticket, limit int) []desk.Ticket {
	return handoff.Alike(ticket, others, limit)
}
