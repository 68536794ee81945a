package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/web/webtest"
	"hoidap/knowledge"
)

// benchDay is the day all benchmarks answer for.
var benchDay = desk.NewDay(2026, time.November, 23)

// manyArticles is the size of the large base.
const manyArticles = 10_000

// BenchmarkDecide takes questions from text to decision.
func BenchmarkDecide(b *testing.B) {
	atBothSizes(b, func(b *testing.B, base desk.Knowledge) {
		book, err := newBook(base, benchDay, nil)
		if err != nil {
			b.Fatal(err)
		}
		defer closeIndex(b, book)
		questions := benchQuestions(b)
		var took stopwatch
		right := 0
		for i := 0; b.Loop(); i++ {
			asked := questions[i%len(questions)]
			begin := time.Now()
			decision, err := book.Decide(b.Context(), desk.Question{Text: asked.text})
			took.note(begin)
			if err != nil {
				b.Fatal(err)
			}
			if len(decision.Finds) > 0 && slices.Contains(asked.ids, decision.Finds[0].ID) {
				right++
			}
		}
		took.report(b)
		b.ReportMetric(100*float64(right)/float64(len(took)), "%right")
	})
}

// BenchmarkBuild makes the book of a day and weighs what it holds in memory.
// The least time of all rounds is what other work on the machine hardly moves.
func BenchmarkBuild(b *testing.B) {
	atBothSizes(b, func(b *testing.B, base desk.Knowledge) {
		var heap, rounds uint64
		var took stopwatch
		for ; b.Loop(); rounds++ {
			b.StopTimer()
			before := heapInUse()
			b.StartTimer()
			begin := time.Now()
			book, err := newBook(base, benchDay, nil)
			took.note(begin)
			b.StopTimer()
			if err != nil {
				b.Fatal(err)
			}
			heap += heapInUse() - before
			closeIndex(b, book)
			b.StartTimer()
		}
		b.ReportMetric(float64(heap)/float64(rounds)/(1<<20), "MB-heap")
		b.ReportMetric(took.milliseconds(0), "ms-least")
	})
}

// BenchmarkFTS5 looks the same questions up in SQLite's own full-text search,
// over the same folded syllables with a column of pairs beside them: what one
// would pick who does not want an index of one's own. It only looks up; nothing
// is mended, expanded or decided.
func BenchmarkFTS5(b *testing.B) {
	atBothSizes(b, func(b *testing.B, base desk.Knowledge) {
		begin := time.Now()
		db := fullText(b, desk.Editions(base.Articles, benchDay))
		built := time.Since(begin)
		look, err := db.PrepareContext(b.Context(), `SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles, 0, 0.5, 1) LIMIT 5`)
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = look.Close() }()
		questions := benchQuestions(b)
		var took stopwatch
		right := 0
		for i := 0; b.Loop(); i++ {
			asked := questions[i%len(questions)]
			begin := time.Now()
			found, err := lookUp(b.Context(), look, asked.text)
			took.note(begin)
			if err != nil {
				b.Fatal(err)
			}
			if len(found) > 0 && slices.Contains(asked.ids, found[0]) {
				right++
			}
		}
		took.report(b)
		b.ReportMetric(100*float64(right)/float64(len(took)), "%right")
		b.ReportMetric(float64(built.Microseconds())/1000, "ms-build")
	})
}

// BenchmarkColdStart starts the built program on an empty data folder, opens
// the page and asks a question, until the answer is read.
func BenchmarkColdStart(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "hoidap")
	build := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	var page, answer stopwatch
	for b.Loop() {
		begin := time.Now()
		stop, address := startBinary(b, binary)
		visitor := webtest.NewVisitor(b, address)
		visitor.Open(b)
		page.note(begin)
		shown := visitor.Type(b, "ho ngheo co duoc cap the bhyt khong")
		answer.note(begin)
		b.StopTimer()
		if bubbles := shown.Bubbles(); len(bubbles) < 2 {
			b.Fatalf("no answer on the page: %q", bubbles)
		}
		stop()
		b.StartTimer()
	}
	b.ReportMetric(page.milliseconds(50), "ms-page")
	b.ReportMetric(answer.milliseconds(50), "ms-answer")
}

// startBinary serves on a folder of its own and returns where. The log of a
// program that does not start is the failure.
func startBinary(b *testing.B, binary string) (stop func(), address string) {
	b.Helper()
	command := exec.CommandContext(b.Context(), binary, "serve", "--listen", "127.0.0.1:0", "--data", b.TempDir())
	var log bytes.Buffer
	command.Stderr = &log
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatalf("serve: %v\n%s", err, log.String())
	}
	at := strings.Index(line, "http://")
	return func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		if err := command.Wait(); err != nil {
			b.Errorf("serve ended: %v\n%s", err, log.String())
		}
	}, strings.TrimSuffix(strings.TrimSpace(line[at:]), "/")
}

// atBothSizes runs a benchmark on the real articles and on a large base of
// which they are a part.
func atBothSizes(b *testing.B, run func(b *testing.B, base desk.Knowledge)) {
	b.Helper()
	own, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		b.Fatalf("knowledge: %v", rows)
	}
	editions := len(desk.Editions(own.Articles, benchDay))
	b.Run(fmt.Sprint(editions), func(b *testing.B) { run(b, own) })
	large := own
	large.Articles = append(slices.Clone(own.Articles), inventArticles(own, manyArticles-editions)...)
	b.Run(fmt.Sprint(manyArticles), func(b *testing.B) { run(b, large) })
}

// benchQuestions are the questions of internal/answer that an article answers,
// each as it was typed, without diacritics and with typing slips.
func benchQuestions(b testing.TB) []asked {
	b.Helper()
	name := filepath.Join("..", "..", "internal", "answer", "testdata", "questions.tsv")
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	questions, err := readQuestions(name, file)
	if err != nil {
		b.Fatal(err)
	}
	var list []asked
	for _, question := range questions {
		if question.kind != kindAnswer {
			continue
		}
		for _, form := range typings {
			list = append(list, asked{ids: question.ids, text: form.text(question)})
		}
	}
	return list
}

// stopwatch gathers how long each round took.
type stopwatch []time.Duration

func (s *stopwatch) note(begin time.Time) { *s = append(*s, time.Since(begin)) }

// milliseconds is the time within which a share of the rounds, in percent, ended.
func (s stopwatch) milliseconds(percent int) float64 {
	sorted := slices.Sorted(slices.Values(s))
	return float64(sorted[(len(sorted)-1)*percent/100].Nanoseconds()) / 1e6
}

func (s stopwatch) report(b *testing.B) {
	b.ReportMetric(1000*s.milliseconds(50), "µs-p50")
	b.ReportMetric(1000*s.milliseconds(99), "µs-p99")
}

// heapInUse is what is alive after the garbage is gone.
func heapInUse() uint64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func closeIndex(b *testing.B, book *book) {
	b.Helper()
	if err := book.index.Close(); err != nil {
		b.Error(err)
	}
}
