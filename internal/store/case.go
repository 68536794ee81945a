package store

import (
	"context"
	"fmt"
	"time"

	"hoidap/internal/desk"
)

// Cases returns the tickets that were opened or ended from one moment to before
// another, in the order they were opened.
func (s *Store) Cases(ctx context.Context, from, to time.Time) ([]desk.Case, error) {
	cases, err := collect(ctx, s.reader, func(r row) (desk.Case, error) {
		var c desk.Case
		var err error
		c.Ticket, err = scanTicket(also{r, []any{&c.Askers}})
		return c, err
	}, `SELECT `+ticketColumns+`, (SELECT COUNT(*) FROM waiters WHERE ticket = tickets.id) FROM tickets
		WHERE opened_at >= $1 AND opened_at < $2 OR ended_at >= $1 AND ended_at < $2
		ORDER BY opened_at, id`, from.UnixMilli(), to.UnixMilli())
	if err != nil {
		return nil, fmt.Errorf("store: cases: %w", known(err))
	}
	return cases, nil
}

// Waiting is how many tickets waited for a person at a moment.
func (s *Store) Waiting(ctx context.Context, at time.Time) (int, error) {
	var waiting int
	err := s.reader.QueryRowContext(ctx, `SELECT COUNT(*) FROM tickets WHERE opened_at < $1 AND (waiting OR ended_at >= $1)`,
		at.UnixMilli()).Scan(&waiting)
	if err != nil {
		return 0, fmt.Errorf("store: waiting tickets: %w", known(err))
	}
	return waiting, nil
}

// also is a row that has more columns than its reader asks for.
type also struct {
	row
	rest []any
}

// Scan reads the columns asked for and the rest.
func (a also) Scan(dest ...any) error { return a.row.Scan(append(dest, a.rest...)...) }
