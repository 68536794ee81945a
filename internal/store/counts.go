package store

import (
	"context"
	"fmt"
	"time"
)

// Overdue is how long a reply may wait to be said before Counts tells of it.
const Overdue = 15 * time.Minute

// Counts are the numbers by which an operator sees how the desk is doing.
type Counts struct {
	OpenTickets    int // questions that wait for a person
	UrgentTickets  int // of these, the ones in which somebody may be in danger
	OpenReplies    int // replies that wait to be said
	OverdueReplies int // of these, the ones waiting longer than Overdue
	RefusedReplies int // replies given up in the last KeepMessageIDs
	Parked         int // messages given up in the last KeepMessageIDs
	DeadChats      int // chats that could not be reached when last spoken to
}

// Counts returns the numbers as they are at this moment.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := s.reader.QueryRowContext(ctx, `SELECT
		(SELECT COUNT(*) FROM tickets WHERE waiting),
		(SELECT COUNT(*) FROM tickets WHERE waiting AND urgent),
		(SELECT COUNT(*) FROM replies WHERE state = 'open'),
		(SELECT COUNT(*) FROM replies WHERE state = 'open' AND at < $1),
		(SELECT COUNT(*) FROM replies WHERE state = 'refused'),
		(SELECT COUNT(*) FROM messages WHERE parked),
		(SELECT COUNT(*) FROM sessions WHERE dead)`, s.Now().Add(-Overdue).UnixMilli()).
		Scan(&c.OpenTickets, &c.UrgentTickets, &c.OpenReplies, &c.OverdueReplies, &c.RefusedReplies, &c.Parked, &c.DeadChats)
	if err != nil {
		return Counts{}, fmt.Errorf("store: counts: %w", known(err))
	}
	return c, nil
}
