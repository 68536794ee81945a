package store_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hoidap/internal/store"
)

func TestOpenMakesFolderAndFileForTheirOwner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nhà mới", "a b?c#d%41.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s.Jobs = &jobs{}
	if err := s.Commit(t.Context(), turn(lan, "1", "chào")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		mode fs.FileMode
	}{{filepath.Dir(path), 0o700}, {path, 0o600}, {path + "-wal", 0o600}} {
		info, err := os.Stat(c.path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != c.mode {
			t.Errorf("%s has mode %o, want %o", c.path, info.Mode().Perm(), c.mode)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("a log is left after Close")
	}
}

func TestMigrateTellsVersions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	from, to, err := store.Migrate(t.Context(), path)
	if err != nil || from != 0 || to < 1 {
		t.Fatalf("new file: from %d to %d, %v", from, to, err)
	}
	again, same, err := store.Migrate(t.Context(), path)
	if err != nil || again != to || same != to {
		t.Fatalf("same file: from %d to %d, %v; want %d", again, same, err, to)
	}
}

func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			s, err := store.Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// TestOpenAfterCrash opens a file with the journal of a transaction that a crash
// cut off, which only a writer can undo.
func TestOpenAfterCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	s, err := store.Open(t.Context(), path)
	check(t, err)
	check(t, s.Commit(t.Context(), turn(lan, "1")))
	check(t, s.Close())
	db := raw(t, path)
	for _, statement := range []string{
		"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN", "DELETE FROM messages",
		`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
			INSERT INTO messages SELECT 'lost' || i, 'x', FALSE, 0 FROM n`,
	} {
		exec(t, db, statement)
	}
	crashed := filepath.Join(t.TempDir(), "desk.db")
	copyFile(t, path, crashed)
	copyFile(t, path+"-journal", crashed+"-journal")
	check(t, db.Close())
	s, err = store.Open(t.Context(), crashed)
	check(t, err)
	defer func() { check(t, s.Close()) }()
	if seen, err := s.Seen(t.Context(), message(lan, "1").ID); err != nil || !seen {
		t.Errorf("what was committed: seen %v, %v", seen, err)
	}
	if seen, err := s.Seen(t.Context(), "lost1"); err != nil || seen {
		t.Errorf("what was cut off: seen %v, %v", seen, err)
	}
}

// TestOpenRefuses checks that a file that cannot be used is told apart and not
// touched.
func TestOpenRefuses(t *testing.T) {
	for _, c := range unusable() {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "data", "desk.db")
			check(t, os.Mkdir(filepath.Dir(path), 0o700))
			c.make(t, path)
			before := fingerprints(path)
			_, err := store.Open(t.Context(), path)
			wantIs(t, err, c.want)
			_, _, err = store.Migrate(t.Context(), path)
			wantIs(t, err, c.want)
			if after := fingerprints(path); after != before {
				t.Error("the file was changed")
			}
			if strings.HasSuffix(c.name, "only") {
				return // whoever reads a log needs an index beside it
			}
			if beside, _ := filepath.Glob(path + "-*"); len(beside) > 0 {
				t.Errorf("left beside it: %v", beside)
			}
		})
	}
}

// unusableFile is a file that Open must refuse.
type unusableFile struct {
	name string
	want error
	make func(t *testing.T, path string)
}

func unusable() []unusableFile {
	return []unusableFile{
		{"newer", store.ErrNewerDatabase, makeNewer},
		{"newer in the log only", store.ErrNewerDatabase, func(t *testing.T, path string) {
			elsewhere := filepath.Join(t.TempDir(), "desk.db")
			db := alter(t, elsewhere)
			copyFile(t, elsewhere, path)
			copyFile(t, elsewhere+"-wal", path+"-wal")
			_ = db.Close()
		}},
		{"text", store.ErrNotDatabase, func(t *testing.T, path string) { write(t, path, "không phải cơ sở dữ liệu") }},
		{"short", store.ErrNotDatabase, func(t *testing.T, path string) { write(t, path, "SQLite") }},
		{"folder", store.ErrNotDatabase, func(t *testing.T, path string) { check(t, os.Mkdir(path, 0o700)) }},
		{"damaged", store.ErrNotDatabase, func(t *testing.T, path string) {
			makeOurs(t, path)
			data, err := os.ReadFile(path)
			check(t, err)
			for i := 4096; i < len(data); i++ {
				data[i] ^= 0x5a
			}
			check(t, os.WriteFile(path, data, 0o600))
		}},
		{"of something else", store.ErrNotDatabase, func(t *testing.T, path string) {
			db := raw(t, path)
			exec(t, db, "CREATE TABLE bookmarks (url TEXT)")
			check(t, db.Close())
		}},
		{"below a file", store.ErrNotWritable, func(t *testing.T, path string) {
			check(t, os.Remove(filepath.Dir(path)))
			write(t, filepath.Dir(path), "")
		}},
		{"read-only file", store.ErrNotWritable, func(t *testing.T, path string) {
			skipRoot(t)
			makeOurs(t, path)
			check(t, os.Chmod(path, 0o400))
		}},
		{"read-only folder", store.ErrNotWritable, func(t *testing.T, path string) {
			skipRoot(t)
			check(t, os.Chmod(filepath.Dir(path), 0o500))
		}},
	}
}

// fingerprints are of the database and its log; an empty log is none.
func fingerprints(path string) (sums [2][32]byte) {
	for i, name := range []string{path, path + "-wal"} {
		if data, err := os.ReadFile(name); err == nil && len(data) > 0 {
			sums[i] = sha256.Sum256(data)
		}
	}
	return sums
}

func makeOurs(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	check(t, err)
	check(t, s.Close())
}

func makeNewer(t *testing.T, path string) {
	t.Helper()
	check(t, alter(t, path).Close())
}

// alter makes a database with a version from the future.
func alter(t *testing.T, path string) *sql.DB {
	t.Helper()
	makeOurs(t, path)
	db := raw(t, path)
	exec(t, db, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, TRUE)")
	return db
}

func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	db.SetMaxOpenConns(1)
	return db
}

func exec(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	_, err := db.Exec(statement)
	check(t, err)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	check(t, os.WriteFile(path, []byte(text), 0o600))
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	check(t, err)
	check(t, os.WriteFile(to, data, 0o600))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func skipRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
}
