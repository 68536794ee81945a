package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"

	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
)

// ErrNewerSchema says that a newer program has written the tables of the delivery jobs.
var ErrNewerSchema = errors.New("the delivery jobs were written by a newer version")

// Migrate brings River's tables in db up to date and reports the version they
// had and the one they have; ErrNewerSchema when they are newer than known.
func Migrate(ctx context.Context, db *sql.DB) (from, to int, err error) {
	migrator, err := rivermigrate.New(riversqlite.New(db), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return 0, 0, fmt.Errorf("outbox: migrate: %w", err)
	}
	all := migrator.AllVersions()
	to = all[len(all)-1].Version
	if from, err = reached(ctx, db); err != nil {
		return 0, 0, fmt.Errorf("outbox: migrate: %w", err)
	}
	if from > to {
		return 0, 0, fmt.Errorf("outbox: migrate: %w: they have version %d, this program knows up to %d", ErrNewerSchema, from, to)
	}
	for last := from; last < to; {
		if _, err = migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err == nil {
			break
		}
		// Another process may be doing the same to the same file; as long as
		// the version moves, try the rest.
		moved, again := reached(ctx, db)
		if again != nil || moved == last {
			return 0, 0, fmt.Errorf("outbox: migrate: %w", errors.Join(err, again))
		}
		last = moved
	}
	return from, to, nil
}

// reached is the newest of River's migrations in db, 0 for none. The migrator
// itself cannot tell: it fails on versions it does not know.
func reached(ctx context.Context, db *sql.DB) (int, error) {
	var tables, version int
	err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'river_migration'`).Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	err = db.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM river_migration`).Scan(&version)
	return version, err
}
