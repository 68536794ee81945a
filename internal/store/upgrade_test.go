package store_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// firstSchema makes a database as the first migration left it, with what a desk
// held then.
func firstSchema(t *testing.T, path string) {
	t.Helper()
	db := raw(t, path)
	defer func() { check(t, db.Close()) }()
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, os.DirFS("migrations/sqlite"), goose.WithDisableGlobalRegistry(true))
	check(t, err)
	_, err = provider.UpTo(t.Context(), 1)
	check(t, err)
	for _, statement := range []string{
		`INSERT INTO tickets (id, chat, question, reason, articles, state, opened_at, version) VALUES
			(3, 'telegram:4711', 'ai được vay?', 'unknown', '["vay-von"]', 'open', 1767243600000, 1),
			(4, 'telegram:4712', 'cháy nhà', 'urgent', '[]', 'open', 1767243601000, 2),
			(5, 'telegram:4711', '', 'personal', '[]', 'withdrawn', 1767243602000, 2)`,
		`INSERT INTO sessions (chat, version, state, dead, at) VALUES
			('telegram:4711', 7, '{"greeted":true,"article":"vay-von"}', FALSE, 1767243600000),
			('web:abc', 2, '{"greeted":true}', FALSE, 1767243600000)`,
		`INSERT INTO entries (chat, id, said, reply, at) VALUES ('web:abc', 64, 'câu hỏi', '', 1767243600000)`,
		`INSERT INTO messages (id, chat, parked, at) VALUES ('telegram:4711:1', 'telegram:4711', FALSE, 1767243600000)`,
		`INSERT INTO replies (chat, body, state, at) VALUES ('telegram:4711', '{"lines":[{"kind":"text","text":"chào"}]}', 'open', 1767243600000)`,
	} {
		exec(t, db, statement)
	}
}

// TestFirstSchemaOpens opens a database of the first schema: everything is
// there, its tickets can be worked on, and its people hear the answers.
func TestFirstSchemaOpens(t *testing.T) {
	b := &book{t: t, path: filepath.Join(t.TempDir(), "desk.db"), jobs: &jobs{}, now: noon}
	firstSchema(t, b.path)
	from, to, err := store.Migrate(t.Context(), b.path)
	if err != nil || from != 1 || to < 2 {
		t.Fatalf("from %d to %d, %v", from, to, err)
	}
	b.reopen()
	t.Cleanup(func() { _ = b.Close() })

	opened := time.UnixMilli(1767243600000).In(desk.Zone)
	want := desk.Ticket{ID: 3, Chat: lan, Question: "ai được vay?", Reason: desk.ReasonUnknown, Articles: []string{"vay-von"},
		State: desk.TicketOpen, OpenedAt: opened, Version: 1}
	got, err := b.OpenTicket(t.Context(), lan)
	check(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the ticket is %+v, want %+v", got, want)
	}
	waiting := b.page(desk.TicketFilter{States: []desk.TicketState{desk.TicketOpen, desk.TicketClaimed}})
	if numbers := numbersOf(waiting); !reflect.DeepEqual(numbers, []int{4, 3}) {
		t.Errorf("the queue is %v, want the urgent one first", numbers)
	}
	if gone := b.read(5); gone.State != desk.TicketWithdrawn {
		t.Errorf("the withdrawn ticket is %+v", gone)
	}
	if id, err := b.NextTicket(t.Context()); err != nil || id != 6 {
		t.Errorf("the next number is %d, %v; want 6", id, err)
	}
	if session, err := b.Session(t.Context(), lan); err != nil || session.Version != 7 || session.Article != "vay-von" {
		t.Errorf("session %+v, %v", session, err)
	}
	if got := b.plain(1); got != "chào" {
		t.Errorf("the reply is %q", got)
	}
	waiters, err := b.Waiters(t.Context(), 3)
	check(t, err)
	if len(waiters) != 1 || waiters[0].Chat != lan || !waiters[0].Since.Equal(opened) {
		t.Errorf("waiting %+v, want who asked", waiters)
	}
	// What others cause to be said to the web chat is among its lines.
	told := turn("telegram:staff", "1")
	told.Replies = []desk.Reply{{Chat: "web:abc", Lines: reply("trả lời").Lines}}
	b.commit(told)
	if lines, _ := b.talk("web:abc", 64, 10); !reflect.DeepEqual(lines, []string{"> trả lời"}) {
		t.Errorf("the web chat shows %q", lines)
	}
}

// TestFirstSchemaWithoutTickets numbers from one.
func TestFirstSchemaWithoutTickets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	firstSchema(t, path)
	db := raw(t, path)
	exec(t, db, `DELETE FROM tickets`)
	check(t, db.Close())
	s, err := store.Open(t.Context(), path)
	check(t, err)
	defer func() { check(t, s.Close()) }()
	if id, err := s.NextTicket(t.Context()); err != nil || id != 1 {
		t.Errorf("the first number is %d, %v; want 1", id, err)
	}
}
