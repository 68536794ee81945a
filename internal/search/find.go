package search

import (
	"cmp"
	"context"
	"slices"

	"hoidap/internal/desk"
)

// Find returns the articles a question may be about, best first, at most n,
// with the evidence for each. The question as it was read comes with them. A
// question that shares nothing with the base finds nothing.
func (x *Index) Find(ctx context.Context, text string, n int) (normal string, finds []desk.Find, err error) {
	q := x.prepare(text)
	ids, err := x.lookUp(ctx, q)
	if err != nil {
		return q.normal, nil, err
	}
	scorer := x.newScorer(q)
	finds = make([]desk.Find, 0, len(ids))
	for _, id := range ids {
		finds = append(finds, scorer.find(id))
	}
	slices.SortFunc(finds, func(a, b desk.Find) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return q.normal, finds[:max(0, min(n, len(finds)))], nil
}
