package outbox

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// patient is how long a test waits for what must happen; it bounds a hang and
// is never the time something takes.
const patient = 30 * time.Second

const lan, minh = desk.ChatID("telegram:4711"), desk.ChatID("telegram:4712")

// ear is a door that keeps what it was told to say.
type ear struct {
	// answer decides what Say returns; nil takes everything.
	answer func(ctx context.Context, reply desk.Reply) error

	mu    sync.Mutex
	heard []string // what was said without error, "chat text"
	tried chan string
}

func newEar() *ear { return &ear{tried: make(chan string, 10000)} }

func (e *ear) Say(ctx context.Context, reply desk.Reply) error {
	line := reply.Chat.Name() + " " + reply.Plain()
	defer func() { e.tried <- line }()
	if e.answer != nil {
		if err := e.answer(ctx, reply); err != nil {
			return err
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.heard = append(e.heard, line)
	return nil
}

// said returns what was said to a chat, in order.
func (e *ear) said(chat desk.ChatID) (texts []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, line := range e.heard {
		if text, ok := strings.CutPrefix(line, chat.Name()+" "); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// try waits until the door is told to say something.
func (e *ear) try(t *testing.T) string {
	t.Helper()
	select {
	case line := <-e.tried:
		return line
	case <-time.After(patient):
		t.Fatal("nothing was said")
		return ""
	}
}

// office is a store with an outbox that speaks through ears.
type office struct {
	t     testing.TB
	path  string
	store *store.Store
	box   *Outbox
	ear   *ear // of telegram
	logs  *syncBuffer
	count int
	// ledger, when set, wraps the store.
	ledger func(*store.Store) Ledger
	// journal is where said replies are noted, "" for nowhere.
	journal string
}

type syncBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.String()
}

func open(t testing.TB) *office {
	o := &office{t: t, path: filepath.Join(t.TempDir(), "desk.db"), ear: newEar(), logs: &syncBuffer{}}
	o.open()
	t.Cleanup(o.close)
	return o
}

func (o *office) open() {
	o.t.Helper()
	s, err := store.Open(context.Background(), o.path)
	check(o.t, err)
	o.store = s
	var ledger Ledger = s
	if o.ledger != nil {
		ledger = o.ledger(s)
	}
	log := slog.New(slog.NewTextHandler(o.logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	o.box, err = New(context.Background(), s.DB(), ledger, map[string]Speaker{"telegram": o.ear}, log)
	check(o.t, err)
	o.box.Backoff = func(int) time.Duration { return time.Millisecond }
	s.Jobs = o.box
	if o.journal != "" {
		o.box.Journal, err = OpenJournal(o.journal)
		check(o.t, err)
	}
}

// close ends the outbox without waiting for what is still to be said.
func (o *office) close() {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	_ = o.box.Drain(ended)
	_ = o.store.Close()
	if o.box.Journal != nil {
		_ = o.box.Journal.Close()
	}
}

// reopen is what a restart is.
func (o *office) reopen() {
	o.close()
	o.open()
}

func (o *office) start() {
	o.t.Helper()
	check(o.t, o.box.Start(context.Background()))
}

// commit lets a message of a chat bring about replies.
func (o *office) commit(chat desk.ChatID, texts ...string) {
	o.t.Helper()
	o.count++
	session, err := o.store.Session(context.Background(), chat)
	check(o.t, err)
	turn := desk.Turn{
		Message: desk.Message{ID: desk.MessageID(fmt.Sprintf("%s:%d", chat, o.count)), Chat: chat, Kind: desk.KindText, At: time.Now()},
		Session: session,
	}
	for _, text := range texts {
		turn.Replies = append(turn.Replies, desk.Reply{Lines: []desk.Line{{Kind: desk.LineText, Text: text}}})
	}
	check(o.t, o.store.Commit(context.Background(), turn))
}

func (o *office) wait(chat desk.ChatID) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	check(o.t, o.box.Wait(ctx, chat))
}

// waitAll waits until nothing is open, however often it must be tried.
func (o *office) waitAll(chat desk.ChatID) {
	o.t.Helper()
	deadline := time.After(patient)
	for {
		_, moved := o.box.board.progress()
		open, err := o.store.OpenReplies(context.Background(), chat)
		check(o.t, err)
		if open == 0 {
			return
		}
		select {
		case <-moved:
		case <-deadline:
			o.t.Fatalf("%d replies are still open", open)
		}
	}
}

func (o *office) drain() {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	check(o.t, o.box.Drain(ctx))
}

func (o *office) exec(statement string, args ...any) {
	o.t.Helper()
	_, err := o.store.DB().Exec(statement, args...)
	check(o.t, err)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantSaid(t *testing.T, e *ear, chat desk.ChatID, want ...string) {
	t.Helper()
	if got := e.said(chat); !slices.Equal(got, want) {
		t.Errorf("%s heard %q, want %q", chat, got, want)
	}
}

// failing answers with err the first n times something of a chat is said.
func failing(chat desk.ChatID, n int, err error) func(context.Context, desk.Reply) error {
	var mu sync.Mutex
	return func(_ context.Context, reply desk.Reply) error {
		mu.Lock()
		defer mu.Unlock()
		if reply.Chat != chat || n == 0 {
			return nil
		}
		n--
		return err
	}
}
