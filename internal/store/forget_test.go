package store_test

import (
	"testing"
	"time"

	"hoidap/internal/desk"
)

// forgotten lets a chat be forgotten.
func (b *book) forgotten(chat desk.ChatID) {
	b.t.Helper()
	going := turn(chat, "forget", "đã xóa")
	going.Forget = true
	going.Acts = []desk.Act{{Kind: desk.ActForget, At: noon}}
	b.commit(going)
}

func (b *book) holdings(chat desk.ChatID) desk.Holdings {
	b.t.Helper()
	held, err := b.Holdings(b.t.Context(), chat)
	check(b.t, err)
	return held
}

func (b *book) read(id desk.TicketID) desk.Ticket {
	b.t.Helper()
	ticket, err := b.Ticket(b.t.Context(), id)
	check(b.t, err)
	return ticket
}

// asks opens a ticket with its first remark.
func (b *book) asks(chat desk.ChatID, id, question, key string) desk.Ticket {
	b.t.Helper()
	ticket := b.ticket(chat, question)
	ticket.Key, ticket.Commune, ticket.Topic, ticket.Articles = key, "tan-hung", "y-te", []string{"bhyt"}
	asking := opens(turn(chat, id), ticket)
	asking.Remarks = []desk.Remark{{Ticket: ticket.ID, Kind: desk.RemarkAsker, By: chat, At: noon, Text: question}}
	asking.Tallies = []desk.Tally{{Day: desk.DayOf(noon), Outcome: desk.OutcomeHanded, Commune: "tan-hung", Count: 1}}
	asking.Acts = []desk.Act{{Kind: desk.ActOpen, Ticket: ticket.ID, At: noon}}
	b.commit(asking)
	return b.read(ticket.ID)
}

// joins lets a chat wait for a ticket too, with words of its own if any.
func (b *book) joins(chat desk.ChatID, id string, ticket desk.TicketID, words string) {
	b.t.Helper()
	joining := turn(chat, id)
	joining.Tickets = []desk.Ticket{b.read(ticket)}
	joining.Waiters = []desk.Waiter{{Ticket: ticket, Chat: chat, Since: noon.Add(time.Minute)}}
	if words != "" {
		joining.Remarks = []desk.Remark{{Ticket: ticket, Kind: desk.RemarkAsker, By: chat, At: noon, Text: words}}
	}
	b.commit(joining)
}

