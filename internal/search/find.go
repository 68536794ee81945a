package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// A message of more syllables than longMessage is a story with a question
// somewhere in it: it is read sentence by sentence, at most mostSentences, half
// of them from its beginning and half from its end.
const (
	longMessage   = 40
	mostSentences = 48
)

// Find returns the articles a message may be about, best first, at most n, with
// the evidence for each. The message as it was read comes with them. A message
// that shares nothing with the base finds nothing. In a long one each article
// stands with the sentence that speaks most for it.
func (x *Index) Find(ctx context.Context, text string, n int) (normal string, finds []desk.Find, err error) {
	if x.closed.Load() {
		return "", nil, errClosed
	}
	pieces := pieces(text)
	if len(pieces) != 1 {
		return x.findInAll(ctx, pieces, n)
	}
	if err := ctx.Err(); err != nil {
		return "", nil, fmt.Errorf("search: %w", err)
	}
	q := x.prepare(pieces[0])
	return q.normal, x.first(q, n), nil
}

// findInAll finds what the pieces of a long message may be about.
func (x *Index) findInAll(ctx context.Context, pieces []string, n int) (normal string, finds []desk.Find, err error) {
	var read []string
	best := map[string]desk.Find{}
	for _, piece := range pieces {
		if err := ctx.Err(); err != nil {
			return "", nil, fmt.Errorf("search: %w", err)
		}
		q := x.prepare(piece)
		read = append(read, q.normal)
		// An article among the first n of all is among the first n of its best piece.
		for _, find := range x.first(q, n) {
			if known, ok := best[find.ID]; !ok || find.Score > known.Score {
				best[find.ID] = find
			}
		}
	}
	finds = slices.SortedFunc(maps.Values(best), func(a, b desk.Find) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return strings.Join(read, " "), finds[:max(0, min(n, len(finds)))], nil
}

// pieces are what of a message is looked up one by one.
func pieces(text string) []string {
	if len(viet.Syllables(text)) <= longMessage {
		return []string{text}
	}
	sentences := viet.Sentences(text)
	if middle := len(sentences) - mostSentences; middle > 0 {
		return slices.Delete(sentences, mostSentences/2, mostSentences/2+middle)
	}
	return sentences
}

// first looks a question up and returns the first n finds, best first.
func (x *Index) first(q question, n int) []desk.Find {
	scorer := x.newScorer(q)
	first := scorer.first(x.lookUp(q), n)
	finds := make([]desk.Find, len(first))
	for i, article := range first {
		finds[i] = scorer.find(article)
	}
	return finds
}
