package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path"
	"strings"
	"sync"
	"testing"
)

// stage is how far a call of the program has come.
type stage string

const (
	arrived stage = "arrived" // nothing has come of it yet
	done    stage = "done"    // it has taken effect and the program has not been told
	told    stage = "told"    // the answer is on its way
)

// event is one call of a method of the Bot API at one stage.
type event struct {
	method string
	stage  stage
	chat   string // spoken to, "" for none
}

// gate stands between the program and a Telegram and tells of every call,
// before, between and after.
type gate struct {
	// tell is called for each event, for several at a time; the call goes on
	// when it returns.
	tell func(event)

	http    *httptest.Server
	mu      sync.Mutex
	changed sync.Cond
	open    int // calls under way
}

// newGate opens a gate before the Telegram at an address.
func newGate(t *testing.T, address string, tell func(event)) *gate {
	t.Helper()
	target, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{tell: tell}
	g.changed.L = &g.mu
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) },
		ModifyResponse: func(r *http.Response) error {
			g.tell(eventOf(r.Request, done))
			return nil
		},
		// A program that is killed leaves calls behind; there is nobody to tell.
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	g.http = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.count(1)
		defer g.count(-1)
		g.pass(proxy, w, r)
	}))
	t.Cleanup(g.http.Close)
	return g
}

// pass hands a call on. But for the long wait of getUpdates, a call that has
// arrived is carried out even if the program dies meanwhile.
func (g *gate) pass(proxy http.Handler, w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		panic(http.ErrAbortHandler)
	}
	e := eventOf(r, arrived)
	if e.method != "getUpdates" {
		ctx, cancel := context.WithCancel(context.WithoutCancel(r.Context()))
		defer cancel()
		r = r.WithContext(ctx)
	}
	g.tell(e)
	form := r.PostForm.Encode()
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(form)), int64(len(form))
	proxy.ServeHTTP(w, r)
	_ = http.NewResponseController(w).Flush()
	g.tell(eventOf(r, told))
}

func eventOf(r *http.Request, at stage) event {
	return event{method: path.Base(r.URL.Path), stage: at, chat: r.FormValue("chat_id")}
}

func (g *gate) count(change int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open += change
	g.changed.Broadcast()
}

// rest returns when no call is under way.
func (g *gate) rest() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.open > 0 {
		g.changed.Wait()
	}
}