// TestForgetSaysWhatItRemoves holds what Holdings tells against what is gone
// after, and looks for the words in the file.
func TestForgetSaysWhatItRemoves(t *testing.T) {
	b := open(t)
	if held := b.holdings(lan); len(held.Tickets)+len(held.Relays)+held.Messages+held.Joined != 0 || !held.Since.IsZero() {
		t.Fatalf("held of a chat never seen: %+v", held)
	}
	first := b.asks(lan, "1", "bí mật một", "bi mat mot")
	other := b.asks(minh, "1", "của minh", "cua minh")
	b.joins(lan, "2", other.ID, "")
	more := recalled(lan, "3", "bí mật trả lời")
	more.Session = desk.Session{Place: "tan-hung", Household: "ho-ngheo", Consent: desk.ConsentGiven,
		Pending: desk.Pending{Reason: desk.ReasonUnknown, Question: "bí mật chờ"}}
	more.Message.Text = "bí mật gõ"
	more.Remarks = []desk.Remark{
		{Ticket: first.ID, Kind: desk.RemarkAsker, By: lan, At: noon, Text: "bí mật thêm"},
		{Ticket: first.ID, Kind: desk.RemarkAsker, By: lan, At: noon, Media: desk.Media{Kind: desk.KindVoice, Ref: "bí mật tiếng"}},
		{Ticket: first.ID, Kind: desk.RemarkNote, By: minh, At: noon, Text: "bí mật ghi chú"},
	}
	more.Relays = []desk.Relay{{ID: 77, Head: lan, Question: "bí mật hỏi giùm", Asked: noon.Add(-time.Hour)}}
	b.commit(more)

	held := b.holdings(lan)
	if len(held.Tickets) != 1 || held.Tickets[0].Question != "bí mật một" || held.Remarks != 3 || held.Joined != 1 ||
		len(held.Relays) != 1 || held.Lines != 2 || held.Messages != 3 || !held.Consented || held.Session.Pending.Question != "bí mật chờ" {
		t.Errorf("held %+v", held)
	}
	if !held.Since.Equal(noon.Add(-time.Hour)) {
		t.Errorf("held since %v, want the hour before", held.Since)
	}
	b.forgotten(lan)
	held = b.holdings(lan)
	if len(held.Tickets)+held.Remarks+held.Joined+len(held.Relays)+held.Lines != 0 || held.Messages != 1 || held.Consented || held.Session.Place != "" {
		t.Errorf("still held: %+v", held)
	}
	gone := b.read(first.ID)
	if gone.State != desk.TicketWithdrawn || gone.Chat != "" || gone.Question+gone.Key != "" || len(gone.Articles) > 0 {
		t.Errorf("the ticket is %+v", gone)
	}
	if gone.Commune != "tan-hung" || gone.Topic != "y-te" || !gone.OpenedAt.Equal(noon) {
		t.Errorf("the ticket cannot be counted any more: %+v", gone)
	}
	if kept := b.read(other.ID); kept.Question != "của minh" || !kept.Waits() {
		t.Errorf("the ticket of the other became %+v", kept)
	}
	tallies, err := b.Tallies(t.Context(), desk.DayOf(noon), desk.DayOf(noon))
	check(t, err)
	if len(tallies) != 1 || tallies[0].Count != 2 {
		t.Errorf("counted %+v, want both questions", tallies)
	}
	acts, err := b.Acts(t.Context(), first.ID, 10)
	check(t, err)
	if len(acts) != 1 || acts[0].Kind != desk.ActOpen {
		t.Errorf("the audit log holds %+v", acts)
	}
	b.wantNowhere("bí mật", "bi mat")
}

// TestForgetLeavesOthersTheirTicket forgets who asked first: those who joined
// still wait, and nobody reads the words of who is gone.
func TestForgetLeavesOthersTheirTicket(t *testing.T) {
	cases := []struct {
		name, words, question, key string
	}{
		{"who asked the same", "", "ai duoc vay", "ai duoc vay"},
		{"whose ticket was merged", "Mình vay được không?", "Mình vay được không?", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := open(t)
			ticket := b.asks(lan, "1", "bí mật: tôi vay được không", "ai duoc vay")
			b.joins(minh, "1", ticket.ID, c.words)
			b.joins("telegram:4713", "1", ticket.ID, "")
			b.forgotten(lan)
			kept := b.read(ticket.ID)
			if kept.Chat != minh || kept.Question != c.question || kept.Key != c.key || !kept.Waits() {
				t.Errorf("the ticket is %+v", kept)
			}
			waiters, err := b.Waiters(t.Context(), ticket.ID)
			check(t, err)
			if len(waiters) != 2 || waiters[0].Chat != minh {
				t.Errorf("waiting %+v, want the two who joined", waiters)
			}
			b.wantNowhere("bí mật")
		})
	}
}

