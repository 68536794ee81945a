package main

import (
	"context"
	"slices"

	"hoidap/internal/desk"
)

// A question an article has word for word nearly always finds it. So whether a
// changed article would take what people ask in other words is seen by asking
// without the question: the book is made as if nobody had foreseen it.

// rounds is how many books are made to leave questions out, so that an article
// misses a fifth of those in danger at a time and keeps what speaks like them.
const rounds = 5

// changedSince lists the articles of a book that are not as in the one before.
func (b *book) changedSince(former *book) map[string]bool {
	changed := map[string]bool{}
	for id, edition := range b.editions {
		if was, ok := former.editions[id]; !ok || was.Revision != edition.Revision || was.File != edition.File {
			changed[id] = true
		}
	}
	return changed
}

// without makes the book anew, lacking some questions.
func (b *book) without(left []owned) (*book, error) {
	drop := map[string][]string{} // texts by the ID of the article
	for _, o := range left {
		drop[o.owner()] = append(drop[o.owner()], o.text)
	}
	knowledge := b.knowledge
	knowledge.Articles = slices.Clone(knowledge.Articles)
	for i := range knowledge.Articles {
		article := &knowledge.Articles[i]
		texts := drop[article.ID]
		if len(texts) == 0 {
			continue
		}
		isLeft := func(text string) bool { return slices.Contains(texts, text) }
		article.Revision = 0 // it is no longer what stands in the file
		article.Questions = slices.DeleteFunc(slices.Clone(article.Questions), isLeft)
		article.Asked = slices.DeleteFunc(slices.Clone(article.Asked), isLeft)
	}
	return newBook(knowledge, b.day, b)
}

// nearlyStolen finds, among questions a changed article came near to, those it
// would take from their own article in other words.
func nearlyStolen(ctx context.Context, former, present *book, near []owned, changed map[string]bool, pace *pace) ([]shifted, error) {
	dangers := dangersIn(present.knowledge)
	var found []shifted
	for _, left := range dealt(near) {
		then, err := askWithout(ctx, former, left, pace)
		if err != nil {
			return nil, err
		}
		now, err := askWithout(ctx, present, left, pace)
		if err != nil {
			return nil, err
		}
		for i, o := range left {
			sure := then[i].verdict == desk.Answer || now[i].verdict == desk.Answer // else both are offered still
			if sure && o.right(then[i], dangers) && !o.right(now[i], dangers) && changed[now[i].first] {
				found = append(found, shifted{o, &then[i], now[i]})
			}
		}
	}
	return found, nil
}

func askWithout(ctx context.Context, b *book, left []owned, pace *pace) ([]said, error) {
	less, err := b.without(left)
	if err != nil {
		return nil, err
	}
	all := make([]said, len(left))
	return all, askEach(ctx, less, left, pace, func(i int, d desk.Decision) { all[i] = saidBy(d) })
}

// dealt deals questions into rounds, those of one article evenly.
func dealt(near []owned) [][]owned {
	hands := make([][]owned, rounds)
	seen := map[string]int{}
	for _, o := range near {
		at := seen[o.owner()] % rounds
		seen[o.owner()]++
		hands[at] = append(hands[at], o)
	}
	return slices.DeleteFunc(hands, func(hand []owned) bool { return len(hand) == 0 })
}
