package store_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// numbersOf are the numbers of tickets, in order.
func numbersOf(tickets []desk.Ticket) (numbers []int) {
	for _, ticket := range tickets {
		numbers = append(numbers, int(ticket.ID))
	}
	return numbers
}

// page reads a page of the queue.
func (b *book) page(filter desk.TicketFilter) []desk.Ticket {
	b.t.Helper()
	tickets, err := b.Tickets(b.t.Context(), filter)
	check(b.t, err)
	return tickets
}

// hold has tickets of a small queue opened by a filler: eight waiting ones, an
// answered and a closed one.
func (b *book) hold() {
	b.t.Helper()
	filling := turn("telegram:filler", "1")
	for i, change := range []func(*desk.Ticket){
		func(t *desk.Ticket) { t.Commune, t.Topic = "tan-hung", "y-te" },
		func(t *desk.Ticket) { t.Commune, t.Topic, t.Reason = "minh-duc", "vay-von", desk.ReasonUrgent },
		func(t *desk.Ticket) { t.Commune, t.Topic = "minh-duc", "y-te" },
		func(t *desk.Ticket) { t.Topic = "vay-von" },
		func(t *desk.Ticket) { t.Commune = "tan-hung" },
		func(t *desk.Ticket) {
			t.Commune, t.Topic, t.State, t.Assignee, t.ClaimEnds = "tan-hung", "vay-von", desk.TicketClaimed, minh, noon.Add(time.Hour)
		},
		func(t *desk.Ticket) { t.Commune, t.Topic, t.Reason = "tan-hung", "y-te", desk.ReasonUrgent },
		func(t *desk.Ticket) { t.Reason = desk.ReasonPersonal },
		func(t *desk.Ticket) {
			t.Commune, t.State, t.Assignee, t.EndedAt = "tan-hung", desk.TicketAnswered, minh, noon
		},
		func(t *desk.Ticket) {
			t.Commune, t.State, t.Assignee, t.EndedAt = "minh-duc", desk.TicketClosed, lan, noon
		},
	} {
		ticket := b.ticket(desk.ChatID(fmt.Sprintf("telegram:%d", i)), fmt.Sprintf("hỏi %d", i))
		ticket.OpenedAt = noon.Add(-time.Duration(100-i) * time.Minute)
		change(&ticket)
		filling = opens(filling, ticket)
	}
	b.commit(filling)
}

// pages are the numbers of a filter's tickets, read two at a time.
func (b *book) pages(filter desk.TicketFilter) (paged []int) {
	filter.Limit = 2
	for {
		page := b.page(filter)
		paged = append(paged, numbersOf(page)...)
		if len(page) < filter.Limit {
			return paged
		}
		filter.After = page[len(page)-1]
	}
}

