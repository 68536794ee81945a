package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// The queue of a province after some months.
const (
	queueTickets  = 50_000
	queueCommunes = 30
	queueTopics   = 11
	queueStaff    = 60
)

// BenchmarkQueue opens pages of a queue of fifty thousand tickets, with every
// combination of filters a page offers, on the first page, amid the queue and
// at its end, and counts tickets by state. It reports how long the 95th of a
// hundred takes.
func BenchmarkQueue(b *testing.B) {
	s := open(b)
	s.fillQueue()
	filters := queueFilters(b, s)
	b.Run("page", func(b *testing.B) {
		measure(b, filters, func(filter desk.TicketFilter) error {
			_, err := s.Tickets(b.Context(), filter)
			return err
		})
	})
	b.Run("counts", func(b *testing.B) {
		measure(b, filters, func(filter desk.TicketFilter) error {
			_, err := s.TicketCounts(b.Context(), filter)
			return err
		})
	})
	b.Run("due", func(b *testing.B) {
		measure(b, filters[:1], func(desk.TicketFilter) error {
			_, err := s.DueTickets(b.Context(), noon)
			return err
		})
	})
	b.Run("tally", func(b *testing.B) {
		measure(b, filters[:1], func(desk.TicketFilter) error {
			_, err := s.Counts(b.Context())
			return err
		})
	})
}

// measure asks with every filter in every round and reports percentiles of the
// time one question takes: as it was, and of the least time each took, which
// other work on the machine hardly moves.
func measure(b *testing.B, filters []desk.TicketFilter, ask func(desk.TicketFilter) error) {
	var took []time.Duration
	least := make([]time.Duration, len(filters))
	for b.Loop() {
		for i, filter := range filters {
			begin := time.Now()
			if err := ask(filter); err != nil {
				b.Fatal(err)
			}
			once := time.Since(begin)
			took = append(took, once)
			if least[i] == 0 || once < least[i] {
				least[i] = once
			}
		}
	}
	slices.Sort(took)
	slices.Sort(least)
	at := func(times []time.Duration, share float64) float64 {
		return float64(times[int(share*float64(len(times)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(took, 0.5), "p50-ms")
	b.ReportMetric(at(took, 0.95), "p95-ms")
	b.ReportMetric(at(least, 0.95), "least-p95-ms")
	b.ReportMetric(at(took, 1), "max-ms")
}

// queueTicket is the ticket of a number, the same each time.
func queueTicket(n int) desk.Ticket {
	states := []desk.TicketState{
		desk.TicketOpen, desk.TicketAnswered, desk.TicketOpen, desk.TicketAnswered, desk.TicketOpen,
		desk.TicketClaimed, desk.TicketAnswered, desk.TicketClosed, desk.TicketOpen, desk.TicketAnswered,
	}
	opened := noon.Add(-time.Duration(queueTickets-n) * time.Minute)
	ticket := desk.Ticket{
		ID: desk.TicketID(n), Chat: desk.ChatID(fmt.Sprintf("telegram:%d", n)), Reason: desk.ReasonUnknown,
		Question: fmt.Sprintf("Hộ cận nghèo nhà tôi có được vay vốn mua bò không, hồ sơ %d nộp ở đâu", n), Key: fmt.Sprintf("ho can ngheo vay von %d", n),
		State: states[n%len(states)], OpenedAt: opened, Articles: []string{"vay-ho-can-ngheo", "vay-ho-ngheo"},
		// Steps that have no divisor in common, so that every mix occurs.
		Commune: fmt.Sprintf("commune-%d", n/7%queueCommunes), Topic: fmt.Sprintf("topic-%d", n/3%queueTopics),
	}
	switch {
	case n%97 == 0:
		ticket.Reason = desk.ReasonUrgent
	case n%4 == 0:
		ticket.Reason = desk.ReasonPersonal
	}
	if n%50 == 0 {
		ticket.Commune, ticket.Topic = "", ""
	}
	if ticket.State != desk.TicketOpen {
		ticket.Assignee = desk.ChatID(fmt.Sprintf("telegram:staff-%d", n/10%queueStaff))
		ticket.ClaimedAt, ticket.ClaimEnds = opened.Add(time.Hour), opened.Add(5*time.Hour)
	}
	if !ticket.Waits() {
		ticket.EndedAt, ticket.ClaimEnds = opened.Add(2*time.Hour), time.Time{}
	}
	return ticket
}

func (b *book) fillQueue() {
	b.t.Helper()
	const perTurn = 1000
	for n := 0; n < queueTickets; n += perTurn {
		filling := turn("telegram:filler", fmt.Sprint(n))
		for i := range perTurn {
			ticket := queueTicket(n + i + 1)
			filling.Tickets = append(filling.Tickets, ticket)
			waiter := desk.Waiter{Ticket: ticket.ID, Chat: ticket.Chat, Since: ticket.OpenedAt, Told: ticket.EndedAt}
			filling.Waiters = append(filling.Waiters, waiter)
		}
		b.commit(filling)
	}
}

// queueFilters are the combinations of what a page lets staff choose, each for
// the first page and for pages far behind.
func queueFilters(b *testing.B, s *book) []desk.TicketFilter {
	b.Helper()
	after := []desk.Ticket{{}}
	for _, n := range []int{97, queueTickets / 2, queueTickets - 1} {
		ticket, err := s.Ticket(b.Context(), desk.TicketID(n))
		check(b, err)
		after = append(after, ticket)
	}
	var filters []desk.TicketFilter
	for _, states := range [][]desk.TicketState{
		{desk.TicketOpen, desk.TicketClaimed}, {desk.TicketOpen}, {desk.TicketClaimed}, {desk.TicketAnswered},
		{desk.TicketClosed}, {desk.TicketWithdrawn}, nil,
	} {
		for _, communes := range [][]string{nil, {"commune-3"}, {"commune-3", "commune-29"}} {
			for _, topics := range [][]string{nil, {"topic-2"}, {"topic-2", "topic-9"}} {
				for _, reasons := range [][]desk.TicketReason{nil, {desk.ReasonUrgent}, {desk.ReasonPersonal}} {
					for _, assignee := range []desk.ChatID{"", "telegram:staff-7"} {
						for _, last := range after {
							filters = append(filters, desk.TicketFilter{
								States: states, Communes: communes, Topics: topics, Reasons: reasons, Assignee: assignee, After: last,
								Newest: len(states) == 1 && !desk.Ticket{State: states[0]}.Waits(),
							})
						}
					}
				}
			}
		}
	}
	return filters
}
