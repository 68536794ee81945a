package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"hoidap/internal/desk"
)

// forgetting are the statements that remove what is held of a chat, in order.
//
// A question for which others wait as well, or were answered, is theirs from
// then on: under the words of one of them, else under the key they all share,
// which is nobody's own wording. Every ticket the chat waits for gets another
// version first, so that an answer decided before reaches nobody who was
// forgotten. Who works at the desk keeps the role, and the audit log keeps its
// rows, which hold no words.
var forgetting = []string{
	`UPDATE tickets SET version = version + 1 WHERE waiting AND id IN (SELECT ticket FROM waiters WHERE chat = $1)`,
	`DELETE FROM proposals WHERE ticket IN (SELECT id FROM tickets WHERE chat = $1)`,
	`DELETE FROM entries WHERE chat = $1`,
	`DELETE FROM replies WHERE chat = $1`,
	`DELETE FROM waiters WHERE chat = $1`,
	`DELETE FROM relays WHERE head = $1`,
	`DELETE FROM remarks WHERE kind = 'asker' AND person = $1`,
	`UPDATE tickets SET hamlet = '',
		chat = (SELECT chat FROM waiters WHERE ticket = tickets.id ORDER BY told_at > 0, since, chat LIMIT 1),
		question = COALESCE((SELECT text FROM remarks WHERE ticket = tickets.id AND kind = 'asker' AND text <> '' ORDER BY id LIMIT 1), key),
		key = CASE WHEN EXISTS (SELECT 1 FROM remarks WHERE ticket = tickets.id AND kind = 'asker' AND text <> '') THEN '' ELSE key END
		WHERE chat = $1 AND EXISTS (SELECT 1 FROM waiters WHERE ticket = tickets.id)`,
	`DELETE FROM remarks WHERE ticket IN (SELECT id FROM tickets WHERE chat = $1)`,
	`UPDATE tickets SET version = version + 1, state = CASE WHEN waiting THEN 'withdrawn' ELSE state END, waiting = FALSE,
		question = '', key = '', hamlet = '', articles = '[]', chat = '' WHERE chat = $1`,
	`DELETE FROM keys WHERE person = $1`,
	`DELETE FROM people WHERE chat = $1 AND revoked_at > 0`,
	`DELETE FROM invitations WHERE used_by = $1 AND NOT EXISTS (SELECT 1 FROM people WHERE chat = $1)`,
}

// forget removes all that is held of the chat of a message, but for the ID of
// the message itself and the number of turns, by which later entries still grow.
func forget(ctx context.Context, tx *sql.Tx, message desk.Message) error {
	for _, statement := range forgetting {
		if _, err := tx.ExecContext(ctx, statement, message.Chat); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM messages WHERE chat = $1 AND id <> $2`, message.Chat, message.ID)
	return err
}

// Holdings returns all that is held about a chat.
func (s *Store) Holdings(ctx context.Context, chat desk.ChatID) (desk.Holdings, error) {
	var h desk.Holdings
	var err error
	if h.Session, err = s.Session(ctx, chat); err != nil {
		return h, err
	}
	if h.Tickets, err = s.tickets(ctx, `WHERE chat = $1 ORDER BY id`, chat); err != nil {
		return h, fmt.Errorf("store: holdings of %s: %w", chat, known(err))
	}
	if h.Relays, err = s.Relays(ctx, chat, math.MaxInt32); err != nil {
		return h, err
	}
	person, err := s.Person(ctx, chat)
	if err != nil {
		return h, err
	}
	h.Role, h.Name, h.Consented = person.Role, person.Name, h.Session.Consent == desk.ConsentGiven
	err = s.reader.QueryRowContext(ctx, `SELECT
		(SELECT COUNT(*) FROM remarks WHERE kind = 'asker' AND person = $1 AND (text <> '' OR media <> '')),
		(SELECT COUNT(*) FROM waiters JOIN tickets ON id = ticket WHERE waiters.chat = $1 AND tickets.chat <> $1),
		(SELECT COUNT(*) FROM messages WHERE chat = $1),
		(SELECT COUNT(*) FROM entries WHERE chat = $1)`, chat).Scan(&h.Remarks, &h.Joined, &h.Messages, &h.Lines)
	if err != nil {
		return h, fmt.Errorf("store: holdings of %s: %w", chat, known(err))
	}
	if h.Since, err = s.heldSince(ctx, chat); err != nil {
		return h, fmt.Errorf("store: holdings of %s: %w", chat, known(err))
	}
	return h, nil
}

// heldSince is the moment of the oldest that is held about a chat, the zero time
// for nothing.
func (s *Store) heldSince(ctx context.Context, chat desk.ChatID) (time.Time, error) {
	var since int64
	err := s.reader.QueryRowContext(ctx, `SELECT COALESCE(MIN(at), 0) FROM (
		SELECT at FROM messages WHERE chat = $1
		UNION ALL SELECT at FROM entries WHERE chat = $1
		UNION ALL SELECT at FROM remarks WHERE kind = 'asker' AND person = $1
		UNION ALL SELECT opened_at FROM tickets WHERE chat = $1
		UNION ALL SELECT since FROM waiters WHERE chat = $1
		UNION ALL SELECT asked_at FROM relays WHERE head = $1
		UNION ALL SELECT since FROM people WHERE chat = $1) AS held`, chat).Scan(&since)
	return moment(since), err
}
