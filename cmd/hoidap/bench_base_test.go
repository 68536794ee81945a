package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the driver

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// inventArticles makes articles that look like the real ones: each word follows
// the one before it as somewhere in the real texts, one in ten jumps. The same
// number gives the same articles.
func inventArticles(like desk.Knowledge, n int) []desk.Article {
	w := newWriter(like.Articles)
	made := make([]desk.Article, 0, n)
	for i := range n {
		model := like.Articles[i%len(like.Articles)]
		article := desk.Article{
			ID: fmt.Sprintf("bai-%05d", i), Title: w.words(7), Topic: model.Topic, For: model.For,
			Period: desk.Period{From: desk.NewDay(2025, time.July, 1)}, Short: w.words(45),
		}
		for range 10 {
			article.Questions = append(article.Questions, w.words(9))
		}
		for _, kind := range []desk.SectionKind{desk.SectionWho, desk.SectionWhat, desk.SectionPapers, desk.SectionWhere} {
			section := desk.Section{Kind: kind}
			for range 3 {
				section.Lines = append(section.Lines, desk.Line{Kind: desk.LineItem, Text: w.words(12)})
			}
			article.Sections = append(article.Sections, section)
		}
		made = append(made, article)
	}
	return made
}

// writer strings words together as they follow each other in the real texts.
type writer struct {
	random *rand.Rand
	all    []string
	after  map[string][]string
}

func newWriter(articles []desk.Article) *writer {
	w := &writer{random: rand.New(rand.NewPCG(1, 2026)), after: map[string][]string{}}
	for _, article := range articles {
		for _, text := range textsOf(article) {
			words := strings.Fields(strings.ToLower(text))
			w.all = append(w.all, words...)
			for i := 1; i < len(words); i++ {
				w.after[words[i-1]] = append(w.after[words[i-1]], words[i])
			}
		}
	}
	return w
}

func (w *writer) words(n int) string {
	words := make([]string, n)
	for i := range words {
		next := w.all
		if i > 0 && len(w.after[words[i-1]]) > 0 && w.random.IntN(10) > 0 {
			next = w.after[words[i-1]]
		}
		words[i] = next[w.random.IntN(len(next))]
	}
	return strings.Join(words, " ")
}

// fullText fills an FTS5 table in memory.
func fullText(b *testing.B, editions []desk.Edition) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(b.Context(), `CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, fold, pairs, tokenize = "unicode61 tokenchars '_'")`); err != nil {
		b.Fatal(err)
	}
	tx, err := db.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, edition := range editions {
		var folds, pairs []string
		for _, text := range textsOf(edition.Article) {
			terms := foldsOf(text)
			folds, pairs = append(folds, terms...), append(pairs, pairsOf(terms)...)
		}
		if _, err := tx.ExecContext(b.Context(), `INSERT INTO articles VALUES (?, ?, ?)`, edition.ID,
			strings.Join(folds, " "), strings.Join(pairs, " ")); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return db
}

// lookUp lists the articles that share any syllable or pair with a question, as
// look orders them.
func lookUp(ctx context.Context, look *sql.Stmt, text string) (ids []string, err error) {
	folds := foldsOf(text)
	terms := append(slices.Clone(folds), pairsOf(folds)...)
	rows, err := look.QueryContext(ctx, `"`+strings.Join(terms, `" OR "`)+`"`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

func foldsOf(text string) []string {
	var folds []string
	for _, syllable := range viet.Syllables(text) {
		folds = append(folds, syllable.Fold)
	}
	return folds
}

// textsOf is every text of an article that is searched.
func textsOf(article desk.Article) []string {
	texts := append([]string{article.Title, article.Short}, article.Questions...)
	for _, section := range article.Sections {
		for _, line := range section.Lines {
			texts = append(texts, line.Text)
		}
	}
	return texts
}

// pairsOf joins each two neighbouring syllables.
func pairsOf(folds []string) []string {
	var pairs []string
	for i := 1; i < len(folds); i++ {
		pairs = append(pairs, folds[i-1]+"_"+folds[i])
	}
	return pairs
}