func TestQueueIsFiltered(t *testing.T) {
	b := open(t)
	b.hold()
	waiting := []desk.TicketState{desk.TicketOpen, desk.TicketClaimed}
	cases := []struct {
		name   string
		filter desk.TicketFilter
		want   []int
	}{
		{"all, urgent first, then longest waiting", desk.TicketFilter{}, []int{2, 7, 1, 3, 4, 5, 6, 8, 9, 10}},
		{"waiting", desk.TicketFilter{States: waiting}, []int{2, 7, 1, 3, 4, 5, 6, 8}},
		{"open", desk.TicketFilter{States: waiting[:1]}, []int{2, 7, 1, 3, 4, 5, 8}},
		{"a state of each sort", desk.TicketFilter{States: []desk.TicketState{desk.TicketClaimed, desk.TicketClosed}}, []int{6, 10}},
		{"commune, and no commune", desk.TicketFilter{Communes: []string{"minh-duc"}}, []int{2, 3, 4, 8, 10}},
		{"two communes", desk.TicketFilter{Communes: []string{"minh-duc", "tan-hung"}, States: waiting}, []int{2, 7, 1, 3, 4, 5, 6, 8}},
		{"topic, and no topic", desk.TicketFilter{Topics: []string{"y-te"}, States: waiting}, []int{7, 1, 3, 5, 8}},
		{"commune and topic", desk.TicketFilter{Communes: []string{"tan-hung"}, Topics: []string{"vay-von"}, States: waiting}, []int{4, 5, 6, 8}},
		{"reason", desk.TicketFilter{Reasons: []desk.TicketReason{desk.ReasonUrgent, desk.ReasonPersonal}}, []int{2, 7, 8}},
		{"assignee", desk.TicketFilter{Assignee: minh}, []int{6, 9}},
		{"assignee, waiting", desk.TicketFilter{Assignee: minh, States: waiting}, []int{6}},
		{"withdrawn", desk.TicketFilter{States: []desk.TicketState{desk.TicketWithdrawn}}, nil},
		{"the newest first", desk.TicketFilter{Newest: true}, []int{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}},
		{"the newest ended", desk.TicketFilter{Newest: true, States: []desk.TicketState{desk.TicketAnswered, desk.TicketClosed}}, []int{10, 9}},
		{"nowhere", desk.TicketFilter{Communes: []string{"nowhere"}, Topics: []string{"nothing"}}, []int{8}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b.t = t
			if got := numbersOf(b.page(c.filter)); !slices.Equal(got, c.want) {
				t.Errorf("tickets %v, want %v", got, c.want)
			}
			if paged := b.pages(c.filter); !slices.Equal(paged, c.want) {
				t.Errorf("in pages %v, want %v", paged, c.want)
			}
			paging := c.filter // counts do not mind the page
			paging.Limit, paging.After = 2, b.read(1)
			counts, err := b.TicketCounts(t.Context(), paging)
			check(t, err)
			sum := 0
			for _, count := range counts {
				sum += count
			}
			if sum != len(c.want) {
				t.Errorf("counted %v, want %d in all", counts, len(c.want))
			}
		})
	}
	counts, err := b.TicketCounts(t.Context(), desk.TicketFilter{Communes: []string{"tan-hung"}})
	check(t, err)
	if want := map[desk.TicketState]int{desk.TicketOpen: 5, desk.TicketClaimed: 1, desk.TicketAnswered: 1}; !reflect.DeepEqual(counts, want) {
		t.Errorf("counts %v, want %v", counts, want)
	}
}

func TestTicketComesBackAsItWas(t *testing.T) {
	b := open(t)
	want := b.ticket(lan, "nhà tôi hỏi")
	want.Key, want.Reason, want.Commune, want.Hamlet, want.Topic = "nha toi hoi", desk.ReasonPersonal, "tan-hung", "ấp 3", "y-te"
	want.Articles, want.State, want.Assignee = []string{"bhyt"}, desk.TicketClaimed, minh
	want.ClaimedAt, want.ClaimEnds, want.Escalated = noon.Add(time.Minute), noon.Add(time.Hour), noon.Add(2*time.Minute)
	b.commit(opens(turn(lan, "1"), want))
	b.reopen()
	got, err := b.Ticket(t.Context(), want.ID)
	check(t, err)
	want.Version = 1
	if !reflect.DeepEqual(got, want) {
		t.Errorf("came back as %+v, want %+v", got, want)
	}
	_, err = b.Ticket(t.Context(), want.ID+1)
	wantIs(t, err, desk.ErrNotFound)
}

// TestNumbersAreGivenOnce takes numbers side by side, and again after the rows
// that remember them were removed.
func TestNumbersAreGivenOnce(t *testing.T) {
	b := open(t)
	var mu sync.Mutex
	given := map[desk.TicketID]int{}
	take := func() {
		id, err := b.NextTicket(context.Background())
		if err != nil {
			t.Error(err)
		}
		mu.Lock()
		defer mu.Unlock()
		given[id]++
	}
	var group sync.WaitGroup
	for range 20 {
		group.Go(take)
	}
	group.Wait()
	_, err := b.Purge(t.Context(), noon.AddDate(1, 0, 0))
	check(t, err)
	b.reopen()
	take()
	if len(given) != 21 || given[21] != 1 {
		t.Errorf("given %v, want 1 to 21, each once", given)
	}
}

