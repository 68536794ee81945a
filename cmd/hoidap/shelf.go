package main

import (
	"context"
	"fmt"
	"io/fs"
	"sync"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/library"
	"hoidap/internal/search"
)

// shelf holds the knowledge and the book made of it for one day. The book is
// made anew, whole, when the day has changed. Turns that began on a book end on
// it, so the book of the day before stays open until the next change.
type shelf struct {
	knowledge desk.Knowledge

	mu       sync.Mutex
	day      desk.Day
	book     *book
	previous *book
}

// book is a snapshot: the articles of one day and the index over them.
type book struct {
	*answer.Judge
	index     *search.Index
	editions  map[string]desk.Edition
	knowledge desk.Knowledge
}

// brokenKnowledge says that files of the knowledge folder must be mended first.
type brokenKnowledge struct{ rows []library.Row }

// Error is one line for the operator; the rows are printed before it.
func (e brokenKnowledge) Error() string {
	return fmt.Sprintf("knowledge: nothing is served until the rows above are mended, %d in all", len(e.rows))
}

// openShelf reads a knowledge folder. It fails with brokenKnowledge when a row
// is fatal.
func openShelf(folder fs.FS) (*shelf, error) {
	knowledge, rows := library.Read(folder)
	if library.Fatal(rows) {
		return nil, brokenKnowledge{rows}
	}
	return &shelf{knowledge: knowledge}, nil
}

// Open returns the book of a day.
func (s *shelf) Open(_ context.Context, day desk.Day) (dialogue.Book, error) {
	return s.open(day)
}

func (s *shelf) open(day desk.Day) (*book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.book != nil && s.day == day {
		return s.book, nil
	}
	made, err := newBook(s.knowledge, day)
	if err != nil {
		return nil, err
	}
	if s.previous != nil {
		if err := s.previous.index.Close(); err != nil {
			return nil, err
		}
	}
	s.day, s.book, s.previous = day, made, s.book
	return made, nil
}

// size is the number of subjects the book in use answers from.
func (s *shelf) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.book == nil {
		return 0
	}
	return len(s.book.editions)
}

func newBook(knowledge desk.Knowledge, day desk.Day) (*book, error) {
	editions := desk.Editions(knowledge.Articles, day)
	index, err := search.Build(editions, knowledge)
	if err != nil {
		return nil, err
	}
	b := &book{
		Judge:     answer.New(index, knowledge),
		index:     index,
		editions:  make(map[string]desk.Edition, len(editions)),
		knowledge: knowledge,
	}
	for _, edition := range editions {
		b.editions[edition.ID] = edition
	}
	return b, nil
}

// Edition returns the article that answers for an ID.
func (b *book) Edition(id string) (desk.Edition, bool) {
	edition, ok := b.editions[id]
	return edition, ok
}

// Lists are the topics, sections, offices and places.
func (b *book) Lists() desk.Knowledge { return b.knowledge }
