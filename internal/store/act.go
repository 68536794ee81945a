package store

import (
	"context"
	"database/sql"
	"fmt"

	"hoidap/internal/desk"
)

// Acts returns what was done about a ticket, about all of them for 0, the
// newest first.
func (s *Store) Acts(ctx context.Context, ticket desk.TicketID, limit int) ([]desk.Act, error) {
	where, args := "", []any{limit}
	if ticket != 0 {
		where, args = "WHERE ticket = $2", []any{limit, ticket}
	}
	acts, err := collect(ctx, s.reader, func(r row) (desk.Act, error) {
		var a desk.Act
		var at int64
		err := r.Scan(&a.Kind, &a.By, &a.Ticket, &a.Detail, &at)
		a.At = moment(at)
		return a, err
	}, `SELECT kind, person, ticket, detail, at FROM acts `+where+` ORDER BY id DESC LIMIT $1`, args...)
	if err != nil {
		return nil, fmt.Errorf("store: acts: %w", known(err))
	}
	return acts, nil
}

func insertActs(ctx context.Context, tx *sql.Tx, acts []desk.Act) error {
	for _, a := range acts {
		_, err := tx.ExecContext(ctx, `INSERT INTO acts (kind, person, ticket, detail, at) VALUES ($1, $2, $3, $4, $5)`,
			a.Kind, a.By, a.Ticket, a.Detail, millis(a.At))
		if err != nil {
			return err
		}
	}
	return nil
}

// Tallies returns the numbers of questions of the days from one to another,
// both included, added up over the days.
func (s *Store) Tallies(ctx context.Context, from, to desk.Day) ([]desk.Tally, error) {
	tallies, err := collect(ctx, s.reader, func(r row) (desk.Tally, error) {
		t := desk.Tally{Day: from}
		return t, r.Scan(&t.Outcome, &t.Topic, &t.Commune, &t.Article, &t.Count)
	}, `SELECT outcome, topic, commune, article, SUM(count) FROM tallies WHERE day >= $1 AND day <= $2
		GROUP BY outcome, topic, commune, article ORDER BY outcome, topic, commune, article`, from.String(), to.String())
	if err != nil {
		return nil, fmt.Errorf("store: tallies: %w", known(err))
	}
	return tallies, nil
}

func addTallies(ctx context.Context, tx *sql.Tx, tallies []desk.Tally) error {
	for _, t := range tallies {
		_, err := tx.ExecContext(ctx, `INSERT INTO tallies (day, outcome, topic, commune, article, count) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (day, outcome, topic, commune, article) DO UPDATE SET count = tallies.count + excluded.count`,
			t.Day.String(), t.Outcome, t.Topic, t.Commune, t.Article, t.Count)
		if err != nil {
			return err
		}
	}
	return nil
}