// TestForgetOutrunsAnAnswer commits an answer that was decided before one of
// those who wait was forgotten: it must be decided again, or it would reach
// them and bring back their names.
func TestForgetOutrunsAnAnswer(t *testing.T) {
	for _, gone := range []desk.ChatID{lan, minh} {
		t.Run(string(gone), func(t *testing.T) {
			b := open(t)
			ticket := b.asks(lan, "1", "ai được vay", "ai duoc vay")
			b.joins(minh, "1", ticket.ID, "")
			relayed := turn(minh, "2")
			relayed.Relays = []desk.Relay{{ID: 77, Head: minh, For: "bà Sáu", Question: "hỏi giùm", Ticket: ticket.ID, Asked: noon}}
			b.commit(relayed)

			answering := turn("telegram:staff", "1")
			ended := b.read(ticket.ID)
			ended.State, ended.EndedAt, ended.Assignee = desk.TicketAnswered, noon, "telegram:staff"
			answering.Tickets = []desk.Ticket{ended}
			waiters, err := b.Waiters(t.Context(), ticket.ID)
			check(t, err)
			for _, waiter := range waiters {
				waiter.Told = noon
				answering.Waiters = append(answering.Waiters, waiter)
				answering.Replies = append(answering.Replies, desk.Reply{Chat: waiter.Chat, Lines: reply("câu trả lời").Lines})
			}
			relays, err := b.TicketRelays(t.Context(), ticket.ID)
			check(t, err)
			answering.Relays = relays
			b.forgotten(gone)
			wantIs(t, b.Commit(t.Context(), answering), desk.ErrConflict)
			if held := b.holdings(gone); held.Joined+len(held.Relays)+len(held.Tickets) != 0 {
				t.Errorf("held again: %+v", held)
			}
		})
	}
}

// TestForgetAnsweredTicket keeps an answer for those who heard it too, and lets
// it go with the last of them.
func TestForgetAnsweredTicket(t *testing.T) {
	b := open(t)
	ticket := b.asks(lan, "1", "bí mật", "ai duoc vay")
	b.joins(minh, "1", ticket.ID, "")
	answering := turn("telegram:staff", "1")
	ended := b.read(ticket.ID)
	ended.State, ended.EndedAt, ended.Assignee = desk.TicketAnswered, noon, "telegram:staff"
	answering.Tickets = []desk.Ticket{ended}
	answering.Remarks = []desk.Remark{{Ticket: ticket.ID, Kind: desk.RemarkAnswer, By: "telegram:staff", At: noon, Text: "hộ nghèo"}}
	for _, chat := range []desk.ChatID{lan, minh} {
		answering.Waiters = append(answering.Waiters, desk.Waiter{Ticket: ticket.ID, Chat: chat, Told: noon})
	}
	b.commit(answering)
	said := func() int {
		remarks, err := b.Remarks(t.Context(), ticket.ID)
		check(t, err)
		return len(remarks)
	}
	b.forgotten(lan)
	if kept := b.read(ticket.ID); kept.State != desk.TicketAnswered || kept.Chat != minh || kept.Question != "ai duoc vay" || said() != 1 {
		t.Errorf("after the first: %+v with %d remarks", kept, said())
	}
	b.forgotten(minh)
	if gone := b.read(ticket.ID); gone.State != desk.TicketAnswered || gone.Chat != "" || gone.Question+gone.Key != "" || said() != 0 {
		t.Errorf("after the last: %+v with %d remarks", gone, said())
	}
}

// TestForgetAndRoles forgets somebody of the staff and somebody who was: the
// first keeps the role and is logged out, of the second nothing stays.
func TestForgetAndRoles(t *testing.T) {
	b := open(t)
	for _, chat := range []desk.ChatID{lan, minh} {
		b.admit(chat, desk.RoleStaff, "bí mật "+string(chat))
		made := turn(chat, "key")
		made.Keys = []desk.Key{{Digest: string(chat), Kind: desk.KeySession, Person: chat, Expires: noon.Add(time.Hour)}}
		b.commit(made)
	}
	leaving, err := b.Person(t.Context(), minh)
	check(t, err)
	leaving.Revoked = noon
	revoking := turn(lan, "revoke")
	revoking.People = []desk.Person{leaving}
	b.commit(revoking)
	b.forgotten(lan)
	b.forgotten(minh)
	if held := b.holdings(lan); held.Role != desk.RoleStaff {
		t.Errorf("the role is %q", held.Role)
	}
	_, err = b.KeyHolder(t.Context(), string(lan))
	wantIs(t, err, desk.ErrNotFound)
	if people, err := b.People(t.Context()); err != nil || len(people) != 1 {
		t.Errorf("people %+v, %v; want the one with a role", people, err)
	}
	b.wantNowhere("bí mật " + string(minh))
}
