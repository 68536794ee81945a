package store

import (
	"context"
	"database/sql"
	"fmt"

	"hoidap/internal/desk"
)

// forgetting are the statements that remove what is held of a chat, in order.
// A question for which others wait as well stays theirs. Who works at the desk
// keeps the role, and the audit log keeps its rows, which hold no words.
var forgetting = []string{
	`DELETE FROM entries WHERE chat = $1`,
	`DELETE FROM replies WHERE chat = $1`,
	`DELETE FROM waiters WHERE chat = $1`,
	`DELETE FROM relays WHERE head = $1`,
	`UPDATE tickets SET version = version + 1,
		chat = (SELECT MIN(chat) FROM waiters WHERE ticket = tickets.id AND told_at = 0)
		WHERE chat = $1 AND waiting AND EXISTS (SELECT 1 FROM waiters WHERE ticket = tickets.id AND told_at = 0)`,
	`UPDATE remarks SET text = '', media = ''
		WHERE kind = 'asker' AND person = $1 OR ticket IN (SELECT id FROM tickets WHERE chat = $1)`,
	`UPDATE tickets SET version = version + 1, state = CASE WHEN waiting THEN 'withdrawn' ELSE state END, waiting = FALSE,
		question = '', key = '', hamlet = '', articles = '[]', chat = '' WHERE chat = $1`,
	`DELETE FROM people WHERE chat = $1 AND revoked_at > 0`,
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
	if h.Relays, err = s.Relays(ctx, chat, -1); err != nil {
		return h, err
	}
	person, err := s.Person(ctx, chat)
	if err != nil {
		return h, err
	}
	h.Role, h.Name, h.Consented = person.Role, person.Name, h.Session.Consent == desk.ConsentGiven
	var since int64
	err = s.reader.QueryRowContext(ctx, `SELECT
		(SELECT COUNT(*) FROM remarks WHERE kind = 'asker' AND person = $1 AND text <> ''),
		(SELECT COUNT(*) FROM messages WHERE chat = $1),
		(SELECT COUNT(*) FROM entries WHERE chat = $1),
		(SELECT COALESCE(MIN(at), 0) FROM messages WHERE chat = $1)`, chat).Scan(&h.Remarks, &h.Messages, &h.Lines, &since)
	if err != nil {
		return h, fmt.Errorf("store: holdings of %s: %w", chat, known(err))
	}
	h.Since = moment(since)
	return h, nil
}
