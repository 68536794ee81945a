package web

import (
	"io"
	"net/http"
	"sync"
	"time"

	"hoidap/internal/desk"
)

// Limits of open pages. Browsers keep at most six connections to one place, so
// a few tabs of one chat must not use them all up.
const (
	mostListeners  = 2000
	mostOfOneChat  = 4
	heartbeat      = 25 * time.Second
	heartbeatLimit = 10 * time.Second
)

// audience is the pages that are open and listening.
type audience struct {
	mu    sync.Mutex
	chats map[desk.ChatID]map[chan struct{}]bool
	size  int
}

func newAudience() *audience {
	return &audience{chats: map[desk.ChatID]map[chan struct{}]bool{}}
}

// join adds a listener to a chat, unless there are too many. It is woken once
// at the start.
func (a *audience) join(chat desk.ChatID) (changed chan struct{}, joined bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.size >= mostListeners || len(a.chats[chat]) >= mostOfOneChat {
		return nil, false
	}
	if a.chats[chat] == nil {
		a.chats[chat] = map[chan struct{}]bool{}
	}
	changed = make(chan struct{}, 1)
	changed <- struct{}{}
	a.chats[chat][changed] = true
	a.size++
	return changed, true
}

// leave takes a listener off again.
func (a *audience) leave(chat desk.ChatID, changed chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.chats[chat], changed)
	a.size--
	if len(a.chats[chat]) == 0 {
		delete(a.chats, chat)
	}
}

// changed wakes the listeners of a chat. Wakes that nobody has seen yet are one.
func (a *audience) changed(chat desk.ChatID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for listener := range a.chats[chat] {
		select {
		case listener <- struct{}{}:
		default:
		}
	}
}

// listen is GET /nghe: an event stream that says "changed" when there may be
// lines to fetch, and once at its start, so that nothing said between two
// streams is missed.
func (d *Door) listen(stop <-chan struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		who := visitorOf(r)
		if !who.known || r.Method == http.MethodHead { // 204: do not come back
			w.WriteHeader(http.StatusNoContent)
			return
		}
		changed, joined := d.live.join(who.chat)
		if !joined {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		defer d.live.leave(who.chat, changed)
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("X-Accel-Buffering", "no")
		d.stream(w, r, changed, stop)
	}
}

// stream writes events until the page, the connection or the door closes.
func (d *Door) stream(w http.ResponseWriter, r *http.Request, changed <-chan struct{}, stop <-chan struct{}) {
	control := http.NewResponseController(w)
	if err := control.SetReadDeadline(time.Time{}); err != nil {
		d.log.Error("web: open event stream", "error", err)
		return
	}
	ticker := time.NewTicker(d.beat)
	defer ticker.Stop()
	for {
		event := "event: changed\ndata: 1\n\n"
		select {
		case <-stop:
			return
		case <-r.Context().Done():
			return
		case <-changed:
		case <-ticker.C:
			event = ": beat\n\n"
		}
		if err := control.SetWriteDeadline(time.Now().Add(heartbeatLimit)); err != nil {
			return
		}
		if _, err := io.WriteString(w, event); err != nil {
			return
		}
		if err := control.Flush(); err != nil {
			return
		}
	}
}
