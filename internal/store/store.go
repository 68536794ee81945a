// Package store keeps what the desk must remember in an SQLite database: which
// messages were handled, where each conversation stands, replies still to be
// said and questions that wait for a person. It keeps no words of people longer
// than the periods of Purge say, and none at all where a door does not show
// earlier lines again.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"hoidap/internal/desk"
)

// Jobs enqueues the delivery of a reply inside the transaction of its cause.
type Jobs interface {
	// Enqueue writes a job in tx that leads to the reply being said and then
	// settled. The store calls it for one reply of a chat at a time. A reply that is
	// one of a crowd may be said after all others that are due.
	Enqueue(ctx context.Context, tx *sql.Tx, chat desk.ChatID, reply desk.ReplyID, crowd bool) error
}

// Store is an open database. It is safe for concurrent use.
type Store struct {
	// Jobs must be set before a turn with replies is committed.
	Jobs Jobs
	// Now is the clock, time.Now unless set.
	Now func() time.Time

	// writer holds the one connection that writes. SQLite lets only one write
	// at a time, and waiting for a connection is fairer than waiting for a lock.
	writer *sql.DB
	reader *sql.DB
}

// Open opens the database file at path, making it and its folder when there is
// none, and brings its tables up to date. The errors ErrNewerDatabase,
// ErrNotWritable and ErrNotDatabase can be told apart; a file refused with one
// of them is left as it was.
func Open(ctx context.Context, path string) (*Store, error) {
	s, _, _, err := open(ctx, path)
	return s, err
}

// Migrate brings the tables of the database file at path up to date, making the
// file when there is none, and reports the version it had and the one it has.
// It refuses the same files as Open.
func Migrate(ctx context.Context, path string) (from, to int64, err error) {
	s, from, to, err := open(ctx, path)
	if err != nil {
		return 0, 0, err
	}
	return from, to, s.Close()
}

func open(ctx context.Context, path string) (_ *Store, from, to int64, err error) {
	f, err := findFile(path)
	if err != nil {
		return nil, 0, 0, fmt.Errorf("store: open %s: %w", path, err)
	}
	if err := f.inspect(ctx); err != nil {
		return nil, 0, 0, fmt.Errorf("store: open %s: %w", path, known(err))
	}
	if err := f.prepare(); err != nil {
		return nil, 0, 0, fmt.Errorf("store: open %s: %w", path, err)
	}
	s := &Store{Now: time.Now}
	if s.writer, err = f.connect(ctx, writing, 1); err != nil {
		return nil, 0, 0, fmt.Errorf("store: open %s: %w", path, known(err))
	}
	if from, to, err = migrate(ctx, s.writer); err != nil {
		return nil, 0, 0, errors.Join(fmt.Errorf("store: migrate %s: %w", path, known(err)), s.writer.Close())
	}
	if s.reader, err = f.connect(ctx, reading, readers); err != nil {
		return nil, 0, 0, errors.Join(fmt.Errorf("store: open %s: %w", path, known(err)), s.writer.Close())
	}
	return s, from, to, nil
}

// DB is the writing connection, for the delivery jobs that share its
// transactions. The store closes it.
func (s *Store) DB() *sql.DB { return s.writer }

// Close folds the write-ahead log into the database file and closes it. Nothing
// may be under way.
func (s *Store) Close() error {
	err := s.reader.Close()
	// Whoever else has the database open may hinder the checkpoint; the log is
	// then folded in later and nothing is lost.
	_, checkpoint := s.writer.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	if err = errors.Join(err, checkpoint, s.writer.Close()); err != nil {
		return fmt.Errorf("store: close: %w", known(err))
	}
	return nil
}

// write runs do in one transaction that is kept whole or not at all.
func (s *Store) write(ctx context.Context, what string, do func(tx *sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: %s: %w", what, known(err))
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	if err := do(tx); err != nil {
		return fmt.Errorf("store: %s: %w", what, known(err))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: %s: %w", what, known(err))
	}
	return nil
}

func (s *Store) millis() int64 { return s.Now().UnixMilli() }
