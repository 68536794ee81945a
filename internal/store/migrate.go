package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// migrate applies the migrations the database does not have yet.
func migrate(ctx context.Context, db *sql.DB) (from, to int64, err error) {
	if err := refuseForeign(ctx, db); err != nil {
		return 0, 0, err
	}
	if from, err = version(ctx, db); err != nil {
		return 0, 0, err
	}
	provider, newest, err := provide(db)
	if err != nil {
		return 0, 0, err
	}
	for last := from; ; {
		_, err := provider.Up(ctx)
		if err == nil {
			return from, newest, nil
		}
		// Another process may be bringing the same file up to date: each step
		// is a transaction, so one of the two finds it done. As long as the
		// version moves, try the rest.
		reached, again := version(ctx, db)
		if again != nil || reached == last {
			return 0, 0, errors.Join(err, again)
		}
		last = reached
	}
}

// refuseForeign reports a database that is newer than this program, or whose
// tables are not this program's.
func refuseForeign(ctx context.Context, db *sql.DB) error {
	_, newest, err := provide(db)
	if err != nil {
		return err
	}
	current, err := version(ctx, db)
	if err != nil {
		return err
	}
	if current > newest {
		return fmt.Errorf("%w: it has version %d, this program knows up to %d", ErrNewerDatabase, current, newest)
	}
	if current > 0 {
		return nil
	}
	var tables int
	err = db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_master
		WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> $1`, goose.DefaultTablename).Scan(&tables)
	if err == nil && tables > 0 {
		return fmt.Errorf("%w: it holds the tables of something else", ErrNotDatabase)
	}
	return err
}

// version is the newest migration applied, 0 for none. It only reads.
func version(ctx context.Context, db *sql.DB) (int64, error) {
	var tables int
	err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1`,
		goose.DefaultTablename).Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	var newest int64
	err = db.QueryRowContext(ctx, `SELECT COALESCE(MAX(version_id), 0) FROM `+goose.DefaultTablename).Scan(&newest)
	return newest, err
}

// provide returns the migrations of this program and the version of the last.
func provide(db *sql.DB) (*goose.Provider, int64, error) {
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return nil, 0, err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, 0, err
	}
	sources := provider.ListSources()
	return provider, sources[len(sources)-1].Version, nil
}
