package web

import (
	"bufio"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

func TestSayWakesTheOpenPagesOfAChat(t *testing.T) {
	h := open(t, nil)
	stop := h.runWith(t, h.clerk)
	one, two := webtest.NewVisitor(t, h.base), webtest.NewVisitor(t, h.base)
	one.Open(t)
	two.Open(t)
	ears := []<-chan string{events(t, h, one.Token(t)), events(t, h, one.Token(t))}
	other := events(t, h, two.Token(t))
	for _, ear := range append(ears, other) {
		if got := <-ear; got != "changed" {
			t.Errorf("a stream begins with %q", got)
		}
	}
	if err := h.Say(t.Context(), desk.Reply{Chat: chatOf(t, one)}); err != nil {
		t.Fatal(err)
	}
	for _, ear := range ears {
		if got := <-ear; got != "changed" {
			t.Errorf("woken by %q", got)
		}
	}
	stop()
	if got, more := <-other; more {
		t.Errorf("another chat was woken by %q", got)
	}
}

func TestSayToAnotherDoorIsRefused(t *testing.T) {
	h := open(t, nil)
	for _, chat := range []desk.ChatID{"telegram:1", "web:", ""} {
		if err := h.Say(t.Context(), desk.Reply{Chat: chat}); !errors.Is(err, desk.ErrRefused) {
			t.Errorf("%q: %v", chat, err)
		}
	}
}

func TestStreamsBeatAndAreBounded(t *testing.T) {
	h := open(t, nil)
	h.beat = time.Millisecond
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	for range mostOfOneChat {
		ear := events(t, h, v.Token(t))
		for name := range ear {
			if name == "beat" {
				break
			}
		}
	}
	response := get(t, h.base+"/nghe", map[string]string{"Cookie": cookieName + "=" + v.Token(t)})
	if response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one stream too many answers %d", response.StatusCode)
	}
}

func TestListenersAreForgotten(t *testing.T) {
	a := newAudience()
	ears := map[desk.ChatID]chan struct{}{}
	for _, chat := range []desk.ChatID{"web:a", "web:b"} {
		ear, joined := a.join(chat)
		if !joined {
			t.Fatal("not joined")
		}
		ears[chat] = ear
	}
	for chat, ear := range ears {
		a.leave(chat, ear)
	}
	if a.size != 0 || len(a.chats) != 0 {
		t.Errorf("left behind: %d, %v", a.size, a.chats)
	}
}

func TestMessagesOfAChatComeOneAtATime(t *testing.T) {
	h := open(t, nil)
	var mu sync.Mutex
	inside, most := map[desk.ChatID]int{}, 0
	h.clerk.answer = func(m desk.Message) (string, []desk.Reply, error) {
		mu.Lock()
		inside[m.Chat]++
		most = max(most, inside[m.Chat])
		mu.Unlock()
		defer func() {
			mu.Lock()
			inside[m.Chat]--
			mu.Unlock()
		}()
		return m.Text, []desk.Reply{{Lines: []desk.Line{{Kind: desk.LineText, Text: "rồi"}}}}, nil
	}
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			response, err := v.Client.PostForm(h.base+"/noi", map[string][]string{"text": {"một"}})
			if err != nil {
				t.Error(err)
				return
			}
			_ = response.Body.Close()
		})
	}
	all.Wait()
	if len(h.clerk.heard()) != 8 || most != 1 {
		t.Errorf("%d messages, %d at a time", len(h.clerk.heard()), most)
	}
	if h.turns.mu.Lock(); len(h.turns.chats) != 0 {
		t.Errorf("seats left behind: %v", h.turns.chats)
	}
	h.turns.mu.Unlock()
}

func TestBucketsStaySmall(t *testing.T) {
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, desk.Zone)
	b := newBuckets(1, 1, func() time.Time { return now })
	if !b.allow("a") || b.allow("a") {
		t.Error("a burst of one lets one through")
	}
	for i := range 3 * mostBuckets {
		b.allow(strings.Repeat("x", 1+i%7) + desk.DayOf(now.AddDate(0, 0, i)).String())
	}
	if len(b.young) > mostBuckets || len(b.old) > mostBuckets {
		t.Errorf("%d and %d buckets", len(b.young), len(b.old))
	}
	now = now.Add(time.Second)
	if !b.allow("a") {
		t.Error("nothing let through a second later")
	}
}

func TestRemote(t *testing.T) {
	for _, c := range []struct{ address, told, want string }{
		{"203.0.113.7:1", "", "203.0.113.7"},
		{"203.0.113.7:1", "198.51.100.1", "203.0.113.7"},
		{"127.0.0.1:1", "198.51.100.1", "198.51.100.1"},
		{"10.0.0.2:1", "192.0.2.9, 198.51.100.1", "198.51.100.1"},
		{"127.0.0.1:1", "nonsense", "127.0.0.1"},
		{"[2001:db8:1:2:3:4:5:6]:1", "", "2001:db8:1:2::/64"},
		{"[::ffff:203.0.113.7]:1", "", "203.0.113.7"},
		{"[fe80::1%eth0]:1", "", "fe80::/64"},
		{"odd", "", "odd"},
	} {
		r := &http.Request{RemoteAddr: c.address, Header: http.Header{}}
		if c.told != "" {
			r.Header.Set("X-Forwarded-For", c.told)
		}
		if got := remote(r); got != c.want {
			t.Errorf("%s via %q: %s, want %s", c.address, c.told, got, c.want)
		}
	}
}

// events reads an event stream: each event sends its name.
func events(t *testing.T, h *house, token string) <-chan string {
	t.Helper()
	response := get(t, h.base+"/nghe", map[string]string{"Cookie": cookieName + "=" + token})
	if response.StatusCode != 200 || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("event stream: %d %v", response.StatusCode, response.Header)
	}
	names := make(chan string, 100)
	go func() {
		defer close(names)
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if name, found := strings.CutPrefix(lines.Text(), "event: "); found {
				names <- name
			} else if strings.HasPrefix(lines.Text(), ":") {
				names <- "beat"
			}
		}
	}()
	return names
}
