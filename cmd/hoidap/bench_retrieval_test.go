package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/knowledge"
)

// deepest is how many finds are looked through for a right one.
const deepest = 10

// BenchmarkRetrieval looks up the questions of public Vietnamese sets by the
// index of the product and by what one would take instead, and prints how high
// the right document comes: MRR@10. Nothing is decided, only found. The sets lie
// beside the project; without them there is nothing to measure.
func BenchmarkRetrieval(b *testing.B) {
	sets := readRetrievalSets(b)
	own, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		b.Fatalf("knowledge: %v", rows)
	}
	for b.Loop() {
		for _, split := range retrievalSplits() {
			fmt.Printf("\nMRR@%d, %s questions\n%s", deepest, split, measureRetrieval(b, sets, split, finders(own)))
		}
	}
}

// retrievalSplits are the questions that are asked: those nobody tuned by, or
// those of HOIDAP_SPLIT, to tune by.
func retrievalSplits() []string {
	if split := os.Getenv("HOIDAP_SPLIT"); split != "" {
		return strings.Split(split, ",")
	}
	return []string{"test"}
}

// find is what is looked at: the IDs of the documents found, best first.
type find func(ctx context.Context, text string) ([]string, error)

// finder is one way to index documents and to look questions up.
type finder struct {
	name  string
	index func(b *testing.B, documents []desk.Edition) find
}

// finders lists what is compared. The lists of the product are written for
// households; the rows with fewer of them, down to how people type and to none,
// tell what they do here. Its subjects outside and its dangers are documents of its
// own base, so they are left out.
func finders(own desk.Knowledge) []finder {
	own.Outside, own.Dangers, own.Calm = nil, nil, nil
	spelled, typing, bare := own, desk.Knowledge{}, desk.Knowledge{}
	spelled.Vocabulary.Synonyms = nil
	typing.Vocabulary = desk.Vocabulary{Abbreviations: own.Vocabulary.Abbreviations, Spelling: own.Vocabulary.Spelling}
	return []finder{
		{"hoidap", ofProduct(own)},
		{"hoidap, no synonyms", ofProduct(spelled)},
		{"hoidap, typing alone", ofProduct(typing)},
		{"hoidap, no lists", ofProduct(bare)},
		{"bleve, default", ofBleve},
		{"FTS5, folded and pairs", ofFullText},
		{"FTS5, the same by field", ofFullTextFields},
	}
}

// measureRetrieval is the table of all finders and sets.
func measureRetrieval(b *testing.B, sets []retrievalSet, split string, finders []finder) string {
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, set := range sets {
		fmt.Fprintf(table, "%s\t%s\t\n", set.name, strings.Join(retrievalForms, "\t"))
		for _, finder := range finders {
			begin := time.Now()
			look := finder.index(b, set.documents)
			progress("%s: %s: %d documents indexed in %s", set.name, finder.name, len(set.documents), since(begin))
			fmt.Fprintf(table, "%s\t", finder.name)
			for _, form := range retrievalForms {
				begin := time.Now()
				asked := set.questions(form, split)
				rank := meanRank(b, look, asked)
				progress("  %s: %d questions in %s", form, len(asked), since(begin))
				fmt.Fprintf(table, "%s\t", strings.TrimPrefix(fmt.Sprintf("%.3f", rank), "0"))
			}
			fmt.Fprintln(table)
		}
	}
	if err := table.Flush(); err != nil {
		b.Fatal(err)
	}
	return out.String()
}

// meanRank is the mean of one over the rank of the first right document, zero
// where none is found.
func meanRank(b *testing.B, look find, asked []retrievalQuestion) float64 {
	sum := 0.0
	for _, question := range asked {
		found, err := look(b.Context(), question.Text)
		if err != nil {
			b.Fatalf("%s: %v", question.ID, err)
		}
		right := func(id string) bool { return slices.Contains(question.Relevant, id) }
		if at := slices.IndexFunc(found[:min(deepest, len(found))], right); at >= 0 {
			sum += 1 / float64(at+1)
		}
	}
	return sum / float64(len(asked))
}

// progress tells whoever waits what is done; the table goes elsewhere.
func progress(format string, values ...any) { fmt.Fprintf(os.Stderr, format+"\n", values...) }

func since(begin time.Time) time.Duration { return time.Since(begin).Round(time.Millisecond) }
