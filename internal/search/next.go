package search

import (
	"context"
	"maps"

	"hoidap/internal/desk"
)

// Next returns the index of later editions, with the lists of the knowledge
// they come from. It finds what one built whole finds, and shares with x what
// has not changed: the editions whose article comes from a file of the same
// revision, with the same standing. It is built whole when a list changed that
// shapes articles, or when too much else did. x stays as it is and usable, and
// several indexes may follow it.
func (x *Index) Next(editions []desk.Edition, knowledge desk.Knowledge) (*Index, error) {
	if x.closed.Load() {
		return nil, errClosed
	}
	all := withSubjects(editions, knowledge)
	changed := x.changed(all)
	if !shapeOf(knowledge).equal(x.shape) || x.catalogue.worn(len(changed), len(all)) {
		return Build(editions, knowledge), nil
	}
	next := newIndex(knowledge, x.terms.next())
	next.catalogue, next.documents, next.lengths, next.holders = x.catalogue, maps.Clone(x.documents), x.lengths, x.holders
	next.keep(all)
	next.take(next.cutAll(changed))
	go next.learnBeside()
	next.finish()
	sheets, err := next.catalogue.turnTo(next.documents, next.terms, x.sheets)
	<-next.learned // so that no question waits
	if err != nil {
		return nil, err
	}
	next.open(sheets)
	return next, nil
}

// Fill has bleve take the articles in, which Next needs when something changed:
// where nobody did that before, Next does. It takes longer than Build.
func (x *Index) Fill(ctx context.Context) error { return x.catalogue.fill(ctx) }

// changed lists the editions that must be read.
func (x *Index) changed(editions []desk.Edition) []desk.Edition {
	var changed []desk.Edition
	for _, edition := range editions {
		origin := originOf(edition)
		if former, ok := x.documents[edition.ID]; !ok || former.origin != origin || !origin.certain() {
			changed = append(changed, edition)
		}
	}
	return changed
}

// keep drops the articles that have no edition any more.
func (x *Index) keep(editions []desk.Edition) {
	stay := make(map[string]bool, len(editions))
	for _, edition := range editions {
		stay[edition.ID] = true
	}
	for id := range x.documents {
		if !stay[id] {
			x.drop(id)
		}
	}
}
