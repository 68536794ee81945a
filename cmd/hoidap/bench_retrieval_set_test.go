package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"hoidap/internal/desk"
	"hoidap/internal/search"
)

// retrievalForms are the ways the questions of a set are typed, each with the
// end of its file's name.
var (
	retrievalForms = []string{"original", "no diacritics", "typos", "chat"}
	retrievalFiles = map[string]string{"original": "", "no diacritics": ".nodia", "typos": ".typos", "chat": ".chat"}
)

// retrievalSet is documents with questions that somebody else judged.
type retrievalSet struct {
	name      string
	documents []desk.Edition
	asked     map[string][]retrievalQuestion // by form
}

// retrievalQuestion is one line of a file of questions.
type retrievalQuestion struct {
	ID       string
	Text     string
	Relevant []string
	Split    string
}

// readRetrievalSets reads the sets that lie beside the project, and skips the
// benchmark when there is none.
func readRetrievalSets(b *testing.B) []retrievalSet {
	b.Helper()
	var sets []retrievalSet
	for _, name := range []string{"phapdien-xh", "xquad-vi"} {
		folder := filepath.Join("..", "..", "..", "shared", "bench", name)
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			progress("shared/bench/%s is not beside the project: left out", name)
			continue
		}
		set := retrievalSet{name: name, asked: map[string][]retrievalQuestion{}}
		for _, line := range readLines[struct{ ID, Title, Text string }](b, filepath.Join(folder, "docs.jsonl")) {
			set.documents = append(set.documents, newRetrievalDocument(line.ID, line.Title, line.Text))
		}
		for form, end := range retrievalFiles {
			set.asked[form] = readLines[retrievalQuestion](b, filepath.Join(folder, "queries"+end+".jsonl"))
		}
		sets = append(sets, set)
	}
	if len(sets) == 0 {
		b.Skip("no public set is beside the project: nothing to measure")
	}
	return sets
}

// newRetrievalDocument is a document as an article: a title and one section,
// with a line for each paragraph. Where there are several, the first is the
// short answer: what stands there tells what the rest is about. Nobody wrote
// questions.
func newRetrievalDocument(id, title, text string) desk.Edition {
	article := desk.Article{ID: id, Title: title}
	section := desk.Section{Kind: desk.SectionWhat}
	for paragraph := range strings.Lines(text) {
		section.Lines = append(section.Lines, desk.Line{Kind: desk.LineText, Text: paragraph})
	}
	if len(section.Lines) > 1 {
		article.Short, section.Lines = section.Lines[0].Text, section.Lines[1:]
	}
	article.Sections = []desk.Section{section}
	return desk.Edition{Article: article}
}

// readLines reads a file of one JSON value a line.
func readLines[T any](b *testing.B, name string) (values []T) {
	b.Helper()
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	for decoder := json.NewDecoder(file); ; {
		var value T
		if err := decoder.Decode(&value); errors.Is(err, io.EOF) {
			return values
		} else if err != nil {
			b.Fatalf("%s: %v", name, err)
		}
		values = append(values, value)
	}
}

// questions are those of a split, in one form.
func (s retrievalSet) questions(form, split string) (asked []retrievalQuestion) {
	for _, question := range s.asked[form] {
		if question.Split == split {
			asked = append(asked, question)
		}
	}
	return asked
}

// ofProduct finds by the index of the product, with the lists of a knowledge.
func ofProduct(lists desk.Knowledge) func(b *testing.B, documents []desk.Edition) find {
	return func(b *testing.B, documents []desk.Edition) find {
		index := search.Build(documents, lists)
		b.Cleanup(func() { _ = index.Close() })
		return func(ctx context.Context, text string) (ids []string, err error) {
			_, finds, err := index.Find(ctx, text, deepest)
			for _, found := range finds {
				ids = append(ids, found.ID)
			}
			return ids, err
		}
	}
}

// ofBleve finds by bleve as it comes, over the raw text.
func ofBleve(b *testing.B, documents []desk.Edition) find {
	index, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = index.Close() })
	batch := index.NewBatch()
	for _, document := range documents {
		if err := batch.Index(document.ID, strings.Join(textsOf(document.Article), "\n")); err != nil {
			b.Fatal(err)
		}
	}
	if err := index.Batch(batch); err != nil {
		b.Fatal(err)
	}
	return func(ctx context.Context, text string) (ids []string, err error) {
		request := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(text), deepest, 0, false)
		request.SortBy([]string{"-_score", "_id"})
		result, err := index.SearchInContext(ctx, request)
		if err != nil {
			return nil, err
		}
		for _, hit := range result.Hits {
			ids = append(ids, hit.ID)
		}
		return ids, nil
	}
}

// ofFullText finds by SQLite's own full-text search over our folded syllables
// and a column of pairs.
func ofFullText(b *testing.B, documents []desk.Edition) find {
	db := fullText(b, documents)
	look, err := db.PrepareContext(b.Context(), `SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles, 0, 0.5, 1), id LIMIT 10`)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = look.Close() })
	return func(ctx context.Context, text string) ([]string, error) { return lookUp(ctx, look, text) }
}

// ofFullTextFields finds like ofFullText, with the title, the first paragraph
// and the rest in columns of their own, weighted as our fields are.
func ofFullTextFields(b *testing.B, documents []desk.Edition) find {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(b.Context(), `CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, short, rest,
		title_pairs, short_pairs, rest_pairs, tokenize = "unicode61 tokenchars '_'")`); err != nil {
		b.Fatal(err)
	}
	tx, err := db.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, document := range documents {
		row := []any{document.ID}
		var pairs []any
		for _, article := range []desk.Article{{Title: document.Title}, {Short: document.Short}, {Sections: document.Sections}} {
			var folds, joined []string
			for _, text := range textsOf(article) {
				terms := foldsOf(text)
				folds, joined = append(folds, terms...), append(joined, pairsOf(terms)...)
			}
			row, pairs = append(row, strings.Join(folds, " ")), append(pairs, strings.Join(joined, " "))
		}
		if _, err := tx.ExecContext(b.Context(), `INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)`, append(row, pairs...)...); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	look, err := db.PrepareContext(b.Context(),
		`SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles, 0, 1.0, 0.45, 0.25, 2.0, 0.9, 0.5), id LIMIT 10`)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = look.Close() })
	return func(ctx context.Context, text string) ([]string, error) { return lookUp(ctx, look, text) }
}
