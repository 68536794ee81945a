package main

import (
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hoidap/internal/store"
	"hoidap/internal/telegram/telegramtest"
	"hoidap/locales"
)

// trouble is a command line that cannot work and what the program says of it:
// one line, with the exit code. Rows may come before it.
type trouble struct {
	name string
	args []string
	code int
	want string // in the line
	rows string // a pattern each row matches, "" for no rows
}

// noise is what a person at a shell must not be shown.
var noise = regexp.MustCompile(`(?i)goroutine|panic|\.go:\d|sqlite|SQLITE_|syscall|bind:|dial tcp|bufio|strconv|errno|%!`)

func checkTroubles(t *testing.T, list []trouble) {
	t.Helper()
	for _, test := range list {
		t.Run(test.name, func(t *testing.T) {
			got := run(t, test.args...)
			if got.code != test.code {
				t.Errorf("exit code %d, want %d", got.code, test.code)
			}
			lines := strings.Split(strings.TrimSuffix(got.err, "\n"), "\n")
			last := lines[len(lines)-1]
			if !strings.HasPrefix(last, "hoidap: ") || !strings.Contains(last, test.want) {
				t.Errorf("it says %q, want %q in it", last, test.want)
			}
			rows := lines[:len(lines)-1]
			if (len(rows) > 0) != (test.rows != "") {
				t.Errorf("rows are %q", rows)
			}
			for _, row := range rows {
				if !regexp.MustCompile(test.rows).MatchString(row) {
					t.Errorf("row %q, want it like %s", row, test.rows)
				}
			}
			if found := noise.FindString(got.out + got.err); found != "" {
				t.Errorf("it speaks of %q:\n%s%s", found, got.out, got.err)
			}
			if strings.Contains(got.out, "http://") {
				t.Error("it says that it serves")
			}
		})
	}
}

func TestTroubleWithTheCommandLine(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	missing := filepath.Join(t.TempDir(), "none")
	checkTroubles(t, []trouble{
		{"unknown verb", []string{"sevre"}, 2, `unknown verb "sevre": did you mean "serve"?`, ""},
		{"no verb", []string{"--log-level", "debug"}, 2, "no verb given", ""},
		{"unknown option", []string{"serve", "--lisen", ":0"}, 2, "did you mean --listen?", ""},
		{"option of another verb", []string{"migrate", "--as", "lan"}, 2, "--as is an option of chat only", ""},
		{"no address", []string{"serve", "--listen", "8080"}, 2, `--listen is "8080", want host:port`, ""},
		{"day", []string{"ask", "x", "--as-of", "31/1/2026"}, 2, `--as-of is "31/1/2026", want year-month-day`, ""},
		{"day of the calendar", []string{"chat", "--as-of", "2026-02-30"}, 2, "want year-month-day", ""},
		{"day of eval", []string{"eval", "x", "--as-of", "x"}, 2, "want year-month-day", ""},
		{"token", []string{"serve", "--telegram-token", "x"}, 2, "has not the shape of a token", ""},
		{"two tokens", []string{"serve", "--telegram-token", telegramtest.Token, "--telegram-token-file", file}, 2, "both given", ""},
		{"token file", []string{"serve", "--telegram-token-file", missing}, 1, "--telegram-token-file", ""},
		{"webhook without secret", []string{
			"serve", "--telegram-token", telegramtest.Token, "--telegram-webhook", "https://xa.example/x",
		}, 2, "needs --telegram-secret", ""},
		{"knowledge folder", []string{"ask", "x", "--knowledge", missing}, 1, "--knowledge: cannot open", ""},
		{"knowledge file", []string{"ask", "x", "--knowledge", file}, 1, "is a file: name the folder", ""},
		{"locales folder", []string{"serve", "--locales", missing}, 1, "--locales: cannot open", ""},
		{"check of nothing", []string{"check", missing}, 1, "is not a folder", ""},
		{"eval of nothing", []string{"eval", missing}, 1, "cannot open", ""},
		{"eval of a folder", []string{"eval", t.TempDir()}, 1, "is it a file of text", ""},
		{"health of nobody", []string{"health", "--listen", "127.0.0.1:1"}, 1, "nobody answers at http://127.0.0.1:1/health", ""},
	})
}

func TestTroubleWithTheData(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("starts many desks that end at once: run without the race detector")
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	junk, text := t.TempDir(), t.TempDir()
	write(t, filepath.Join(junk, databaseFile), strings.Repeat("\x00\x01\xff", 4096))
	write(t, filepath.Join(text, databaseFile), "SQLite format 3\x00 and then only words")
	var list []trouble
	for _, verb := range [][]string{{"serve", "--listen", "127.0.0.1:0"}, {"chat"}, {"migrate"}} {
		for _, c := range []struct{ name, data, want string }{
			{"file in place of the folder", file, "cannot be written: give this user the right"},
			{"folder below a file", filepath.Join(file, "data"), "cannot be written"},
			{"folder nobody can make", "/proc/hoidap", "cannot be written"},
			{"noise", junk, "is damaged or no database of hoidap"},
			{"half a database", text, "is damaged or no database of hoidap"},
		} {
			list = append(list, trouble{verb[0] + " " + c.name, append(verb, "--data", c.data), 1, c.want, ""})
		}
	}
	data := filepath.Join(t.TempDir(), "data")
	list = append(list, trouble{
		"taken port", []string{"serve", "--data", data, "--listen", taken.Addr().String()}, 1,
		"cannot listen on " + taken.Addr().String(), "",
	})
	checkTroubles(t, list)
	if _, err := os.Stat(data); err == nil {
		t.Error("a data folder was made though the port is taken")
	}
	if read(t, filepath.Join(junk, databaseFile)) != strings.Repeat("\x00\x01\xff", 4096) {
		t.Error("a file that is no database was changed")
	}
}

