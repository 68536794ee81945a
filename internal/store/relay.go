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

// saveRelays writes the questions of hamlet heads: those without a number are
// asked, the others changed, by their own head only.
func saveRelays(ctx context.Context, tx *sql.Tx, relays []desk.Relay) error {
	for _, r := range relays {
		if r.ID == 0 {
			_, err := tx.ExecContext(ctx, `INSERT INTO relays (head, label, question, article, ticket, asked_at, answered_at, told_at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
				r.Head, r.For, r.Question, r.Article, r.Ticket, millis(r.Asked), millis(r.Answered), millis(r.Told))
			if err != nil {
				return err
			}
			continue
		}
		result, err := tx.ExecContext(ctx, `UPDATE relays SET label = $3, question = $4, article = $5, ticket = $6, answered_at = $7, told_at = $8
			WHERE id = $1 AND head = $2`, r.ID, r.Head, r.For, r.Question, r.Article, r.Ticket, millis(r.Answered), millis(r.Told))
		if err := one(result, err, desk.ErrConflict); err != nil {
			return err
		}
	}
	return nil
}
