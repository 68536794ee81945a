package store

import (
	"database/sql"
	"errors"
	"fmt"

	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"hoidap/internal/desk"
)

// Errors of a database that cannot be used, for one clear line to the operator.
var (
	// ErrNewerDatabase: a newer program has written the file.
	ErrNewerDatabase = errors.New("the database was written by a newer version")
	// ErrNotWritable: the file or its folder cannot be written.
	ErrNotWritable = errors.New("the database cannot be written")
	// ErrNotDatabase: the file is damaged, or is something else altogether.
	ErrNotDatabase = errors.New("the file is not a sound database of this program")
)

// known turns an error of the driver into the kind callers know, keeping its
// text. Other errors pass unchanged.
func known(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return desk.ErrNotFound
	}
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	switch failure.Code() & 0xff {
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	case lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w", ErrNotDatabase, err)
	}
	return err
}
