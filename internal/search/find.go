package search

import (
	"context"
	"fmt"

	"hoidap/internal/desk"
)

// Find returns the articles a message may be about, best first, at most n, with
// the evidence for each. The message as it was read comes with them. A message
// that shares nothing with the base finds nothing; of a long one only the first
// maxTokens syllables are read.
func (x *Index) Find(ctx context.Context, text string, n int) (normal string, finds []desk.Find, err error) {
	if x.closed.Load() {
		return "", nil, errClosed
	}
	if err := ctx.Err(); err != nil {
		return "", nil, fmt.Errorf("search: %w", err)
	}
	q := x.prepare(text)
	return q.normal, x.first(q, n), nil
}

// first looks a question up and returns the first n finds, best first.
func (x *Index) first(q question, n int) []desk.Find {
	s, ok := x.scorers.Get().(*scorer)
	if !ok {
		s = new(scorer)
	}
	defer x.scorers.Put(s)
	s.begin(x, &q)
	defer s.end()
	return s.finds(s.first(s.lookup.lookUp(x, q.terms), n))
}
