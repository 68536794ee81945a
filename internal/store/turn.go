package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"hoidap/internal/desk"
)

// Commit writes all that one message brings about in one transaction, the first
// delivery job with it. It returns desk.ErrDuplicate when the message was
// handled before and desk.ErrConflict when the turn was decided on a session or
// ticket that changed meanwhile; then nothing is written.
//
// A chat has one delivery job at a time: the turn enqueues one only for a chat
// that has no reply waiting, and Settle enqueues the next. So the replies of a
// chat are said strictly in order, and a chat that cannot be reached holds back
// only itself.
func (s *Store) Commit(ctx context.Context, turn desk.Turn) error {
	if err := s.validate(turn); err != nil {
		return err
	}
	at := s.millis()
	return s.write(ctx, fmt.Sprintf("commit message %s", turn.Message.ID), func(tx *sql.Tx) error {
		if err := insertMessage(ctx, tx, turn, at); err != nil {
			return err
		}
		if err := saveSession(ctx, tx, turn, at); err != nil {
			return err
		}
		if turn.Forget {
			if err := forget(ctx, tx, turn.Message); err != nil {
				return err
			}
		}
		if err := insertEntries(ctx, tx, turn, at); err != nil {
			return err
		}
		if err := saveWork(ctx, tx, turn); err != nil {
			return err
		}
		if err := goOnElsewhere(ctx, tx, turn); err != nil {
			return err
		}
		return s.insertReplies(ctx, tx, turn, at)
	})
}

// saveWork writes what a turn changes of tickets and people.
func saveWork(ctx context.Context, tx *sql.Tx, turn desk.Turn) error {
	for _, save := range []func() error{
		func() error { return saveTickets(ctx, tx, turn.Tickets) },
		func() error { return saveWaiters(ctx, tx, turn.Waiters) },
		func() error { return insertRemarks(ctx, tx, turn.Remarks) },
		func() error { return saveRelays(ctx, tx, turn.Relays) },
		func() error { return saveInvitations(ctx, tx, turn.Invitations) },
		func() error { return savePeople(ctx, tx, turn.People) },
		func() error { return saveInboxes(ctx, tx, turn.Inboxes) },
		func() error { return insertKeys(ctx, tx, turn.Keys) },
		func() error { return saveProposals(ctx, tx, turn.Proposals) },
		func() error { return insertActs(ctx, tx, turn.Acts) },
		func() error { return addTallies(ctx, tx, turn.Tallies) },
	} {
		if err := save(); err != nil {
			return err
		}
	}
	return nil
}

// validate reports a turn that no rule of the desk may decide.
func (s *Store) validate(turn desk.Turn) error {
	if err := turn.Message.Validate(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if err := errors.Join(faults(turn)...); err != nil {
		return fmt.Errorf("store: message %s: %w", turn.Message.ID, err)
	}
	switch {
	case turn.Session.Chat != "" && turn.Session.Chat != turn.Message.Chat:
		return fmt.Errorf("store: message %s: the session is of another chat", turn.Message.ID)
	case own(turn) >= entriesPerTurn:
		return fmt.Errorf("store: message %s: %d replies, at most %d", turn.Message.ID, own(turn), entriesPerTurn-1)
	case len(turn.Replies) > 0 && s.Jobs == nil:
		return errors.New("store: no delivery jobs to enqueue replies with")
	}
	return nil
}

// faults are what is wrong with the tickets and people of a turn.
func faults(turn desk.Turn) (all []error) {
	add := func(err error) {
		if err != nil {
			all = append(all, err)
		}
	}
	for _, ticket := range turn.Tickets {
		add(ticket.Validate())
	}
	for _, person := range turn.People {
		add(person.Validate())
	}
	for _, invitation := range turn.Invitations {
		add(invitation.Validate())
	}
	for _, proposal := range turn.Proposals {
		add(proposal.Validate())
	}
	return all
}

// own is how many replies of a turn go to the chat of its message.
func own(turn desk.Turn) (n int) {
	for _, reply := range turn.Replies {
		if reply.Chat == "" || reply.Chat == turn.Message.Chat {
			n++
		}
	}
	return n
}
