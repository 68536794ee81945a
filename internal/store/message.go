package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"hoidap/internal/desk"
)

// Seen reports whether a message was handled before.
func (s *Store) Seen(ctx context.Context, id desk.MessageID) (bool, error) {
	var seen bool
	err := s.reader.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM messages WHERE id = $1)`, id).Scan(&seen)
	if err != nil {
		return false, fmt.Errorf("store: message %s: %w", id, known(err))
	}
	return seen, nil
}

// Attempt counts one more try at handling a message and returns which try it is,
// 1 for the first. A message that was handled is desk.ErrDuplicate. Called
// before each try, it also counts those that ended with the process, so that a
// message that kills the program is noticed after a restart. The count ends
// with the turn's Commit. Tries of one message must not run side by side.
//
// The count must outlive the process and need not outlive a power cut, which is
// not the message's doing. It is therefore written without waiting for the disk
// and an ordinary message pays no second flush; the flush of its Commit covers
// both.
func (s *Store) Attempt(ctx context.Context, id desk.MessageID) (tries int, err error) {
	err = s.unflushed(ctx, func(conn *sql.Conn) error {
		return conn.QueryRowContext(ctx, `INSERT INTO attempts (message, tries, at)
			SELECT $1, 1, $2 WHERE NOT EXISTS (SELECT 1 FROM messages WHERE id = $1)
			ON CONFLICT (message) DO UPDATE SET tries = attempts.tries + 1, at = excluded.at
			RETURNING tries`, id, s.millis()).Scan(&tries)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = desk.ErrDuplicate
	}
	if err != nil {
		return 0, fmt.Errorf("store: attempt at message %s: %w", id, known(err))
	}
	return tries, nil
}

// unflushed lends the writing connection with the wait for the disk switched
// off. The connection is thrown away if that cannot be switched on again.
func (s *Store) unflushed(ctx context.Context, do func(conn *sql.Conn) error) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, "PRAGMA synchronous = NORMAL"); err != nil {
		return err
	}
	err = do(conn)
	if _, restored := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA synchronous = FULL"); restored != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	return err
}

// insertMessage notes that a message is handled; desk.ErrDuplicate when it was.
func insertMessage(ctx context.Context, tx *sql.Tx, turn desk.Turn, at int64) error {
	result, err := tx.ExecContext(ctx, `INSERT INTO messages (id, chat, parked, at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (id) DO NOTHING`, turn.Message.ID, turn.Message.Chat, turn.Parked, at)
	if err := one(result, err, desk.ErrDuplicate); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM attempts WHERE message = $1`, turn.Message.ID)
	return err
}

// one returns otherwise unless a statement changed a row.
func one(result sql.Result, err, otherwise error) error {
	if err != nil {
		return err
	}
	changed, err := result.RowsAffected()
	if err == nil && changed == 0 {
		return otherwise
	}
	return err
}
