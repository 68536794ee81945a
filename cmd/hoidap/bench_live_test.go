package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/internal/watch"
	"hoidap/knowledge"
	"hoidap/locales"
)

// BenchmarkLive changes one file of a folder and waits until it is answered
// from, while questions are asked all the time: first with the folder left
// alone, then with one change after another.
func BenchmarkLive(b *testing.B) {
	own, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		b.Fatalf("knowledge: %v", rows)
	}
	for _, size := range []int{len(desk.Editions(own.Articles, benchDay)), manyArticles} {
		b.Run(fmt.Sprint(size), func(b *testing.B) { benchLive(b, own, size) })
	}
}

func benchLive(b *testing.B, own desk.Knowledge, size int) {
	folder := b.TempDir()
	if err := os.CopyFS(folder, knowledge.FS); err != nil {
		b.Fatal(err)
	}
	editions := len(desk.Editions(own.Articles, benchDay))
	for _, article := range inventArticles(own, size-editions) {
		writeArticle(b, folder, article)
	}
	k := newKeeper(b, folder)
	ctx, cancel := context.WithCancel(b.Context())
	var running sync.WaitGroup
	running.Go(func() { k.run(ctx) })
	defer running.Wait()
	defer cancel()

	const quietRounds = 3
	quiet := askAllTheTime(b, k.shelf, func() {
		for range quietRounds {
			time.Sleep(time.Second)
		}
	})
	var live stopwatch
	busy := askAllTheTime(b, k.shelf, func() {
		for round := 0; b.Loop(); round++ {
			// Editors do not save in step with anybody; now and then there is time
			// for the copy that is made once the folder is calm.
			time.Sleep(time.Duration(round*137%500) * time.Millisecond)
			if round%4 == 3 {
				time.Sleep(2 * calm)
			}
			title := fmt.Sprintf("Thẻ Lần %d", round)
			begin := time.Now()
			rewriteTitle(b, filepath.Join(folder, liveArticle), title)
			for !answersFrom(b, k.shelf, title) {
				time.Sleep(time.Millisecond)
			}
			live.note(begin)
		}
	})
	b.ReportMetric(live.milliseconds(50), "ms-live-p50")
	b.ReportMetric(live.milliseconds(100), "ms-live-most")
	b.ReportMetric(1000*quiet.milliseconds(99), "µs-p99-quiet")
	b.ReportMetric(1000*busy.milliseconds(99), "µs-p99-changing")
}

// newKeeper keeps a folder as serve does.
func newKeeper(b *testing.B, folder string) *keeper {
	b.Helper()
	words, err := locale.Open(locales.FS)
	if err != nil {
		b.Fatal(err)
	}
	files := os.DirFS(folder)
	k := &keeper{
		folder: watch.New(files), spare: &spare{b.TempDir()}, words: words, log: slog.New(slog.DiscardHandler),
		swapped: make(chan struct{}, 1),
		now:     func() time.Time { return benchDay.Start().Add(12 * time.Hour) },
	}
	if k.shelf, err = openShelf(files, nil); err != nil {
		b.Fatal(err)
	}
	if _, err := k.shelf.open(benchDay); err != nil {
		b.Fatal(err)
	}
	return k
}

// askAllTheTime asks one question after the other while something goes on, and
// says how long each took.
func askAllTheTime(b *testing.B, s *shelf, during func()) stopwatch {
	b.Helper()
	questions := benchQuestions(b)
	stop := make(chan struct{})
	var took stopwatch
	var asking sync.WaitGroup
	asking.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			book, err := s.open(benchDay)
			if err != nil {
				b.Error(err)
				return
			}
			begin := time.Now()
			if _, err := book.Decide(b.Context(), desk.Question{Text: questions[i%len(questions)].text}); err != nil {
				b.Error(err)
				return
			}
			took.note(begin)
		}
	})
	during()
	close(stop)
	asking.Wait()
	return took
}

func answersFrom(b *testing.B, s *shelf, title string) bool {
	b.Helper()
	book, err := s.open(benchDay)
	if err != nil {
		b.Fatal(err)
	}
	edition, _ := book.Edition("bhyt-tre-em")
	return edition.Title == title
}

// rewriteTitle saves a file with another title, as editors do.
func rewriteTitle(b *testing.B, path, title string) {
	b.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, liveTitle) {
			lines[i] = liveTitle + title + "\n"
		}
	}
	if err := os.WriteFile(path+".~1", []byte(strings.Join(lines, "")), 0o600); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(path+".~1", path); err != nil {
		b.Fatal(err)
	}
}

// writeArticle writes an invented article as a file.
func writeArticle(b *testing.B, folder string, article desk.Article) {
	b.Helper()
	var text strings.Builder
	fmt.Fprintf(&text, "---\nid: %s\ntitle: %s\ntopic: %s\nfrom: %s\nto: open\nolder: true\nfor: [moi-nguoi]\nbasis: []\n",
		article.ID, strconv.Quote(article.Title), article.Topic, article.Period.From)
	fmt.Fprintf(&text, "sources:\n  - {code: M}\nchecked: not yet\nreview-by: 2027-01-01\ncontact: uy-ban-nhan-dan-xa\nfee: unknown\nquestions:\n")
	for _, question := range article.Questions {
		fmt.Fprintf(&text, "  - %s\n", strconv.Quote(question))
	}
	fmt.Fprintf(&text, "---\n%s\n", plainText(article.Short))
	for i, heading := range []string{"Ai được", "Được gì", "Giấy tờ", "Nộp ở đâu"} {
		fmt.Fprintf(&text, "\n## %s\n", heading)
		for _, line := range article.Sections[i].Lines {
			fmt.Fprintf(&text, "- %s\n", plainText(line.Text))
		}
	}
	name := filepath.Join(folder, article.Topic, article.ID+"."+article.Period.From.String()+".md")
	if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
}

// plainText is a text without anything Markdown gives a meaning to.
func plainText(text string) string {
	letters := strings.Map(func(r rune) rune {
		if strings.ContainsRune("*_`<>[]()#+-\\|~!:.0123456789", r) {
			return ' '
		}
		return r
	}, text)
	return "Bà con " + strings.Join(strings.Fields(letters), " ")
}
