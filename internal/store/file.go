package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// readers is how many connections may read at the same time.
const readers = 4

// magic is how every SQLite file begins.
const magic = "SQLite format 3\x00"

// file is the place of a database on disk.
type file struct {
	path  string // absolute
	fresh bool   // there is no file yet, or an empty one
}

// purpose is how a connection is opened.
type purpose url.Values

// The purposes. secure_delete overwrites what is deleted, so that words a person
// asked to forget do not linger in free pages.
var (
	writing = purpose{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)",
		"foreign_keys(1)", "secure_delete(1)", "journal_size_limit(16777216)",
	}}
	reading = purpose{"mode": {"ro"}, "_pragma": {"busy_timeout(10000)", "query_only(1)"}}
	// untouched leaves no files beside the database, which even a reader does
	// otherwise. It must not be used while somebody may write.
	untouched = purpose{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"query_only(1)"}}
)

// findFile looks at the path without touching anything.
func findFile(path string) (file, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return file{}, err
	}
	f := file{path: absolute}
	handle, err := os.Open(absolute)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.fresh = true
		return f, nil
	case err != nil:
		return file{}, fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	defer func() { _ = handle.Close() }()
	head := make([]byte, len(magic))
	n, err := io.ReadFull(handle, head)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		f.fresh = true
	case err != nil || !bytes.Equal(head, []byte(magic)):
		return file{}, ErrNotDatabase
	}
	return f, nil
}

// inspect reads an existing file without writing a byte: whether it is sound,
// ours, and not newer than this program.
func (f file) inspect(ctx context.Context) error {
	if f.fresh {
		return nil
	}
	if f.atRest() {
		err := f.judge(ctx, untouched)
		if err == nil || f.atRest() {
			return err
		}
		// Somebody has begun to write meanwhile: look again, with their log.
	}
	err := f.judge(ctx, reading)
	if needsRecovery(err) {
		// A crash left a rollback journal that only a writer may play back;
		// migrate looks at the version again.
		return nil
	}
	return err
}

// atRest reports whether the database file alone is the whole database: no log
// or journal lies beside it.
func (f file) atRest() bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(f.path + suffix); err == nil && info.Size() > 0 {
			return false
		}
	}
	return true
}

// judge looks through a file that is opened for a purpose that cannot write.
func (f file) judge(ctx context.Context, p purpose) error {
	db, err := f.connect(ctx, p, 1)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", ErrNotDatabase, verdict)
	}
	return refuseForeign(ctx, db)
}

func needsRecovery(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) && failure.Code()&0xff == lib.SQLITE_READONLY
}

// prepare makes the folder and the file, readable by their owner alone, and
// finds out whether they can be written. SQLite would quietly open a file it
// may not write for reading.
func (f file) prepare() error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	handle, err := os.OpenFile(f.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	return handle.Close()
}

func (f file) connect(ctx context.Context, p purpose, most int) (*sql.DB, error) {
	dsn := "file:" + (&url.URL{Path: f.path}).EscapedPath() + "?" + url.Values(p).Encode()
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
