package search

import (
	"cmp"
	"context"
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
	best := map[string]desk.Find{}
	var read []string
	for _, piece := range pieces(text) {
		q := x.prepare(piece)
		read = append(read, q.normal)
		if err := x.gather(ctx, q, best); err != nil {
			return "", nil, err
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

// gather looks a question up and keeps each article's best find.
func (x *Index) gather(ctx context.Context, q question, best map[string]desk.Find) error {
	ids, err := x.lookUp(ctx, q)
	if err != nil {
		return err
	}
	scorer := x.newScorer(q)
	for _, id := range ids {
		find := scorer.find(id)
		if known, ok := best[id]; !ok || find.Score > known.Score {
			best[id] = find
		}
	}
	return nil
}
