package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/locale"
	"hoidap/internal/web/webtest"
	"hoidap/locales"
)

// liveArticle is the file these tests change; liveQuestion leads to it.
const (
	liveArticle  = "y-te/bhyt-tre-em.2025-07-01.md"
	liveQuestion = "trẻ dưới 6 tuổi có được thẻ bảo hiểm y tế không"
	liveTitle    = "title: "
)

// retitle gives the article another title, saved as editors do: beside it, and
// then renamed over it.
func retitle(t *testing.T, folder, title string) {
	t.Helper()
	path := filepath.Join(folder, liveArticle)
	var lines []string
	for line := range strings.Lines(read(t, path)) {
		if strings.HasPrefix(line, liveTitle) {
			line = liveTitle + title + "\n"
		}
		lines = append(lines, line)
	}
	beside := path + ".~1"
	if err := os.WriteFile(beside, []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(beside, path); err != nil {
		t.Fatal(err)
	}
}

// newest is what the desk says last on the page to somebody new who asks.
func newest(t *testing.T, address string) string {
	t.Helper()
	visitor := webtest.NewVisitor(t, address)
	visitor.Open(t)
	bubbles := visitor.Type(t, liveQuestion).Bubbles()
	return bubbles[len(bubbles)-1]
}

// known is what /health says about the knowledge.
func known(t *testing.T, address string) (problems []problem, articles int) {
	t.Helper()
	var report struct {
		Knowledge struct {
			Problems json.RawMessage
			Articles int
		}
	}
	if err := json.Unmarshal([]byte(run(t, "health", "--url", address+"/health").out), &report); err != nil {
		t.Fatal(err)
	}
	if string(report.Knowledge.Problems) == "0" {
		return nil, report.Knowledge.Articles
	}
	if err := json.Unmarshal(report.Knowledge.Problems, &problems); err != nil {
		t.Fatal(err)
	}
	return problems, report.Knowledge.Articles
}

// A clerk changes a file, breaks it, starts the desk again, and mends it.
func TestAChangedFolderIsLive(t *testing.T) {
	t.Parallel()
	folder, data := filepath.Join(copyOf(t), "knowledge"), t.TempDir()
	s := serve(t, "--knowledge", folder, "--data", data)
	if said := newest(t, s.address); strings.Contains(said, "Thẻ Sửa Rồi") {
		t.Fatalf("before any change it says %q", said)
	}

	retitle(t, folder, "Thẻ Sửa Rồi")
	s.err.waitFor(t, "a copy after the change", func(log string) bool {
		_, after, live := strings.Cut(log, "a change is live")
		return live && strings.Contains(after, "a copy is kept")
	})
	if said := newest(t, s.address); !strings.Contains(said, "Thẻ Sửa Rồi") {
		t.Errorf("after the change it says %q", said)
	}

	retitle(t, folder, `"Thẻ hỏng`)
	s.err.wait(t, "not served until mended")
	wantProblem := func(s *serving) {
		t.Helper()
		if said := newest(t, s.address); !strings.Contains(said, "Thẻ Sửa Rồi") {
			t.Errorf("on a broken folder it says %q", said)
		}
		problems, articles := known(t, s.address)
		if len(problems) == 0 || !strings.HasPrefix(problems[0].Place, liveArticle+":") || problems[0].Words == "" || articles < 10 {
			t.Errorf("health tells of %+v and %d articles", problems, articles)
		}
		if !strings.Contains(s.err.String(), "place="+liveArticle+":") {
			t.Errorf("the log does not name the place:\n%s", s.err)
		}
	}
	wantProblem(s)

	s.stop(t)
	s = serve(t, "--knowledge", folder, "--data", data)
	wantProblem(s)

	retitle(t, folder, "Thẻ Lành Rồi")
	s.err.wait(t, "a change is live")
	if said := newest(t, s.address); !strings.Contains(said, "Thẻ Lành Rồi") {
		t.Errorf("mended, it says %q", said)
	}
	if problems, _ := known(t, s.address); len(problems) > 0 {
		t.Errorf("mended, health tells of %+v", problems)
	}
}

// A desk that never served the folder has nothing to serve instead.
func TestABrokenFolderAtTheFirstStartIsRefused(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(copyOf(t), "knowledge")
	retitle(t, folder, `"Thẻ hỏng`)
	got := run(t, "serve", "--listen", "127.0.0.1:0", "--knowledge", folder, "--data", t.TempDir())
	if got.code != 1 || !strings.Contains(got.err, liveArticle+":") {
		t.Errorf("exit code %d\n%s", got.code, got.err)
	}
}

// Whenever the power fails in the middle of a swap, the next start serves what
// the folder says.
func TestKillInTheMiddleOfASwap(t *testing.T) {
	t.Parallel()
	folder, data := filepath.Join(copyOf(t), "knowledge"), t.TempDir()
	moments := []string{"a change is live", "a copy is kept", "\n", ""}
	if raced {
		moments = moments[:2] // a life takes ten times as long
	}
	for round, moment := range moments {
		c := start(t, "serve", "--listen", "127.0.0.1:0", "--log-level", "debug", "--knowledge", folder, "--data", data)
		c.out.wait(t, "http://")
		retitle(t, folder, fmt.Sprintf("Thẻ Lần %d", round))
		c.err.waitFor(t, moment, func(log string) bool {
			_, after, changed := strings.Cut(log, "the folder has changed")
			return moment == "" || changed && strings.Contains(after, moment)
		})
		c.kill(t)

		s := serve(t, "--knowledge", folder, "--data", data)
		if said := newest(t, s.address); !strings.Contains(said, fmt.Sprintf("Thẻ Lần %d", round)) {
			t.Errorf("killed at %q, then it says %q\n%s", moment, said, s.err)
		}
		s.stop(t)
	}
	if left, err := filepath.Glob(filepath.Join(data, spareFile+".*")); err != nil || len(left) > 1 {
		t.Errorf("copies begun and never finished: %q, %v", left, err)
	}
}

// Whoever has opened a book ends on it, however often the shelf changes.
func TestABookInUseStaysAsItIs(t *testing.T) {
	folder := filepath.Join(copyOf(t), "knowledge")
	shelf, err := openShelf(os.DirFS(folder), nil)
	if err != nil {
		t.Fatal(err)
	}
	held, err := shelf.open(benchDay)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(b *book) string {
		t.Helper()
		decision, err := b.Decide(t.Context(), desk.Question{Text: liveQuestion})
		if err != nil {
			t.Fatal(err)
		}
		edition, _ := b.Edition("bhyt-tre-em")
		return fmt.Sprint(decision.Finds, edition.Title)
	}
	before := ask(held)
	for round := range 5 {
		retitle(t, folder, fmt.Sprintf("Thẻ Lần %d", round))
		knowledge, _ := shelf.read()
		if err := shelf.take(knowledge, benchDay); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		if after := ask(held); after != before {
			t.Fatalf("after %d changes the book in use says\n%s\nbefore\n%s", round+1, after, before)
		}
	}
	if open, err := shelf.open(benchDay); err != nil || ask(open) == before {
		t.Errorf("the shelf still gives the old book, %v", err)
	}
}

// At midnight the book of the day is there already.
func TestTheBookOfTomorrowIsMadeAhead(t *testing.T) {
	shelf, err := openShelf(os.DirFS(filepath.Join(copyOf(t), "knowledge")), nil)
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	now := desk.NewDay(2026, time.December, 31).Start().Add(12 * time.Hour)
	k := &keeper{shelf: shelf, words: words, now: func() time.Time { return now }, log: slog.New(slog.DiscardHandler)}
	k.turn(t.Context())
	tomorrow := desk.NewDay(2027, time.January, 1)
	if shelf.stock.Load().book(tomorrow) != nil {
		t.Error("tomorrow's book is made at noon")
	}
	now = tomorrow.Start().Add(-time.Minute)
	k.turn(t.Context())
	made := shelf.stock.Load().book(tomorrow)
	if made == nil {
		t.Fatal("a minute before midnight there is no book of tomorrow")
	}
	if today, err := shelf.open(tomorrow.Previous()); err != nil || today.day != tomorrow.Previous() {
		t.Errorf("a minute before midnight today's book is gone: %v", err)
	}
	if edition, _ := made.Edition("chuan-ngheo"); edition.Period.From != tomorrow {
		t.Errorf("tomorrow's book answers from %s", edition.Period.From)
	}
	now = tomorrow.Start()
	if open, err := shelf.open(desk.DayOf(now)); err != nil || open != made {
		t.Errorf("at midnight another book is made, %v", err)
	}
}

// While git changes the files of a folder, the folder is not at rest.
func TestAPullIsNoticed(t *testing.T) {
	repository := t.TempDir()
	folder := filepath.Join(repository, "knowledge")
	write(t, filepath.Join(folder, "topics.yaml"), "x")
	if busy := pulling(folder); busy != nil && busy() {
		t.Error("a folder git does not keep is busy")
	}
	write(t, filepath.Join(repository, ".git", "config"), "")
	busy := pulling(folder)
	if busy == nil || busy() {
		t.Fatal("no pull runs")
	}
	write(t, filepath.Join(repository, ".git", "index.lock"), "")
	if !busy() {
		t.Error("a pull runs and is not noticed")
	}
}
