package store_test

import (
	"reflect"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// The ticket a chat waits for is the newest, but for one of its own that somebody
// is at: what the person says then is for them.
func TestTicketSomebodyIsAtComesFirst(t *testing.T) {
	b := open(t)
	asking := opens(turn(lan, "1"), b.ticket(lan, "cũ"), b.ticket(lan, "mới"))
	b.commit(asking)
	claiming := turn(minh, "1")
	held := b.read(1)
	held.State, held.Assignee, held.ClaimedAt, held.ClaimEnds = desk.TicketClaimed, minh, noon, noon.Add(time.Hour)
	claiming.Tickets = []desk.Ticket{held}
	b.commit(claiming)
	for after, want := range map[time.Duration]string{time.Minute: "cũ", time.Hour: "mới"} {
		b.Now = func() time.Time { return noon.Add(after) }
		if got, err := b.OpenTicket(t.Context(), lan); err != nil || got.Question != want {
			t.Errorf("after %s: %q, %v, want %q", after, got.Question, err, want)
		}
	}
}

func TestWaitersAreToldOnce(t *testing.T) {
	b := open(t)
	ticket := b.ticket(lan, "hỏi")
	b.commit(opens(turn(lan, "1"), ticket))
	joined := turn(minh, "1")
	joined.Waiters = []desk.Waiter{{Ticket: ticket.ID, Chat: minh, Since: noon.Add(-time.Minute)}}
	b.commit(joined)
	waiters, err := b.Waiters(t.Context(), ticket.ID)
	check(t, err)
	want := []desk.Waiter{{Ticket: ticket.ID, Chat: minh, Since: noon.Add(-time.Minute)}, {Ticket: ticket.ID, Chat: lan, Since: noon}}
	if !reflect.DeepEqual(waiters, want) {
		t.Fatalf("waiting %+v, want %+v", waiters, want)
	}
	tell := func(id string) error {
		telling := turn("telegram:staff", id, "đã trả lời")
		session, err := b.Session(t.Context(), telling.Message.Chat)
		check(t, err)
		told := waiters[1]
		told.Told = noon.Add(time.Hour)
		telling.Session.Version, telling.Waiters = session.Version, []desk.Waiter{told}
		return b.Commit(t.Context(), telling)
	}
	check(t, tell("1"))
	wantIs(t, tell("2"), desk.ErrConflict)
	waiters, err = b.Waiters(t.Context(), ticket.ID)
	check(t, err)
	if !waiters[0].Told.IsZero() || !waiters[1].Told.Equal(noon.Add(time.Hour)) {
		t.Errorf("told %+v, want the second alone", waiters)
	}
	_, err = b.OpenTicket(t.Context(), lan)
	wantIs(t, err, desk.ErrNotFound)
	if waiting, err := b.OpenTicket(t.Context(), minh); err != nil || waiting.ID != ticket.ID {
		t.Errorf("the other waits for %+v, %v", waiting, err)
	}
}
