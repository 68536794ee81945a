package main

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/library"
)

// shelf holds the knowledge that is served and the books made of it. What is
// served changes whole: a turn that has opened a book ends on it.
type shelf struct {
	folder  fs.FS
	reader  library.Reader // used by whoever reads, one at a time
	making  sync.Mutex     // one book is made at a time
	stock   atomic.Pointer[stock]
	trouble atomic.Pointer[[]library.Row] // why the folder is not served as it is now
}

// stock is one reading of the folder and the books made of it, newest first:
// that of today and, shortly before midnight, that of tomorrow.
type stock struct {
	knowledge desk.Knowledge
	since     time.Time
	books     []*book
}

// mostBooks is how many books of one stock are kept.
const mostBooks = 2

// brokenKnowledge says that files of the knowledge folder must be mended first.
type brokenKnowledge struct{ rows []library.Row }

// Error is one line for the operator; the rows are printed before it.
func (e brokenKnowledge) Error() string {
	return fmt.Sprintf("knowledge: nothing is served until the rows above are mended, %d in all", len(e.rows))
}

// openShelf reads a knowledge folder. When a row is broken it serves the copy of
// what was served last, or fails with brokenKnowledge when there is none.
func openShelf(folder fs.FS, spare *spare) (*shelf, error) {
	s := &shelf{folder: folder}
	knowledge, rows := s.read()
	if library.Fatal(rows) {
		kept, ok := spare.read()
		if !ok {
			return nil, brokenKnowledge{rows}
		}
		knowledge = kept
		s.refuse(rows)
	}
	s.stock.Store(&stock{knowledge: knowledge, since: time.Now()})
	return s, nil
}

// read reads the folder as it is now; nothing is served of it yet.
func (s *shelf) read() (desk.Knowledge, []library.Row) { return s.reader.Read(s.folder) }

// Open returns the book of a day.
func (s *shelf) Open(_ context.Context, day desk.Day) (dialogue.Book, error) { return s.open(day) }

// open returns the book of a day, making it when it is not there yet.
func (s *shelf) open(day desk.Day) (*book, error) {
	if book := s.stock.Load().book(day); book != nil {
		return book, nil
	}
	s.making.Lock()
	defer s.making.Unlock()
	now := s.stock.Load()
	if book := now.book(day); book != nil {
		return book, nil
	}
	made, err := newBook(now.knowledge, day, now.newest())
	if err != nil {
		return nil, err
	}
	books := append([]*book{made}, now.books...)
	s.stock.Store(&stock{knowledge: now.knowledge, since: now.since, books: books[:min(len(books), mostBooks)]})
	return made, nil
}

// take serves a new reading of the folder from here on, beginning with the
// book of a day.
func (s *shelf) take(knowledge desk.Knowledge, day desk.Day) error {
	s.making.Lock()
	defer s.making.Unlock()
	made, err := newBook(knowledge, day, s.stock.Load().newest())
	if err != nil {
		return err
	}
	s.stock.Store(&stock{knowledge: knowledge, since: time.Now(), books: []*book{made}})
	s.trouble.Store(nil)
	return nil
}

// refuse goes on with what is served and remembers why.
func (s *shelf) refuse(rows []library.Row) {
	broken := slices.DeleteFunc(slices.Clone(rows), func(r library.Row) bool { return r.Class != library.Broken })
	s.trouble.Store(&broken)
}

// book is the book of a day, nil when it has not been made.
func (s *stock) book(day desk.Day) *book {
	for _, book := range s.books {
		if book.day == day {
			return book
		}
	}
	return nil
}

// newest is the book made last, nil when there is none.
func (s *stock) newest() *book {
	if len(s.books) == 0 {
		return nil
	}
	return s.books[0]
}