// TestNewerDatabase opens databases that a later version has changed: the
// tables of the desk, and those of the deliveries.
func TestNewerDatabase(t *testing.T) {
	t.Parallel()
	for table, statement := range map[string]string{
		"desk":       `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`,
		"deliveries": `INSERT INTO river_migration (line, version) VALUES ('main', 999)`,
	} {
		t.Run(table, func(t *testing.T) {
			data := t.TempDir()
			path := filepath.Join(data, databaseFile)
			if got := run(t, "migrate", "--data", data); got.code != 0 {
				t.Fatal(got.err)
			}
			db, err := store.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.DB().ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			before := read(t, path)
			want := "hoidap.db was written by a newer hoidap: start that version, or name another --data"
			checkTroubles(t, []trouble{
				{"serve", []string{"serve", "--listen", "127.0.0.1:0", "--data", data}, 1, want, ""},
				{"chat", []string{"chat", "--data", data}, 1, want, ""},
				{"migrate", []string{"migrate", "--data", data}, 1, want, ""},
			})
			if read(t, path) != before {
				t.Error("the database was changed")
			}
		})
	}
}

// copyOf copies the knowledge and sentences of the program into a folder; under
// the race detector, little knowledge.
func copyOf(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "knowledge"), served(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(folder, "locales"), locales.FS); err != nil {
		t.Fatal(err)
	}
	return folder
}

// swap replaces a text of a file by another.
func swap(t *testing.T, path, old, with string) {
	t.Helper()
	text := read(t, path)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, path, strings.Replace(text, old, with, 1))
}

func TestTroubleWithTheWords(t *testing.T) {
	t.Parallel()
	// Whoever tries to listen before all is read fails on the port instead.
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	serve := []string{"serve", "--listen", taken.Addr().String(), "--data", filepath.Join(t.TempDir(), "data")}

	article := copyOf(t)
	swap(t, filepath.Join(article, "knowledge", "y-te", "bhyt-ho-ngheo.2025-07-01.md"), "\nfee: unknown\n", "\nfee: một ít\n")
	sentences := copyOf(t)
	write(t, filepath.Join(sentences, "locales", "active.vi.toml"), "\"a.b\" = \"được\"\n\"c.d\" = \"\"\n\"e.f\" = ")
	questions := func(text string) string {
		file := filepath.Join(t.TempDir(), "questions.tsv")
		write(t, file, "kind\tids\ttext\n"+text)
		return file
	}
	row := `^y-te/bhyt-ho-ngheo\.2025-07-01\.md:\d+(:\d+)?: Phí “một ít” không đúng\.`
	empty := t.TempDir()
	checkTroubles(t, []trouble{
		{"serve a broken article", append(serve, "--knowledge", article+"/knowledge"), 1, "nothing is served", row},
		{"ask a broken article", []string{"ask", "x", "--knowledge", article + "/knowledge"}, 1, "nothing is served", row},
		{"empty folder", append(serve, "--knowledge", empty), 1, "nothing is served", `^\w+\.yaml: Không đọc được`},
		{"serve broken sentences", append(serve, "--locales", sentences+"/locales"), 1, "locale: active.vi.toml:3: cannot be read", ""},
		{"sentences missing", append(serve, "--locales", empty), 1, "active.vi.toml: file is missing", ""},
		{"columns", []string{"eval", questions("answer\tx\ty\nanswer\tx\n")}, 1, "questions.tsv:3: 2 columns, want kind, ids and text", ""},
		{"kind", []string{"eval", questions("\nmaybe\tx\ty\n")}, 1, `questions.tsv:3: kind "maybe", want one of answer`, ""},
		{"no text", []string{"eval", questions("answer\tx\t \n")}, 1, "questions.tsv:2: the text is empty", ""},
		{"no end of line", []string{"eval", questions("answer\tx\t" + strings.Repeat("a", 1<<17))}, 1, "questions.tsv:2: cannot be read", ""},
		{"no questions", []string{"eval", questions("")}, 1, "no questions in it", ""},
	})
	// check tells the same rows on stdout, where they can be kept.
	for folder, want := range map[string]string{article: strings.TrimPrefix(row, "^"), sentences: `active\.vi\.toml:3: Không đọc được`} {
		got := run(t, "check", folder, "--quick")
		if got.code != 1 || !regexp.MustCompile(`(?m)^`+want).MatchString(got.out) || got.err != "hoidap: there is something to mend\n" {
			t.Errorf("check: exit code %d\n%s%s", got.code, got.out, got.err)
		}
	}
	if got := run(t, "check", copyOf(t), "--quick"); got.code != 0 || got.err != "" {
		t.Errorf("check of what is in the program: exit code %d\n%s%s", got.code, got.out, got.err)
	}
}
