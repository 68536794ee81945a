package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"hoidap/internal/dialogue"
	"hoidap/internal/outbox"
	"hoidap/internal/store"
)

// databaseFile is the name of the database in the data folder.
const databaseFile = "hoidap.db"

// office is the desk with everything it works with, but its doors.
type office struct {
	reading
	store  *store.Store
	outbox *outbox.Outbox
	engine *dialogue.Engine
	lock   *flock.Flock
	// journal is nil for a desk that is not there for long.
	journal *outbox.Journal
}

// open builds the desk on a data folder. Replies go to the speakers, by queue;
// name is what else may not run on the same folder at the same time.
func (p *program) open(ctx context.Context, r reading, data, name string, speakers map[string]outbox.Speaker) (*office, error) {
	db, err := openStore(ctx, data)
	if err != nil {
		return nil, err
	}
	o := &office{reading: r, store: db}
	if err := o.claim(filepath.Join(data, name+".lock")); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	o.outbox, err = outbox.New(ctx, db.DB(), db, speakers, p.log)
	if err != nil {
		return nil, errors.Join(plainly(filepath.Join(data, databaseFile), err), o.close())
	}
	db.Jobs = o.outbox
	o.engine = &dialogue.Engine{
		Shelf: r.shelf, Memory: db, Ledger: db, Words: r.words, Now: r.now, Log: p.log,
		Office: officeOf(db),
	}
	return o, nil
}

// errHeld is the error of a claim that somebody else has.
var errHeld = errors.New("is held: another hoidap is running on this data folder; stop it or name another --data")

// claim makes sure that nobody else says the same replies: two programs with
// one queue would both take up what the other is just saying.
func (o *office) claim(path string) error {
	o.lock = flock.New(path)
	free, err := o.lock.TryLock()
	if err != nil {
		return fmt.Errorf("cannot lock %s: may the folder be written?", path)
	}
	if !free {
		return fmt.Errorf("%s %w", path, errHeld)
	}
	return nil
}

// farewell is how long the outbox may take to say what is due at the end.
const farewell = 10 * time.Second

// finish says what is due and stops the outbox. What takes longer than a
// farewell may is kept and said after the next start.
func (o *office) finish(ctx context.Context, log *slog.Logger) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	err := o.outbox.Drain(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		log.WarnContext(ctx, "replies are left for the next start", "error", err)
		return nil
	}
	return err
}

// journalFile is the name of the journal of what was said in the data folder.
const journalFile = "said.journal"

// keepJournal makes the outbox note what was said.
func (o *office) keepJournal(data string) (err error) {
	o.journal, err = outbox.OpenJournal(filepath.Join(data, journalFile))
	o.outbox.Journal = o.journal
	return err
}

// close ends the database; the outbox must have stopped.
func (o *office) close() error {
	var err error
	if o.journal != nil {
		err = o.journal.Close()
	}
	return errors.Join(err, o.store.Close(), o.lock.Unlock())
}

// openStore opens the database in a data folder, in plain words when it cannot.
func openStore(ctx context.Context, data string) (*store.Store, error) {
	path := filepath.Join(data, databaseFile)
	db, err := store.Open(ctx, path)
	return db, plainly(path, err)
}

// openKept opens the database of a data folder that has one.
func openKept(ctx context.Context, data string) (*store.Store, error) {
	path := filepath.Join(data, databaseFile)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no %s: name the folder of the desk with --data", path)
	}
	return openStore(ctx, data)
}

// plainly says in one line what is wrong with a database file and how to mend it.
func plainly(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrNewerDatabase), errors.Is(err, outbox.ErrNewerSchema):
		return fmt.Errorf("%s was written by a newer hoidap: start that version, or name another --data", path)
	case errors.Is(err, store.ErrNotWritable), errors.Is(err, os.ErrPermission):
		return fmt.Errorf("%s cannot be written: give this user the right to write there, or name another --data", path)
	case errors.Is(err, store.ErrNotDatabase):
		return fmt.Errorf("%s is damaged or no database of hoidap: bring back a copy, or name another --data", path)
	}
	return err
}
