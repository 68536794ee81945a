package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"testing"
	"text/tabwriter"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/viet"
	"hoidap/knowledge"
)

// besideSizes are the bases beside the real articles alone.
var besideSizes = []int{1_000, manyArticles}

// BenchmarkBeside asks the same questions of the product, of an index made by
// hand and of FTS5, one way after the other, and prints one table for all sizes.
// A round is all questions by all ways. Of each question the least of all rounds
// stands beside, which other work on the machine hardly moves.
func BenchmarkBeside(b *testing.B) {
	own, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		b.Fatalf("knowledge: %v", rows)
	}
	questions := benchQuestions(b)
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "articles\tway\tp50 µs\tp99 µs\tleast: p50\tp99\tright first\tbuilt in ms\t\n")
	editions := len(desk.Editions(own.Articles, benchDay))
	for _, size := range append([]int{editions}, besideSizes...) {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			base := own
			base.Articles = append(slices.Clone(own.Articles), inventArticles(own, size-editions)...)
			ways := besideWays(b, base)
			for b.Loop() {
				for _, way := range ways {
					way.round(b, questions)
				}
			}
			for _, way := range ways {
				way.print(table, size)
			}
		})
	}
	fmt.Println()
	if err := table.Flush(); err != nil {
		b.Fatal(err)
	}
}

// besideWay is one way to look questions up, and what it took.
type besideWay struct {
	name  string
	built time.Duration
	find  find

	took  stopwatch
	least stopwatch // of each question
	right int
}

// besideWays makes what is compared. The first is what all the others do before
// anything else.
func besideWays(b *testing.B, base desk.Knowledge) []*besideWay {
	editions := desk.Editions(base.Articles, benchDay)
	var product *book
	timed := func(name string, build func() find) *besideWay {
		begin := time.Now()
		return &besideWay{name: name, find: build(), built: time.Since(begin)}
	}
	return []*besideWay{
		timed("reading the text", func() find {
			return func(_ context.Context, text string) ([]string, error) {
				viet.Syllables(text)
				return nil, nil
			}
		}),
		timed("made by hand", func() find {
			made := newHandmade(editions)
			return func(_ context.Context, text string) (ids []string, err error) {
				for _, hit := range made.find(text, deepest) {
					ids = append(ids, made.ids[hit.article])
				}
				return ids, nil
			}
		}),
		timed("ours, search", func() find {
			var err error
			if product, err = newBook(base, benchDay, nil); err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { closeIndex(b, product) })
			return func(ctx context.Context, text string) ([]string, error) {
				_, finds, err := product.index.Find(ctx, text, deepest)
				return idsOf(finds), err
			}
		}),
		timed("ours, decision", func() find {
			return func(ctx context.Context, text string) ([]string, error) {
				decision, err := product.Decide(ctx, desk.Question{Text: text})
				return idsOf(decision.Finds), err
			}
		}),
		timed("FTS5", func() find { return ofFullText(b, editions) }),
	}
}

func idsOf(finds []desk.Find) []string {
	ids := make([]string, len(finds))
	for i, found := range finds {
		ids[i] = found.ID
	}
	return ids
}

// round asks all questions once.
func (w *besideWay) round(b *testing.B, questions []asked) {
	if w.least == nil {
		w.least = make(stopwatch, len(questions))
	}
	for at, asked := range questions {
		begin := time.Now()
		found, err := w.find(b.Context(), asked.text)
		w.took.note(begin)
		if err != nil {
			b.Fatal(err)
		}
		if took := w.took[len(w.took)-1]; w.least[at] == 0 || took < w.least[at] {
			w.least[at] = took
		}
		if len(found) > 0 && slices.Contains(asked.ids, found[0]) {
			w.right++
		}
	}
}

// print writes one line of the table.
func (w *besideWay) print(table io.Writer, size int) {
	fmt.Fprintf(table, "%d\t%s\t", size, w.name)
	for _, times := range []stopwatch{w.took, w.least} {
		fmt.Fprintf(table, "%.0f\t%.0f\t", 1000*times.milliseconds(50), 1000*times.milliseconds(99))
	}
	right, built := "–", "–"
	if w.right > 0 {
		right = fmt.Sprintf("%.0f %%", 100*float64(w.right)/float64(len(w.took)))
	}
	if w.built > time.Millisecond {
		built = fmt.Sprint(w.built.Milliseconds())
	}
	fmt.Fprintf(table, "%s\t%s\t\n", right, built)
}
