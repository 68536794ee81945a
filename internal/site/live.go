package site

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"hoidap/internal/desk"
)

// Limits of open pages. Browsers keep at most six connections to one place, so
// a few tabs of one person must not use them all up.
const (
	mostListeners = 2000
	MostOfOne     = 4 // open pages of one chat or person
)

// The pace of an open page.
const (
	Heartbeat      = 25 * time.Second // between two signs of life
	heartbeatLimit = 10 * time.Second
)

// Audience is the pages that are open and listening, by whose they are.
type Audience struct {
	mu    sync.Mutex
	pages map[desk.ChatID]map[chan struct{}]bool
	size  int
}

// NewAudience returns an audience without listeners.
func NewAudience() *Audience {
	return &Audience{pages: map[desk.ChatID]map[chan struct{}]bool{}}
}

// Join adds a page to those of somebody, unless there are too many. It is woken
// once at the start.
func (a *Audience) Join(who desk.ChatID) (changed chan struct{}, joined bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.size >= mostListeners || len(a.pages[who]) >= MostOfOne {
		return nil, false
	}
	if a.pages[who] == nil {
		a.pages[who] = map[chan struct{}]bool{}
	}
	changed = make(chan struct{}, 1)
	changed <- struct{}{}
	a.pages[who][changed] = true
	a.size++
	return changed, true
}

// Leave takes a page off again.
func (a *Audience) Leave(who desk.ChatID, changed chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.pages[who], changed)
	a.size--
	if len(a.pages[who]) == 0 {
		delete(a.pages, who)
	}
}

// Changed wakes the pages of somebody. Wakes that nobody has seen yet are one.
func (a *Audience) Changed(who desk.ChatID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	wake(a.pages[who])
}

// AllChanged wakes every page.
func (a *Audience) AllChanged() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, pages := range a.pages {
		wake(pages)
	}
}

// Empty reports whether nobody listens.
func (a *Audience) Empty() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.size == 0 && len(a.pages) == 0
}

func wake(pages map[chan struct{}]bool) {
	for page := range pages {
		select {
		case page <- struct{}{}:
		default:
		}
	}
}

// Stream answers with an event stream that says "changed" each time the channel
// does, and gives a sign of life at every beat, until the page, the connection
// or stop closes.
func Stream(w http.ResponseWriter, r *http.Request, changed <-chan struct{}, beat time.Duration, stop <-chan struct{}) error {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no")
	control := http.NewResponseController(w)
	if err := control.SetReadDeadline(time.Time{}); err != nil {
		return fmt.Errorf("site: open event stream: %w", err)
	}
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	for {
		event := "event: changed\ndata: 1\n\n"
		select {
		case <-stop:
			return nil
		case <-r.Context().Done():
			return nil
		case <-changed:
		case <-ticker.C:
			event = ": beat\n\n"
		}
		if err := control.SetWriteDeadline(time.Now().Add(heartbeatLimit)); err != nil {
			return nil // the page is gone
		}
		if _, err := io.WriteString(w, event); err != nil {
			return nil
		}
		if err := control.Flush(); err != nil {
			return nil
		}
	}
}
