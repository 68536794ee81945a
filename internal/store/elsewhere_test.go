package store_test

import (
	"testing"

	"hoidap/internal/desk"
)

// What is said in a chat by somebody else's turn is what its numbers mean from
// then on; an answer to its question ends the talk of before.
func TestTalksElsewhereGoOn(t *testing.T) {
	b := open(t)
	old := desk.Session{
		Article: "dien", Section: desk.SectionWhere, Misses: 1, Place: "tan-hung", Consent: desk.ConsentGiven,
		Choices: []desk.Choice{{Label: "cũ", Value: "old"}},
	}
	asking := turn(lan, "1")
	asking.Session = old
	ticket := b.ticket(lan, "vay vốn ở đâu")
	asking.Tickets = []desk.Ticket{ticket}
	asking.Waiters = []desk.Waiter{{Ticket: ticket.ID, Chat: lan, Since: noon}}
	b.commit(asking)
	offered := []desk.Choice{{Label: "Đúng rồi", Value: "v:right:"}}
	session := func() desk.Session {
		t.Helper()
		session, err := b.Session(t.Context(), lan)
		check(t, err)
		return session
	}

	plain := turn(minh, "1")
	plain.Replies = []desk.Reply{{Chat: lan, Lines: reply("chờ chút").Lines}}
	b.commit(plain)
	if s := session(); s.Version != 1 || s.Article != "dien" || s.Choices[0].Value != "old" {
		t.Errorf("after a sentence: %+v, want the talk as it was", s)
	}

	offering := turn(minh, "2")
	offering.Session.Version = 1
	offering.Replies = []desk.Reply{{Chat: lan, Choices: offered}}
	b.commit(offering)
	if s := session(); s.Version != 2 || s.Article != "dien" || s.Choices[0].Value != "v:right:" {
		t.Errorf("after an offer: %+v, want the same article and the choices offered", s)
	}

	answering := turn(minh, "3")
	answering.Session.Version = 2
	answering.Replies = []desk.Reply{{Chat: lan, Lines: reply("tới xã").Lines}, {Chat: "telegram:4713", Choices: offered}}
	answering.Waiters = []desk.Waiter{{Ticket: ticket.ID, Chat: lan, Told: noon}}
	b.commit(answering)
	s := session()
	if s.Article != "" || s.Section != "" || s.Misses != 0 || len(s.Choices) != 0 {
		t.Errorf("after the answer: %+v, want nothing of the talk of before", s)
	}
	if s.Place != "tan-hung" || s.Consent != desk.ConsentGiven {
		t.Errorf("after the answer: %+v, want the place and the leave kept", s)
	}
	stale := turn(lan, "2")
	stale.Session.Version = 1
	wantIs(t, b.Commit(t.Context(), stale), desk.ErrConflict)
	if stranger, err := b.Session(t.Context(), "telegram:4713"); err != nil || stranger.Version != 0 {
		t.Errorf("a chat that never wrote has %+v, %v, want no talk", stranger, err)
	}
}
