package handoff_test

import (
	"slices"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

func TestLikeness(t *testing.T) {
	cases := []struct {
		a, b string
		near bool
	}{
		{"ai duoc cap the bao hiem", "ai duoc cap the bao hiem", true},
		{"giong lua nao chiu man tot", "lua chiu man giong nao", true},
		{"vay von mua bo o dau", "vay von mua bo", true},
		{"vay von mua bo o dau", "hoc phi cho con hoc lop mot", false},
		{"vay von mua bo", "vay von sua nha ve sinh cho ho can ngheo", false},
		{"", "vay von", false},
		{"", "", false},
	}
	for _, c := range cases {
		got, back := handoff.Likeness(c.a, c.b), handoff.Likeness(c.b, c.a)
		if got != back || got < 0 || got > 1 || got >= handoff.Near != c.near {
			t.Errorf("%q and %q: %.2f, the other way %.2f; want near %v", c.a, c.b, got, back, c.near)
		}
	}
	if got := handoff.Likeness("vay von", "vay von"); got != 1 {
		t.Errorf("the same is like itself by %.2f", got)
	}
}

func asked(id int, key string) desk.Ticket { return desk.Ticket{ID: desk.TicketID(id), Key: key} }

func ids(tickets []desk.Ticket) (all []int) {
	for _, ticket := range tickets {
		all = append(all, int(ticket.ID))
	}
	return all
}

func TestAlike(t *testing.T) {
	ticket := asked(1, "giong lua nao chiu man tot")
	others := []desk.Ticket{
		ticket, asked(2, "vay von"), asked(3, "lua chiu man giong nao"), asked(4, ""),
		asked(5, "giong lua nao chiu man tot"), asked(6, "giong lua nao chiu man"),
	}
	for limit, want := range [][]int{{}, {5}, {5, 6}, {5, 6, 3}, {5, 6, 3}} {
		if got := ids(handoff.Alike(ticket, others, limit)); !slices.Equal(got, want) {
			t.Errorf("at most %d: %v, want %v", limit, got, want)
		}
	}
	if got := handoff.Alike(asked(9, ""), others, 3); len(got) != 0 {
		t.Errorf("like a question of nobody else: %v", ids(got))
	}
}

func TestGroups(t *testing.T) {
	groups := handoff.Groups([]desk.Ticket{
		asked(1, "vay von mua bo"), asked(2, "giong lua nao chiu man tot"), asked(3, ""), asked(4, "lua chiu man giong nao"),
		asked(5, "hoc phi lop mot"), asked(6, "giong lua nao chiu man"),
	})
	var got [][]int
	for _, group := range groups {
		got = append(got, ids(group.Tickets))
	}
	want := [][]int{{2, 4, 6}, {1}, {5}}
	if !slices.EqualFunc(got, want, slices.Equal[[]int]) {
		t.Errorf("groups %v, want %v", got, want)
	}
}
