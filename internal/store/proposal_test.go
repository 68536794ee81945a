package store_test

import (
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// proposed is a proposal of a ticket.
func proposed(ticket desk.TicketID, state desk.ProposalState) desk.Proposal {
	return desk.Proposal{
		Ticket: ticket, Kind: desk.ProposeQuestion, State: state, Question: "xin khoan giếng", Article: "nuoc-sach",
		By: "a:lan", At: noon.In(desk.Zone),
	}
}

// asked opens an answered ticket of a chat.
func asked(b *book, id desk.TicketID, chat desk.ChatID) {
	b.t.Helper()
	opening := turn(chat, "open")
	opening.Tickets = []desk.Ticket{{
		ID: id, Chat: chat, Question: "xin khoan giếng", Reason: desk.ReasonUnknown, State: desk.TicketAnswered, OpenedAt: noon, EndedAt: noon,
	}}
	b.commit(opening)
}

func (b *book) propose(t *testing.T, id string, p desk.Proposal) error {
	t.Helper()
	proposing := turn("a:lan", id)
	proposing.Proposals = []desk.Proposal{p}
	session, err := b.Session(t.Context(), "a:lan")
	if err != nil {
		t.Fatal(err)
	}
	proposing.Session.Version = session.Version
	return b.Commit(t.Context(), proposing)
}

func (b *book) wantProposals(t *testing.T, ticket desk.TicketID, want ...desk.Proposal) {
	t.Helper()
	got, err := b.Proposals(t.Context(), ticket)
	if err != nil || len(got) != len(want) {
		t.Fatalf("proposals of %d are %+v, %v; want %+v", ticket, got, err, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("proposal is %+v, want %+v", got[i], want[i])
		}
	}
}

func TestProposals(t *testing.T) {
	b := open(t)
	asked(b, 1, "a:ba")
	shown := proposed(1, desk.ProposalShown)
	if err := b.propose(t, "1", shown); err != nil {
		t.Fatal(err)
	}
	b.wantProposals(t, 1, shown)
	b.wantProposals(t, 0) // nobody has agreed yet
	agreed := proposed(1, desk.ProposalAgreed)
	if err := b.propose(t, "2", agreed); err != nil {
		t.Fatal(err)
	}
	b.wantProposals(t, 0, agreed)
	written := proposed(1, desk.ProposalWritten)
	if err := b.propose(t, "3", written); err != nil {
		t.Fatal(err)
	}
	wantIs(t, b.propose(t, "4", shown), desk.ErrConflict) // what is written stays
	wantIs(t, b.propose(t, "5", proposed(2, desk.ProposalShown)), desk.ErrConflict)
	b.wantProposals(t, 0, written)
	if err := b.propose(t, "6", desk.Proposal{Ticket: 1}); err == nil {
		t.Error("a proposal of nothing is kept")
	}
}

func TestProposalsGoWithTheirTicket(t *testing.T) {
	b := open(t)
	asked(b, 1, "a:ba")
	if err := b.propose(t, "1", proposed(1, desk.ProposalAgreed)); err != nil {
		t.Fatal(err)
	}
	forgetting := turn("a:ba", "forget")
	forgetting.Forget = true
	b.commit(forgetting)
	b.wantProposals(t, 1)
}

func TestProposalsArePurged(t *testing.T) {
	b := open(t)
	asked(b, 1, "a:ba")
	asked(b, 2, "a:bay")
	if err := b.propose(t, "1", proposed(1, desk.ProposalShown)); err != nil {
		t.Fatal(err)
	}
	agreed := proposed(2, desk.ProposalAgreed)
	if err := b.propose(t, "2", agreed); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		after time.Duration
		want  []desk.Proposal
	}{{store.KeepShown - time.Hour, []desk.Proposal{agreed}}, {store.KeepShown + time.Hour, []desk.Proposal{agreed}}, {store.KeepQuestions + time.Hour, nil}} {
		if _, err := b.Purge(t.Context(), noon.Add(step.after)); err != nil {
			t.Fatal(err)
		}
		b.wantProposals(t, 0, step.want...)
		if of1, err := b.Proposals(t.Context(), 1); err != nil || (len(of1) == 1) != (step.after < store.KeepShown) {
			t.Errorf("after %s there is %v, %v", step.after, of1, err)
		}
	}
}
