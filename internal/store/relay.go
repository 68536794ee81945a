package store

import (
	"context"
	"database/sql"
	"fmt"

	"hoidap/internal/desk"
)

const relayColumns = `id, head, label, question, article, ticket, asked_at, answered_at, told_at`

// Relays returns what a hamlet head asked for neighbours, the newest first.
func (s *Store) Relays(ctx context.Context, head desk.ChatID, limit int) ([]desk.Relay, error) {
	relays, err := collect(ctx, s.reader, scanRelay,
		`SELECT `+relayColumns+` FROM relays WHERE head = $1 ORDER BY id DESC LIMIT $2`, head, limit)
	if err != nil {
		return nil, fmt.Errorf("store: relays of %s: %w", head, known(err))
	}
	return relays, nil
}

// TicketRelays returns the questions of hamlet heads that wait for a ticket.
func (s *Store) TicketRelays(ctx context.Context, id desk.TicketID) ([]desk.Relay, error) {
	relays, err := collect(ctx, s.reader, scanRelay,
		`SELECT `+relayColumns+` FROM relays WHERE ticket = $1 AND answered_at = 0 ORDER BY id`, id)
	if err != nil {
		return nil, fmt.Errorf("store: relays of ticket %d: %w", id, known(err))
	}
	return relays, nil
}

func scanRelay(r row) (desk.Relay, error) {
	var relay desk.Relay
	var asked, answered, told int64
	err := r.Scan(&relay.ID, &relay.Head, &relay.For, &relay.Question, &relay.Article, &relay.Ticket, &asked, &answered, &told)
	relay.Asked, relay.Answered, relay.Told = moment(asked), moment(answered), moment(told)
	return relay, err
}

// saveRelays writes the questions of hamlet heads, new and changed ones. A number
// of another head is desk.ErrConflict.
func saveRelays(ctx context.Context, tx *sql.Tx, relays []desk.Relay) error {
	for _, r := range relays {
		result, err := tx.ExecContext(ctx, `INSERT INTO relays (id, head, label, question, article, ticket, asked_at, answered_at, told_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			ON CONFLICT (id) DO UPDATE SET label = excluded.label, question = excluded.question, article = excluded.article,
			ticket = excluded.ticket, answered_at = excluded.answered_at, told_at = excluded.told_at WHERE relays.head = excluded.head`,
			r.ID, r.Head, r.For, r.Question, r.Article, r.Ticket, millis(r.Asked), millis(r.Answered), millis(r.Told))
		if err := one(result, err, desk.ErrConflict); err != nil {
			return err
		}
	}
	return nil
}
