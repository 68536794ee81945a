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
	"hoidap/internal/site"
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
	for range site.MostOfOne {
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
