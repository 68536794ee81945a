package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"hoidap/internal/desk"
)

// Waiters returns who hears the answer of a ticket, in order of asking.
func (s *Store) Waiters(ctx context.Context, id desk.TicketID) ([]desk.Waiter, error) {
	waiters, err := collect(ctx, s.reader, func(r row) (desk.Waiter, error) {
		w := desk.Waiter{Ticket: id}
		var since, told int64
		err := r.Scan(&w.Chat, &since, &told)
		w.Since, w.Told = moment(since), moment(told)
		return w, err
	}, `SELECT chat, since, told_at FROM waiters WHERE ticket = $1 ORDER BY since, chat`, id)
	if err != nil {
		return nil, fmt.Errorf("store: waiters of ticket %d: %w", id, known(err))
	}
	return waiters, nil
}

// saveWaiters writes who waits. Who was told is never told again: a turn that
// would is decided on old reads.
func saveWaiters(ctx context.Context, tx *sql.Tx, waiters []desk.Waiter) error {
	for _, w := range waiters {
		result, err := tx.ExecContext(ctx, `INSERT INTO waiters (ticket, chat, since, told_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (ticket, chat) DO UPDATE SET told_at = excluded.told_at WHERE waiters.told_at = 0`,
			w.Ticket, w.Chat, millis(w.Since), millis(w.Told))
		if err := one(result, err, desk.ErrConflict); err != nil {
			return err
		}
	}
	return nil
}

// Remarks returns the conversation of a ticket, in order.
func (s *Store) Remarks(ctx context.Context, id desk.TicketID) ([]desk.Remark, error) {
	remarks, err := collect(ctx, s.reader, func(r row) (desk.Remark, error) {
		said := desk.Remark{Ticket: id}
		var media []byte
		var at int64
		err := r.Scan(&said.Kind, &said.By, &said.Text, &media, &at)
		if err == nil && len(media) > 0 {
			err = json.Unmarshal(media, &said.Media)
		}
		said.At = moment(at)
		return said, err
	}, `SELECT kind, person, text, media, at FROM remarks WHERE ticket = $1 ORDER BY id`, id)
	if err != nil {
		return nil, fmt.Errorf("store: remarks of ticket %d: %w", id, known(err))
	}
	return remarks, nil
}

func insertRemarks(ctx context.Context, tx *sql.Tx, remarks []desk.Remark) error {
	for _, said := range remarks {
		media := ""
		if said.Media.Ref != "" {
			body, err := json.Marshal(said.Media)
			if err != nil {
				return err
			}
			media = string(body)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO remarks (ticket, kind, person, text, media, at) VALUES ($1, $2, $3, $4, $5, $6)`,
			said.Ticket, said.Kind, said.By, said.Text, media, millis(said.At))
		if err != nil {
			return err
		}
	}
	return nil
}

// collect reads all rows of a query.
func collect[T any](ctx context.Context, db *sql.DB, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	return gather(rows, err, scan)
}

// gather reads rows to their end, as a query returned them with its error.
func gather[T any](rows *sql.Rows, err error, scan func(row) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
