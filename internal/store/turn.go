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
		if turn.Message.Recall {
			if err := insertEntries(ctx, tx, turn, at); err != nil {
				return err
			}
		}
		if err := saveTickets(ctx, tx, turn.Tickets); err != nil {
			return err
		}
		return s.insertReplies(ctx, tx, turn, at)
	})
}

// validate reports a turn that no rule of the desk may decide.
func (s *Store) validate(turn desk.Turn) error {
	if err := turn.Message.Validate(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	for _, ticket := range turn.Tickets {
		if err := ticket.Validate(); err != nil {
			return fmt.Errorf("store: message %s: %w", turn.Message.ID, err)
		}
	}
	switch {
	case turn.Session.Chat != "" && turn.Session.Chat != turn.Message.Chat:
		return fmt.Errorf("store: message %s: the session is of another chat", turn.Message.ID)
	case len(turn.Replies) >= entriesPerTurn:
		return fmt.Errorf("store: message %s: %d replies, at most %d", turn.Message.ID, len(turn.Replies), entriesPerTurn-1)
	case len(turn.Replies) > 0 && s.Jobs == nil:
		return errors.New("store: no delivery jobs to enqueue replies with")
	}
	return nil
}

// forget removes all that is held of the chat of a message, but for the ID of
// the message itself and the number of turns, by which later entries still grow.
func forget(ctx context.Context, tx *sql.Tx, message desk.Message) error {
	for _, statement := range []string{
		`DELETE FROM entries WHERE chat = $1`,
		`DELETE FROM replies WHERE chat = $1`,
		`UPDATE tickets SET state = 'withdrawn', question = '', articles = '[]', chat = '', version = version + 1 WHERE chat = $1`,
	} {
		if _, err := tx.ExecContext(ctx, statement, message.Chat); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM messages WHERE chat = $1 AND id <> $2`, message.Chat, message.ID)
	return err
}
