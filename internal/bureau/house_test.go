package bureau_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/bureau"
	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/locale"
	"hoidap/internal/staff"
	"hoidap/internal/store"
	"hoidap/internal/web"
	"hoidap/locales"
)

// People of these tests. Lan and Tư work for Tân Hưng, Mai for Minh Đức, Hòa
// for all; Bảy is a hamlet head.
const (
	lan = desk.ChatID("telegram:1001")
	tu  = desk.ChatID("telegram:1002")
	mai = desk.ChatID("telegram:1003")
	hoa = desk.ChatID("telegram:1004")
	bay = desk.ChatID("telegram:1005")
)

// morning is when these tests play: a working day.
var morning = time.Date(2026, 11, 24, 9, 0, 0, 0, desk.Zone)

// ledger writes turns and tells the room, and keeps what is to be delivered.
type ledger struct {
	*store.Store
	room *bureau.Room

	mu   sync.Mutex
	jobs []desk.ReplyID
}

func (l *ledger) Commit(ctx context.Context, turn desk.Turn) error {
	err := l.Store.Commit(ctx, turn)
	if err == nil && l.room != nil {
		l.room.Committed(turn)
	}
	return err
}

func (l *ledger) Enqueue(_ context.Context, _ *sql.Tx, _ desk.ChatID, id desk.ReplyID, _ bool) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.jobs = append(l.jobs, id)
	return nil
}

// next takes a delivery that is to be made, 0 for none.
func (l *ledger) next() desk.ReplyID {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.jobs) == 0 {
		return 0
	}
	id := l.jobs[0]
	l.jobs = l.jobs[1:]
	return id
}

// heard delivers what is to be delivered, and returns all that a chat heard.
func (h *house) heard(t *testing.T, chat desk.ChatID) []desk.Reply {
	t.Helper()
	for id := h.ledger.next(); id != 0; id = h.ledger.next() {
		reply, err := h.store.Reply(t.Context(), id)
		if err == nil {
			err = h.store.Settle(t.Context(), id, true)
		}
		if err != nil {
			t.Fatal(err)
		}
		h.said = append(h.said, reply)
	}
	return slices.DeleteFunc(slices.Clone(h.said), func(r desk.Reply) bool { return r.Chat != chat })
}

// house is the staff desk with a real store and engine, behind the real door.
type house struct {
	store  *store.Store
	ledger *ledger
	room   *bureau.Room
	engine *dialogue.Engine
	words  *locale.Catalog
	base   string
	said   []desk.Reply // delivered
	stop   func()

	mu  sync.Mutex
	now time.Time
	seq int
}

func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

// pass lets time go by.
func (h *house) pass(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

// open builds the house and admits its people.
func open(t testing.TB) *house {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{store: db, ledger: &ledger{Store: db}, words: words, now: morning}
	db.Now, db.Jobs = h.clock, h.ledger
	h.engine = &dialogue.Engine{
		Shelf: engineShelf{}, Memory: db, Ledger: h.ledger, Words: words, Now: h.clock, Log: slog.New(slog.DiscardHandler),
		Office: staff.Office{Queue: db, Records: db, Register: db, Number: db.NextTicket, Code: staff.NewCode},
	}
	room, err := bureau.New(bureau.Options{
		Queue: db, Records: db, Keys: db, Shelf: pageShelf{}, Engine: h.engine, Rules: rules{}, Weekly: weeks{}, Words: words, Now: h.clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	h.room, h.ledger.room = room, room
	h.serve(t, room)
	h.write(t, desk.Turn{People: []desk.Person{
		{Chat: lan, Role: desk.RoleStaff, Name: "Cô Lan", Communes: []string{"tan-hung"}, Since: morning},
		{Chat: tu, Role: desk.RoleStaff, Name: "Anh Tư", Communes: []string{"tan-hung"}, Since: morning},
		{Chat: mai, Role: desk.RoleStaff, Name: "Chị Mai", Communes: []string{"minh-duc"}, Since: morning},
		{Chat: hoa, Role: desk.RoleSupervisor, Name: "Chú Hòa", Since: morning},
		{Chat: bay, Role: desk.RoleHead, Name: "Chú Bảy", Communes: []string{"tan-hung"}, Hamlets: []string{"ấp 3"}, Since: morning},
	}})
	return h
}

// serve runs the door with the room's pages until the test ends.
func (h *house) serve(t testing.TB, room *bureau.Room) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	door, err := web.New(web.Options{
		Listener: listener, Conversations: h.store, Words: h.words, Routes: room.Routes(), Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	h.base = "http://" + listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { room.Run(ctx) })
	running.Go(func() {
		if err := door.Run(ctx, h.engine); err != nil {
			t.Errorf("door: %v", err)
		}
	})
	h.stop = sync.OnceFunc(func() { cancel(); running.Wait() })
	t.Cleanup(h.stop)
}

// write commits a turn of nobody in particular.
func (h *house) write(t testing.TB, turn desk.Turn) {
	t.Helper()
	h.mu.Lock()
	h.seq++
	turn.Message = desk.Message{
		ID: desk.MessageID(fmt.Sprintf("test:%d", h.seq)), Chat: desk.NewChatID("test", fmt.Sprint(h.seq)), Kind: desk.KindText,
	}
	h.mu.Unlock()
	if err := h.ledger.Commit(t.Context(), turn); err != nil {
		t.Fatal(err)
	}
}

// ask opens a ticket as a household does; change makes it a special one.
func (h *house) ask(t testing.TB, question string, change func(*desk.Ticket)) desk.TicketID {
	t.Helper()
	id, err := h.store.NextTicket(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ticket := desk.Ticket{
		ID: id, Chat: desk.NewChatID("telegram", fmt.Sprint(5000+id)), Question: question, Key: strings.ToLower(question),
		Reason: desk.ReasonUnknown, Commune: "tan-hung", Topic: "vay-von", Articles: []string{"vay-ho-ngheo"},
		State: desk.TicketOpen, OpenedAt: h.clock(),
	}
	if change != nil {
		change(&ticket)
	}
	h.write(t, desk.Turn{
		Tickets: []desk.Ticket{ticket},
		Waiters: []desk.Waiter{{Ticket: id, Chat: ticket.Chat, Since: h.clock()}},
		Remarks: []desk.Remark{{Ticket: id, Kind: desk.RemarkAsker, By: ticket.Chat, At: h.clock(), Text: ticket.Question}},
	})
	return id
}

// ticket is a ticket as it stands.
func (h *house) ticket(t testing.TB, id desk.TicketID) desk.Ticket {
	t.Helper()
	ticket, err := h.store.Ticket(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return ticket
}

// say is a sentence of the locale with its values.
func (h *house) say(id string, pairs ...any) string {
	data := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		data[pairs[i].(string)] = pairs[i+1]
	}
	return h.words.Say("vi", id, data)
}

// link makes a login code for somebody.
func (h *house) link(t testing.TB, who desk.ChatID) string {
	t.Helper()
	code := staff.NewCode()
	h.write(t, desk.Turn{Keys: []desk.Key{{
		Digest: desk.DigestOf(code), Kind: desk.KeyLogin, Person: who, Expires: h.clock().Add(desk.LoginLasts),
	}}})
	return code
}

func number(id desk.TicketID) string { return fmt.Sprint(int64(id)) }
