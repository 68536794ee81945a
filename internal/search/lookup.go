package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// candidates is how many articles bleve names for exact scoring.
const candidates = 30

// mostPassages is how many places the terms looked up in a large base have.
const mostPassages = 5000

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
		wanted := bleve.NewTermQuery(strings.TrimPrefix(text, form.mark))
		wanted.SetField(form.name)
		wanted.SetBoost(form.weight * term.weight)
		disjunction.AddQuery(wanted)
	}
	if len(disjunction.Disjuncts) == 0 {
		return nil, nil
	}
	ids, err := x.collect(ctx, disjunction)
	if err != nil {
		return nil, fmt.Errorf("search: look up: %w", err)
	}
	return ids, nil
}

// collect searches the view of the index; searching through bleve itself would
// search what the catalogue holds by now.
func (x *Index) collect(ctx context.Context, asked query.Query) ([]string, error) {
	searcher, err := asked.Searcher(ctx, x.view, x.catalogue.memory.Mapping(), search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	defer func() { _ = searcher.Close() }()
	pool := search.NewDocumentMatchPool(searcher.DocumentMatchPoolSize()+1, 0)
	looking := &search.SearchContext{DocumentMatchPool: pool, IndexReader: x.view}
	var list shortlist
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		match, err := searcher.Next(looking)
		if err != nil {
			return nil, err
		}
		if match == nil {
			return list.ids(x.view)
		}
		list.add(match)
		pool.Put(match)
	}
}
