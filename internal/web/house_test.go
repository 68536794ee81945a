package web

import (
	"bufio"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/web/webtest"
)

// archive is a Conversations in memory.
type archive struct {
	mu      sync.Mutex
	entries map[desk.ChatID][]desk.Entry
	fail    error
	reads   int
}

func newArchive() *archive { return &archive{entries: map[desk.ChatID][]desk.Entry{}} }

func (a *archive) Conversation(_ context.Context, chat desk.ChatID, after int64, limit int) ([]desk.Entry, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.reads++
	if a.fail != nil {
		return nil, a.fail
	}
	all := a.entries[chat]
	first := slices.IndexFunc(all, func(e desk.Entry) bool { return e.ID > after })
	if first < 0 {
		return nil, nil
	}
	return slices.Clone(all[max(first, len(all)-limit):]), nil
}

// add puts an entry at the end of a conversation.
func (a *archive) add(chat desk.ChatID, said string, reply desk.Reply) {
	a.mu.Lock()
	defer a.mu.Unlock()
	id := int64(1)
	if all := a.entries[chat]; len(all) > 0 {
		id = all[len(all)-1].ID + 1
	}
	a.entries[chat] = append(a.entries[chat], desk.Entry{ID: id, Said: said, Reply: reply})
}

func (a *archive) forget(chat desk.ChatID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.entries, chat)
}

func (a *archive) breakDown(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fail = err
}

func (a *archive) of(chat desk.ChatID) []desk.Entry {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.entries[chat])
}

// clerk is a door.Inbox that answers at once: it writes the turn into the
// archive and tells the door.
type clerk struct {
	archive *archive
	door    *Door
	answer  func(m desk.Message) (said string, replies []desk.Reply, err error)

	mu       sync.Mutex
	seen     map[desk.MessageID]bool
	messages []desk.Message
}

func (c *clerk) Receive(ctx context.Context, m desk.Message) error {
	if err := m.Validate(); err != nil {
		return err
	}
	c.mu.Lock()
	if c.seen[m.ID] {
		c.mu.Unlock()
		return nil
	}
	c.mu.Unlock()
	said, replies, err := m.Text, []desk.Reply(nil), error(nil)
	if c.answer != nil {
		said, replies, err = c.answer(m)
	}
	if err != nil {
		return err
	}
	c.mu.Lock()
	c.seen[m.ID] = true
	c.messages = append(c.messages, m)
	c.mu.Unlock()
	if said != "" {
		c.archive.add(m.Chat, said, desk.Reply{})
	}
	for _, reply := range replies {
		reply.Chat = m.Chat
		c.archive.add(m.Chat, "", reply)
		if err := c.door.Say(ctx, reply); err != nil {
			return err
		}
	}
	return nil
}

func (c *clerk) heard() []desk.Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.messages)
}

// dictionary is the door's words, read from testdata.
type dictionary map[string]string

func (d dictionary) Say(_, id string, _ map[string]any) string {
	if sentence, found := d[id]; found {
		return sentence
	}
	return "no words for " + id
}

func words(t testing.TB) dictionary {
	t.Helper()
	file, err := os.Open("testdata/words.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	all := dictionary{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		key, value, found := strings.Cut(lines.Text(), " = ")
		if !found {
			continue
		}
		id, err := strconv.Unquote(key)
		if err != nil {
			t.Fatal(err)
		}
		if all[id], err = strconv.Unquote(value); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// house is a running door with everything around it in the test's hands.
type house struct {
	*Door
	archive *archive
	clerk   *clerk
	base    string
}

// open makes a door that does not run yet.
func open(t testing.TB, change func(*Options)) *house {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	keep := newArchive()
	options := Options{
		Listener: listener, Conversations: keep, Words: words(t),
		Greeting: greeting, Log: slog.New(slog.DiscardHandler),
	}
	if change != nil {
		change(&options)
	}
	d, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &house{Door: d, archive: keep, base: "http://" + listener.Addr().String(),
		clerk: &clerk{archive: keep, door: d, seen: map[desk.MessageID]bool{}}}
}

// run starts the door and ends it with the test.
func (h *house) run(t testing.TB) *house {
	t.Helper()
	h.runWith(t, h.clerk)
	return h
}

func (h *house) runWith(t testing.TB, inbox door.Inbox) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- h.Run(ctx, inbox) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(stop)
	return stop
}

func greeting() desk.Reply {
	return desk.Reply{
		Lines: []desk.Line{
			{Kind: desk.LineText, Text: "Chào bà con! Tôi trả lời về chính sách cho hộ nghèo, hộ cận nghèo."},
			{Kind: desk.LineText, Text: "Bà con cứ gõ câu hỏi, hoặc chọn một mục dưới đây."},
		},
		Choices: []desk.Choice{
			{Label: "Thẻ bảo hiểm y tế", Value: "topic:y-te"}, {Label: "Vay vốn", Value: "topic:vay-von"},
			{Label: "Học hành", Value: "topic:hoc"}, {Label: "Gặp cán bộ", Value: "person"},
		},
	}
}

var errAway = errors.New("the database is away")

// get does a GET request by hand.
func get(t testing.TB, address string, header map[string]string) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

// chatOf is the chat of a visitor who has opened the page.
func chatOf(t testing.TB, v *webtest.Visitor) desk.ChatID {
	t.Helper()
	r := &http.Request{Header: http.Header{"Cookie": {cookieName + "=" + v.Token(t)}}}
	return visitorOf(r).chat
}
