// Package search turns articles into an index and questions into finds. A
// bleve index in memory names the candidates; their order follows from exact
// BM25 over the fields of an article and from how close the question comes to
// one of the article's own questions. Articles and questions go through the
// same folding (package viet), so people may type with diacritics or without.
package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// candidates is how many articles bleve names for exact scoring.
const candidates = 30

// mostPassages is how many places the terms looked up in a large base have.
const mostPassages = 5000

// termsAnalyzer splits text that holds finished terms, one space between two.
const termsAnalyzer = "terms"

// Index finds the articles a question may be about. It does not change after
// Build and may be used from many goroutines.
type Index struct {
	bleve     bleve.Index
	close     func() error // once; bleve panics when closed twice
	terms     *dictionary
	documents map[string]*document
	rewrites  rewrites
	fillers   viet.Fillers // words without a subject
	asks      viet.Phrases // words that ask for a part of an article, whatever its subject
	groups    []group
	averages  [len(fields)]float64 // mean length of each field, in syllables
}

// Build indexes one edition of each article, with the lists of the knowledge
// they come from. Close the index after use.
func Build(editions []desk.Edition, knowledge desk.Knowledge) (*Index, error) {
	indexMapping, err := newMapping()
	if err != nil {
		return nil, fmt.Errorf("search: mapping: %w", err)
	}
	// The older in-memory store of bleve takes minutes where scorch takes a second.
	memory, err := bleve.NewUsing("", indexMapping, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("search: new index: %w", err)
	}
	index := &Index{
		bleve:     memory,
		close:     sync.OnceValue(memory.Close),
		terms:     newDictionary(),
		documents: make(map[string]*document, len(editions)),
		rewrites:  newRewrites(knowledge.Vocabulary),
		fillers:   viet.NewFillers(knowledge.Vocabulary.Fillers, knowledge.Vocabulary.MarkedFillers),
		asks:      newAsks(knowledge.Sections),
		groups:    newGroups(knowledge.Groups),
	}
	if err := index.add(editions); err != nil {
		return nil, errors.Join(err, index.Close())
	}
	index.terms.finish()
	for _, document := range index.documents {
		document.finish(index.terms)
		for at, length := range document.lengths {
			index.averages[at] += float64(length) / float64(len(editions))
		}
	}
	return index, nil
}

// Close frees the index; finding in it fails from then on. Closing it again
// does nothing.
func (x *Index) Close() error { return x.close() }

// Size is the number of articles.
func (x *Index) Size() int { return len(x.documents) }

func (x *Index) add(editions []desk.Edition) error {
	const batchSize = 500
	batch := x.bleve.NewBatch()
	for i, edition := range editions {
		document, forms := x.newDocument(edition)
		x.documents[edition.ID] = document
		if err := batch.Index(edition.ID, forms); err != nil {
			return fmt.Errorf("search: index %s: %w", edition.ID, err)
		}
		if batch.Size() < batchSize && i < len(editions)-1 {
			continue
		}
		if err := x.bleve.Batch(batch); err != nil {
			return fmt.Errorf("search: write index: %w", err)
		}
		batch.Reset()
	}
	return nil
}

// newMapping is a static mapping: three fields of finished terms, nothing
// stored, no positions.
func newMapping() (mapping.IndexMapping, error) {
	indexMapping := bleve.NewIndexMapping()
	err := indexMapping.AddCustomAnalyzer(termsAnalyzer, map[string]any{
		"type": custom.Name, "tokenizer": whitespace.Name,
	})
	if err != nil {
		return nil, err
	}
	article := bleve.NewDocumentStaticMapping()
	for _, form := range forms {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = termsAnalyzer
		field.Store, field.IncludeInAll, field.IncludeTermVectors, field.DocValues = false, false, false, false
		article.AddFieldMappingsAt(form.name, field)
	}
	indexMapping.DefaultMapping = article
	return indexMapping, nil
}

// telling picks the terms worth looking up: all in a small base; in a large
// one the rarest, as many as stand in mostPassages together, so that time does
// not grow with the base. Scoring counts all terms of the articles found.
func (x *Index) telling(terms []weighted) []weighted {
	if len(x.documents) <= candidates {
		return terms
	}
	passages := func(term weighted) int { return x.terms.passages[term.id] }
	rarest := slices.SortedStableFunc(slices.Values(terms), func(a, b weighted) int {
		return cmp.Compare(passages(a), passages(b))
	})
	sum := 0
	for i, term := range rarest {
		if sum += passages(term); i > 0 && sum > mostPassages {
			return rarest[:i]
		}
	}
	return rarest
}

// lookUp asks bleve for the articles that share most with a prepared question.
func (x *Index) lookUp(ctx context.Context, q question) ([]string, error) {
	disjunction := bleve.NewDisjunctionQuery()
	for _, term := range x.telling(q.terms) {
		text := x.terms.texts[term.id]
		form := formOf(text)
		query := bleve.NewTermQuery(strings.TrimPrefix(text, form.mark))
		query.SetField(form.name)
		query.SetBoost(form.weight * term.weight)
		disjunction.AddQuery(query)
	}
	if len(disjunction.Disjuncts) == 0 {
		return nil, nil
	}
	request := bleve.NewSearchRequestOptions(disjunction, candidates, 0, false)
	request.SortBy([]string{"-_score", "_id"})
	result, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("search: look up: %w", err)
	}
	ids := make([]string, 0, len(result.Hits))
	for _, hit := range result.Hits {
		ids = append(ids, hit.ID)
	}
	return ids, nil
}
