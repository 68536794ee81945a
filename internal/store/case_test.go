package store_test

import (
	"testing"
	"time"

	"hoidap/internal/desk"
)

func TestCasesOfAWeek(t *testing.T) {
	s := open(t)
	monday := time.Date(2026, time.November, 23, 0, 0, 0, 0, desk.Zone)
	day := func(n int) time.Time { return monday.AddDate(0, 0, n) }
	turn := desk.Turn{Message: desk.Message{ID: "a:1", Chat: "a:1", Kind: desk.KindText}}
	for _, ticket := range []desk.Ticket{
		{ID: 1, OpenedAt: day(-9), EndedAt: day(-8), State: desk.TicketAnswered},
		{ID: 2, OpenedAt: day(-2), EndedAt: day(1), State: desk.TicketAnswered},
		{ID: 3, OpenedAt: day(-2), State: desk.TicketOpen},
		{ID: 4, OpenedAt: day(0), State: desk.TicketOpen},
		{ID: 5, OpenedAt: day(3), EndedAt: day(8), State: desk.TicketClosed},
		{ID: 6, OpenedAt: day(7), State: desk.TicketOpen},
		{ID: 7, OpenedAt: day(-1), EndedAt: day(7), State: desk.TicketAnswered},
	} {
		ticket.Chat, ticket.Reason, ticket.Question = "a:1", desk.ReasonUnknown, "hỏi"
		turn.Tickets = append(turn.Tickets, ticket)
	}
	turn.Waiters = []desk.Waiter{{Ticket: 2, Chat: "a:1", Since: day(-2)}, {Ticket: 2, Chat: "a:2", Since: day(-1)}}
	if err := s.Commit(t.Context(), turn); err != nil {
		t.Fatal(err)
	}
	cases, err := s.Cases(t.Context(), day(0), day(7))
	if err != nil {
		t.Fatal(err)
	}
	var ids []desk.TicketID
	for _, c := range cases {
		ids = append(ids, c.ID)
	}
	if len(ids) != 3 || ids[0] != 2 || ids[1] != 4 || ids[2] != 5 {
		t.Fatalf("the week has %v, want 2, 4 and 5", ids)
	}
	if c := cases[0]; c.Askers != 2 || c.Question != "hỏi" || !c.EndedAt.Equal(day(1)) {
		t.Errorf("case 2 is %+v", c)
	}
	if waiting, err := s.Waiting(t.Context(), day(7)); err != nil || waiting != 4 {
		t.Errorf("at the end %d wait, want 3, 4, 5 and 7 (%v)", waiting, err)
	}
}
