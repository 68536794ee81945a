package dialogue_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/internal/search"
	"hoidap/internal/staff"
	"hoidap/internal/store"
	"hoidap/knowledge"
	"hoidap/locales"
)

// memory is a store whose turns a test can look at. A session taken out of
// sessions is forgotten.
type memory struct {
	*store.Store
	sessions map[desk.ChatID]desk.Session
	last     map[desk.ChatID]desk.Reply // what was said last in each chat
	said     []desk.Reply
	turns    []desk.Turn
	tries    int                        // attempts counted in all
	commit   func(turn desk.Turn) error // decides what Commit answers, when set
}

// jobs takes deliveries that nobody makes.
type jobs struct{}

func (jobs) Enqueue(context.Context, *sql.Tx, desk.ChatID, desk.ReplyID, bool) error { return nil }

func (m *memory) Session(ctx context.Context, chat desk.ChatID) (desk.Session, error) {
	kept, err := m.Store.Session(ctx, chat)
	if _, known := m.sessions[chat]; !known {
		return desk.Session{Chat: chat, Version: kept.Version}, err
	}
	return kept, err
}

func (m *memory) Attempt(ctx context.Context, id desk.MessageID) (int, error) {
	m.tries++
	return m.Store.Attempt(ctx, id)
}

func (m *memory) Commit(ctx context.Context, turn desk.Turn) error {
	if m.commit != nil {
		if err := m.commit(turn); err != nil {
			return err
		}
	}
	if err := m.Store.Commit(ctx, turn); err != nil {
		return err
	}
	session := turn.Session
	session.Version++
	m.sessions[turn.Message.Chat] = session
	m.said = append(m.said, turn.Replies...)
	m.turns = append(m.turns, turn)
	return nil
}

// shelf opens the knowledge of the program; a day's book is made once.
type shelf struct {
	knowledge desk.Knowledge
	books     map[desk.Day]book
	mu        sync.Mutex
}

// programShelf is read once for all tests, which do not change it.
var programShelf = sync.OnceValues(func() (*shelf, error) {
	articles, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		return nil, fmt.Errorf("knowledge: %v", rows)
	}
	return &shelf{knowledge: articles, books: map[desk.Day]book{}}, nil
})

type book struct {
	*answer.Judge
	editions  map[string]desk.Edition
	knowledge desk.Knowledge
}

func (s *shelf) Open(_ context.Context, day desk.Day) (dialogue.Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b, ok := s.books[day]; ok {
		return b, nil
	}
	editions := desk.Editions(s.knowledge.Articles, day)
	index := search.Build(editions, s.knowledge)
	b := book{answer.New(index, s.knowledge), map[string]desk.Edition{}, s.knowledge}
	for _, edition := range editions {
		b.editions[edition.ID] = edition
	}
	s.books[day] = b
	return b, nil
}

func (b book) Edition(id string) (desk.Edition, bool) {
	edition, ok := b.editions[id]
	return edition, ok
}

func (b book) Lists() desk.Knowledge { return b.knowledge }

func newEngine(t *testing.T, memory *memory) *dialogue.Engine {
	t.Helper()
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	books, err := programShelf()
	if err != nil {
		t.Fatal(err)
	}
	if memory.Store, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db")); err != nil {
		t.Fatal(err)
	}
	memory.Jobs = jobs{}
	t.Cleanup(func() { _ = memory.Close() })
	codes := 0
	engine := &dialogue.Engine{
		Shelf: books, Memory: memory, Ledger: memory, Words: words,
		Office: staff.Office{
			Queue: memory, Records: memory, Register: memory, Number: memory.NextTicket,
			Code: func() string { codes++; return fmt.Sprintf("AAAA-BBBB-CC%02d", codes) },
			Link: func(code string) string { return "http://ban/" + code },
		},
		Now: time.Now, Log: slog.New(slog.DiscardHandler),
	}
	memory.Now = func() time.Time { return engine.Now() }
	return engine
}
