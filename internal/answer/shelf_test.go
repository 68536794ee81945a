package answer_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/search"
	"hoidap/knowledge"
)

// asOf is the day on which all questions of these tests are asked.
var asOf = desk.NewDay(2026, 11, 23)

// desks is the knowledge of the repository, opened on that day.
type desks struct {
	desk.Knowledge
	editions []desk.Edition
	index    *search.Index
	judge    *answer.Judge
}

// shelf reads the knowledge and builds what answers from it, once for all tests.
var shelf = sync.OnceValues(func() (desks, error) {
	known, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		return desks{}, fmt.Errorf("knowledge: %v", rows)
	}
	editions := desk.Editions(known.Articles, asOf)
	index := search.Build(editions, known)
	return desks{known, editions, index, answer.New(index, known)}, nil
})

// open gives the shelf.
func open(t testing.TB) desks {
	t.Helper()
	d, err := shelf()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// decide asks the judge and fails the test on an error.
func decide(t testing.TB, judge *answer.Judge, text string) desk.Decision {
	t.Helper()
	decision, err := judge.Decide(context.Background(), desk.Question{Text: text})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return decision
}

// dangerous reports whether an article is about a danger, so that an alarm
// leads to it.
func (d desks) dangerous(edition desk.Edition) bool {
	return slices.ContainsFunc(d.Vocabulary.Alarms, func(a desk.Alarm) bool { return a.Article == edition.ID })
}

// whole skips a test that asks thousands of questions one after another when
// the race detector is on, which finds nothing there.
func whole(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("asks thousands of questions: run without the race detector")
	}
}
