package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"hoidap/internal/config"
	"hoidap/internal/outbox"
	"hoidap/internal/store"
)

// migrate brings the database up to date and says from where to where.
func (p *program) migrate(ctx context.Context, c config.Config) error {
	path := filepath.Join(c.Migrate.Data, databaseFile)
	from, to, err := store.Migrate(ctx, path)
	if err != nil {
		return plainly(path, err)
	}
	db, err := openStore(ctx, c.Migrate.Data)
	if err != nil {
		return err
	}
	jobsFrom, jobsTo, err := outbox.Migrate(ctx, db.DB())
	if err := errors.Join(plainly(path, err), db.Close()); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(p.stdout, "%s: tables from version %d to %d, deliveries from %d to %d\n", path, from, to, jobsFrom, jobsTo)
	return nil
}
