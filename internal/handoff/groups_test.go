package handoff

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// Groups holds each question against the first of every group, by Likeness.
func TestGroupsGoByLikeness(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("xin khoan giếng nước bò giống vay vốn học phí cho con ở ấp")
	var tickets []desk.Ticket
	for n := range 400 {
		var key []string
		for range chance.IntN(6) {
			key = append(key, words[chance.IntN(len(words))])
		}
		tickets = append(tickets, desk.Ticket{ID: desk.TicketID(n + 1), Key: strings.Join(key, " ")})
	}
	var want [][]desk.Ticket
	for _, ticket := range tickets {
		if ticket.Key == "" {
			continue
		}
		at := slices.IndexFunc(want, func(group []desk.Ticket) bool { return Likeness(group[0].Key, ticket.Key) >= Near })
		if at < 0 {
			want, at = append(want, nil), len(want)
		}
		want[at] = append(want[at], ticket)
	}
	slices.SortStableFunc(want, func(a, b []desk.Ticket) int { return len(b) - len(a) })
	got := Groups(tickets)
	if len(got) != len(want) || len(want) < 20 || len(want[0]) < 3 {
		t.Fatalf("%d groups, want %d, the largest of %d", len(got), len(want), len(want[0]))
	}
	for i := range want {
		if !slices.EqualFunc(got[i].Tickets, want[i], func(a, b desk.Ticket) bool { return a.ID == b.ID }) {
			t.Errorf("group %d is %v, want %v", i, got[i].Tickets, want[i])
		}
	}
}