// TestSameQuestionAtOnce lets five ask the same at the same time: one opens the
// ticket, the others are to decide again.
func TestSameQuestionAtOnce(t *testing.T) {
	b := open(t)
	var opened, conflicts atomic.Int32
	var group sync.WaitGroup
	for i := range 5 {
		chat := desk.ChatID(fmt.Sprintf("telegram:%d", i))
		ticket := b.ticket(chat, "ai được cấp thẻ?")
		ticket.Key, ticket.Commune = "ai duoc cap the", "tan-hung"
		group.Go(func() {
			switch err := b.Commit(context.Background(), opens(turn(chat, "1"), ticket)); {
			case err == nil:
				opened.Add(1)
			case errors.Is(err, desk.ErrConflict):
				conflicts.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	if opened.Load() != 1 || conflicts.Load() != 4 {
		t.Fatalf("%d opened, %d conflicts; want 1 and 4", opened.Load(), conflicts.Load())
	}
	same, err := b.Alike(t.Context(), "ai duoc cap the", "tan-hung")
	check(t, err)
	for name, missing := range map[string][2]string{
		"another commune": {"ai duoc cap the", "minh-duc"}, "another question": {"ai duoc vay", "tan-hung"}, "no key": {"", "tan-hung"},
	} {
		if _, err := b.Alike(t.Context(), missing[0], missing[1]); !errors.Is(err, desk.ErrNotFound) {
			t.Errorf("%s: %v, want not found", name, err)
		}
	}
	same.State, same.EndedAt = desk.TicketAnswered, noon
	ended := turn(minh, "1")
	ended.Tickets = []desk.Ticket{same}
	b.commit(ended)
	_, err = b.Alike(t.Context(), same.Key, same.Commune)
	wantIs(t, err, desk.ErrNotFound)
	again := b.ticket(lan, "ai được cấp thẻ?")
	again.Key, again.Commune = same.Key, same.Commune
	b.commit(opens(turn(lan, "1"), again))
}

func TestDueTickets(t *testing.T) {
	b := open(t)
	filling := turn("telegram:filler", "1")
	for i, change := range []func(*desk.Ticket){
		func(*desk.Ticket) {},
		func(t *desk.Ticket) { t.Escalated = noon },
		func(t *desk.Ticket) { // claimed, over
			t.State, t.Assignee, t.ClaimEnds, t.Escalated = desk.TicketClaimed, minh, noon, noon
		},
		func(t *desk.Ticket) { // claimed, not over
			t.State, t.Assignee, t.ClaimEnds, t.Escalated = desk.TicketClaimed, minh, noon.Add(time.Second), noon
		},
		func(t *desk.Ticket) { t.State, t.EndedAt = desk.TicketAnswered, noon },
		func(t *desk.Ticket) { t.OpenedAt = noon.Add(time.Second) },
		func(t *desk.Ticket) { t.OpenedAt = noon.Add(-time.Hour) },
	} {
		ticket := b.ticket(desk.ChatID(fmt.Sprintf("telegram:%d", i)), "hỏi")
		change(&ticket)
		filling = opens(filling, ticket)
	}
	b.commit(filling)
	due, err := b.DueTickets(t.Context(), noon)
	check(t, err)
	if got, want := numbersOf(due), []int{7, 1, 3}; !slices.Equal(got, want) {
		t.Errorf("due %v, want %v", got, want)
	}
}

// TestDueTicketsFitOneTurn has more tickets due than one turn can hold: the
// longest waiting come first, and claims that are over are not behind them.
func TestDueTicketsFitOneTurn(t *testing.T) {
	b := open(t)
	filling := turn("telegram:filler", "1")
	for i := range 1000 {
		ticket := b.ticket(desk.ChatID(fmt.Sprintf("telegram:%d", i)), "hỏi")
		ticket.OpenedAt = noon.Add(time.Duration(i-1000) * time.Minute)
		if i == 990 {
			ticket.State, ticket.Assignee, ticket.ClaimEnds, ticket.Escalated = desk.TicketClaimed, minh, noon, noon
		}
		filling = opens(filling, ticket)
	}
	b.commit(filling)
	due, err := b.DueTickets(t.Context(), noon)
	check(t, err)
	numbers := numbersOf(due)
	if len(numbers) != 201 || numbers[0] != 1 || numbers[199] != 200 || numbers[200] != 991 {
		t.Errorf("%d tickets, from %v to %v; want 1 to 200 and 991", len(numbers), numbers[:1], numbers[len(numbers)-2:])
	}
}
