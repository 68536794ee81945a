package store

import (
	"context"
	"fmt"

	"hoidap/internal/desk"
)

// TicketCounts returns how many tickets of each state fit a filter, whatever its
// page. A state that none has is not in it.
func (s *Store) TicketCounts(ctx context.Context, filter desk.TicketFilter) (map[desk.TicketState]int, error) {
	filter.After = desk.Ticket{}
	where, args := conditions(filter)
	type tally struct {
		state desk.TicketState
		count int
	}
	tallies, err := collect(ctx, s.reader, func(r row) (t tally, err error) {
		return t, r.Scan(&t.state, &t.count)
	}, `SELECT state, COUNT(*) FROM tickets `+where+` GROUP BY state`, args...)
	if err != nil {
		return nil, fmt.Errorf("store: counts of tickets: %w", known(err))
	}
	counts := map[desk.TicketState]int{}
	for _, t := range tallies {
		counts[t.state] = t.count
	}
	return counts, nil
}
