package search

import (
	"context"
	"fmt"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// Find returns the articles a message may be about, best first, at most n, with
// the evidence for each. The message as it was read comes with them. A message
// that shares nothing with the base finds nothing; of a long one only the first
// maxTokens syllables are read.
func (x *Index) Find(ctx context.Context, text string, n int) (normal string, finds []desk.Find, err error) {
	message := viet.Syllables(text)
	finds, err = x.Explain(ctx, message, n)
	if err != nil {
		return "", nil, err
	}
	return viet.Join(clip(message)), finds, nil
}

// Explain is Find for a message that was read already.
func (x *Index) Explain(ctx context.Context, message []viet.Syllable, n int) ([]desk.Find, error) {
	return x.find(ctx, message, n, true)
}

// FindRead is Explain without the terms each find rests on and those it misses.
func (x *Index) FindRead(ctx context.Context, message []viet.Syllable, n int) ([]desk.Find, error) {
	return x.find(ctx, message, n, false)
}

// find looks a message up, and explains its finds by their terms if asked to.
func (x *Index) find(ctx context.Context, message []viet.Syllable, n int, explain bool) ([]desk.Find, error) {
	if x.closed.Load() {
		return nil, errClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	s, ok := x.searches.Get().(*search)
	if !ok {
		s = new(search)
	}
	defer x.searches.Put(s)
	defer s.end()
	s.prepare(x, clip(message))
	s.scorer.explain = explain
	return s.first(x, &s.question, n), nil
}

// search is all that looking a question up needs. It is used again and again, so
// that a question asks for hardly any memory, and forgets each.
type search struct {
	preparation
	lookup lookup
	scorer scorer
}

// end forgets the question.
func (s *search) end() {
	s.preparation.end()
	s.scorer.end()
}

// first looks a question up and returns the first n finds, best first, once what
// draws questions to articles is learned.
func (s *search) first(x *Index, q *question, n int) []desk.Find {
	<-x.learned
	s.scorer.begin(x, q)
	return s.scorer.finds(s.scorer.first(s.lookup.lookUp(x, q.terms), n))
}
