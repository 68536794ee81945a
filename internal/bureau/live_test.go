package bureau_test

import (
	"bufio"
	"net/http"
	"strings"
	"testing"
)

// events reads the event stream of a browser: each event sends its name.
func events(t *testing.T, b *browser) <-chan string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.house.base+"/ban-lam-viec/nghe", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := b.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("event stream: %d %v", response.StatusCode, response.Header)
	}
	names := make(chan string, 100)
	go func() {
		defer close(names)
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if name, found := strings.CutPrefix(lines.Text(), "event: "); found {
				names <- name
			}
		}
	}()
	return names
}

func TestOpenPagesHearOfChanges(t *testing.T) {
	h := open(t)
	one, two := events(t, h.inside(t, lan)), events(t, h.inside(t, mai))
	for _, ear := range []<-chan string{one, two} {
		if got := <-ear; got != "changed" {
			t.Errorf("a stream begins with %q", got)
		}
	}
	h.ask(t, "Vay vốn ở đâu", nil)
	for _, ear := range []<-chan string{one, two} {
		if got := <-ear; got != "changed" {
			t.Errorf("woken by %q", got)
		}
	}
	h.stop() // the door waits for pages that are open
	for _, ear := range []<-chan string{one, two} {
		if got, more := <-ear; more {
			t.Errorf("a stream ends with %q", got)
		}
	}
}

func TestStrangersHearNothing(t *testing.T) {
	h := open(t)
	if p := h.browser(t).get(t, "/nghe"); p.status != http.StatusNoContent {
		t.Errorf("a stranger: %d", p.status)
	}
	b := h.inside(t, lan)
	for range 4 {
		<-events(t, b)
	}
	if p := b.get(t, "/nghe"); p.status != http.StatusServiceUnavailable {
		t.Errorf("one stream too many: %d", p.status)
	}
}
