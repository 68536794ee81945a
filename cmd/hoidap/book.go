package main

import (
	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/search"
)

// book is a snapshot: the articles of one day and the index over them. It never
// changes, so whoever began with it may end with it.
type book struct {
	*answer.Judge
	day       desk.Day
	index     *search.Index
	editions  map[string]desk.Edition
	knowledge desk.Knowledge
}

// newBook makes the book of a day. It shares with a former one, if there is
// any, what has not changed.
func newBook(knowledge desk.Knowledge, day desk.Day, former *book) (*book, error) {
	editions := desk.Editions(knowledge.Articles, day)
	lists := make(chan *answer.Judge, 1)
	go func() { lists <- answer.New(nil, knowledge) }() // while the articles are read
	index, err := indexOf(editions, knowledge, former)
	judge := <-lists
	if err != nil {
		return nil, err
	}
	b := &book{
		Judge:     judge.With(index),
		day:       day,
		index:     index,
		editions:  make(map[string]desk.Edition, len(editions)),
		knowledge: knowledge,
	}
	for _, edition := range editions {
		b.editions[edition.ID] = edition
	}
	return b, nil
}

// indexOf makes the index of some editions, going on from a former book if there
// is any.
func indexOf(editions []desk.Edition, knowledge desk.Knowledge, former *book) (*search.Index, error) {
	if former == nil {
		return search.Build(editions, knowledge), nil
	}
	return former.index.Next(editions, knowledge)
}

// Edition returns the article that answers for an ID.
func (b *book) Edition(id string) (desk.Edition, bool) {
	edition, ok := b.editions[id]
	return edition, ok
}

// Lists are the topics, sections, offices and places.
func (b *book) Lists() desk.Knowledge { return b.knowledge }
