package main

import (
	"slices"
	"testing"

	"hoidap/internal/library"
	"hoidap/knowledge"
)

// BenchmarkCompare asks all questions of a large base in which one article has
// changed, beside the one before: what a check adds to reading the files.
func BenchmarkCompare(b *testing.B) {
	known, _ := library.Read(knowledge.FS)
	known.Articles = inventArticles(known, manyArticles)
	for i := range known.Articles {
		known.Articles[i].File, known.Articles[i].Revision = known.Articles[i].ID+".md", 1
	}
	former, err := newBook(known, benchDay, nil)
	if err != nil {
		b.Fatal(err)
	}
	known.Articles = slices.Clone(known.Articles)
	changed := &known.Articles[len(known.Articles)-1]
	changed.Title, changed.Questions, changed.Revision = known.Articles[0].Title, known.Articles[0].Questions, 2
	present, err := newBook(known, benchDay, former)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		a, err := compare(b.Context(), former, present, &pace{tell: func(done int) { b.Log(done) }})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(a.asked), "questions")
		b.ReportMetric(float64(a.shown()), "rows")
	}
}
