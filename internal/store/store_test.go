package store_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// noon is when the tests take place.
var noon = time.Date(2026, time.March, 2, 12, 0, 0, 0, desk.Zone)

const lan, minh = desk.ChatID("telegram:4711"), desk.ChatID("telegram:4712")

// jobs remembers the deliveries it was asked for.
type jobs struct {
	mu      sync.Mutex
	replies []desk.ReplyID
	fail    error
}

func (j *jobs) Enqueue(_ context.Context, _ *sql.Tx, _ desk.ChatID, reply desk.ReplyID, _ bool) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.fail != nil {
		return j.fail
	}
	j.replies = append(j.replies, reply)
	return nil
}

// taken returns the deliveries asked for since the last call.
func (j *jobs) taken() []desk.ReplyID {
	j.mu.Lock()
	defer j.mu.Unlock()
	taken := j.replies
	j.replies = nil
	return taken
}

// book is a store with its jobs and its clock in the test's hands.
type book struct {
	*store.Store
	t    testing.TB
	path string
	jobs *jobs
	now  time.Time
}

func open(t testing.TB) *book {
	t.Helper()
	b := &book{t: t, path: filepath.Join(t.TempDir(), "desk.db"), jobs: &jobs{}, now: noon}
	b.reopen()
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// reopen closes the store, if it is open, and opens it again.
func (b *book) reopen() {
	b.t.Helper()
	if b.Store != nil {
		if err := b.Close(); err != nil {
			b.t.Fatal(err)
		}
	}
	s, err := store.Open(b.t.Context(), b.path)
	if err != nil {
		b.t.Fatal(err)
	}
	s.Jobs, s.Now = b.jobs, func() time.Time { return b.now }
	b.Store = s
}

// commit writes a turn decided on the session as it stands.
func (b *book) commit(turn desk.Turn) {
	b.t.Helper()
	session, err := b.Session(b.t.Context(), turn.Message.Chat)
	if err != nil {
		b.t.Fatal(err)
	}
	turn.Session.Version = session.Version
	if err := b.Commit(b.t.Context(), turn); err != nil {
		b.t.Fatal(err)
	}
}

func (b *book) settle(id desk.ReplyID, said bool) {
	b.t.Helper()
	if err := b.Settle(b.t.Context(), id, said); err != nil {
		b.t.Fatal(err)
	}
}

func (b *book) counts() store.Counts {
	b.t.Helper()
	counts, err := b.Counts(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return counts
}

func message(chat desk.ChatID, id string) desk.Message {
	return desk.Message{ID: desk.MessageID(string(chat) + ":" + id), Chat: chat, Kind: desk.KindText, Text: "câu hỏi " + id, At: noon}
}

func reply(text string) desk.Reply {
	return desk.Reply{Lines: []desk.Line{{Kind: desk.LineText, Text: text}}}
}

func turn(chat desk.ChatID, id string, replies ...string) desk.Turn {
	turn := desk.Turn{Message: message(chat, id)}
	for _, text := range replies {
		turn.Replies = append(turn.Replies, reply(text))
	}
	return turn
}

func wantIs(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error is %v, want %v", err, want)
	}
}
