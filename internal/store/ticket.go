package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"hoidap/internal/desk"
)

// OpenTicket returns the newest open ticket of a chat; desk.ErrNotFound when it
// has none.
func (s *Store) OpenTicket(ctx context.Context, chat desk.ChatID) (desk.Ticket, error) {
	var ticket desk.Ticket
	var articles []byte
	var opened int64
	err := s.reader.QueryRowContext(ctx, `SELECT id, chat, question, reason, articles, state, opened_at, version
		FROM tickets WHERE chat = $1 AND state = 'open' ORDER BY id DESC LIMIT 1`, chat).
		Scan(&ticket.ID, &ticket.Chat, &ticket.Question, &ticket.Reason, &articles, &ticket.State, &opened, &ticket.Version)
	if err == nil {
		err = json.Unmarshal(articles, &ticket.Articles)
	}
	if err != nil {
		return desk.Ticket{}, fmt.Errorf("store: open ticket of %s: %w", chat, known(err))
	}
	ticket.OpenedAt = time.UnixMilli(opened).In(desk.Zone)
	return ticket, nil
}

// saveTickets writes the tickets of a turn: those without an ID are opened, the
// others changed, one version on; desk.ErrConflict when one of them changed
// since it was read.
func saveTickets(ctx context.Context, tx *sql.Tx, tickets []desk.Ticket) error {
	for _, ticket := range tickets {
		if ticket.State == "" {
			ticket.State = desk.TicketOpen
		}
		if ticket.Articles == nil {
			ticket.Articles = []string{}
		}
		articles, err := json.Marshal(ticket.Articles)
		if err != nil {
			return err
		}
		if ticket.ID == 0 {
			_, err = tx.ExecContext(ctx, `INSERT INTO tickets (chat, question, reason, articles, state, opened_at, version)
				VALUES ($1, $2, $3, $4, $5, $6, 1)`,
				ticket.Chat, ticket.Question, ticket.Reason, string(articles), ticket.State, ticket.OpenedAt.UnixMilli())
		} else {
			var result sql.Result
			result, err = tx.ExecContext(ctx, `UPDATE tickets SET question = $1, reason = $2, articles = $3, state = $4,
				version = version + 1 WHERE id = $5 AND version = $6`,
				ticket.Question, ticket.Reason, string(articles), ticket.State, ticket.ID, ticket.Version)
			err = one(result, err, desk.ErrConflict)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
