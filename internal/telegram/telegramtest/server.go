// Package telegramtest is a Telegram of its own for tests: a server that
// speaks the Bot API, people who type and tap, and failures on demand. Every
// call is checked against the published description of the API where it is at hand.
package telegramtest

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// Token is the token of the one bot the server knows.
const Token = "1000001:AAtelegramtestSecretOfTheBot-_42"

// Username is what the bot is called where others may be, too.
const Username = "hoidap_test_bot"

// botID is the number of the bot.
const botID = int64(1000001)

// patience is how long a test waits for what must happen; it bounds a hang.
const patience = 20 * time.Second

// Call is one call of the bot, in the order the server took them.
type Call struct {
	Method string
	Params map[string]string
	Files  map[string]File // sent along, by parameter
}

// Chat is the chat a call speaks to, "" for none.
func (c Call) Chat() string { return c.Params["chat_id"] }

// Failure is how the server fails on one call.
type Failure struct {
	Code        int    // of the Bot API, and of HTTP
	Description string // "" picks one that suits the code
	RetryAfter  int    // seconds, with 429
	Body        string // answered as it is, instead of what the API would say
	Hang        bool   // never answers; the call ends when the bot gives up
	Drop        bool   // closes the connection without an answer
	Late        bool   // the call takes effect before it fails
}

// Server is a Bot API for one bot. Its methods may be called from everywhere.
type Server struct {
	t    testing.TB
	http *httptest.Server
	api  *schema

	mu       sync.Mutex
	changed  chan struct{} // closed and replaced when anything changes
	closing  chan struct{}
	calls    []Call
	failures map[string][]Failure
	before   func(Call)
	after    func(Call)
	updates  []update
	nextID   int64
	polls    int                // getUpdates so far, to end the older of two
	messages map[string]int     // last message ID by chat
	shown    map[string][]Shown // what the bot said, by chat
	heard    map[string]int     // how much of it was returned by Heard
	files    map[string]string  // kind of each file people sent, by its name
	moved    map[int64]int64    // groups that have another number
	webhook  webhook
	deliver  context.CancelFunc // ends the deliveries under way
	working  sync.WaitGroup
}

// update is one update not yet confirmed.
type update struct {
	id  int64
	raw json.RawMessage
}

// Start runs a server on a port the kernel chooses until the test ends.
func Start(t testing.TB) *Server {
	t.Helper()
	return StartAt(t, "127.0.0.1:0")
}

// StartAt runs a server at an address, for a bot that was there before it.
func StartAt(t testing.TB, address string) *Server {
	t.Helper()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatalf("telegramtest: listen: %v", err)
	}
	s := &Server{
		t: t, api: readSchema(t),
		changed: make(chan struct{}), closing: make(chan struct{}),
		failures: map[string][]Failure{}, nextID: 100_000,
		messages: map[string]int{}, shown: map[string][]Shown{}, heard: map[string]int{},
		files: map[string]string{}, moved: map[int64]int64{},
	}
	s.http = httptest.NewUnstartedServer(http.HandlerFunc(s.serve))
	_ = s.http.Listener.Close()
	s.http.Listener = listener
	s.http.Start()
	t.Cleanup(s.Close)
	return s
}

// URL is the base URL of the API, as the bot is configured with.
func (s *Server) URL() string { return s.http.URL }

// Close stops the server, ends calls that hang, and waits for them. It may be
// called more than once.
func (s *Server) Close() {
	s.mu.Lock()
	select {
	case <-s.closing:
		s.mu.Unlock()
		return
	default:
	}
	close(s.closing)
	if s.deliver != nil {
		s.deliver()
	}
	s.mu.Unlock()
	s.http.CloseClientConnections()
	s.http.Close()
	s.working.Wait()
}

// Fail makes the next calls of a method fail, one after the other.
func (s *Server) Fail(method string, failures ...Failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failures[method] = append(s.failures[method], failures...)
}

// Before sets a function that runs when a call has come in and nothing has
// come of it yet. nil removes it.
func (s *Server) Before(hook func(Call)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = hook
}

// After sets a function that runs when a call has taken effect and the bot has
// not been told yet. nil removes it.
func (s *Server) After(hook func(Call)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.after = hook
}

// Calls returns the calls of a method so far; "" returns all.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var calls []Call
	for _, call := range s.calls {
		if method == "" || call.Method == method {
			calls = append(calls, call)
		}
	}
	return calls
}

// Wait waits until a method has been called n times in all and returns the n-th call.
func (s *Server) Wait(method string, n int) Call {
	s.t.Helper()
	var call Call
	s.until(method+" is called", func() bool {
		seen := 0
		for _, made := range s.calls {
			if made.Method != method {
				continue
			}
			if seen++; seen == n {
				call = made
				return true
			}
		}
		return false
	})
	return call
}

// until waits for a condition, which is asked under the lock.
func (s *Server) until(what string, met func() bool) {
	s.t.Helper()
	timeout := time.After(patience)
	for {
		s.mu.Lock()
		done, changed := met(), s.changed
		s.mu.Unlock()
		if done {
			return
		}
		select {
		case <-changed:
		case <-timeout:
			s.t.Fatalf("telegramtest: waited in vain until %s", what)
		}
	}
}

// touch wakes whoever waits for a change; the caller holds the lock.
func (s *Server) touch() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// serve takes one call.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	call, token, ok := readCall(w, r)
	if !ok {
		reply(w, refuse(http.StatusNotFound, ""))
		return
	}
	if token != Token {
		reply(w, refuse(http.StatusUnauthorized, ""))
		return
	}
	for _, problem := range s.api.check(call) {
		s.t.Errorf("telegramtest: %s: %s", call.Method, problem)
	}
	s.mu.Lock()
	s.calls = append(s.calls, call)
	before, after := s.before, s.after
	failure, fails := s.nextFailure(call.Method)
	s.touch()
	s.mu.Unlock()

	if before != nil {
		before(call)
	}
	var answered answer
	if !fails || failure.Late {
		answered = s.answer(r.Context(), call)
	}
	if after != nil {
		after(call)
	}
	if fails {
		s.fail(w, r, failure)
		return
	}
	reply(w, answered)
}

// nextFailure takes the next failure of a method; the caller holds the lock.
func (s *Server) nextFailure(method string) (Failure, bool) {
	waiting := s.failures[method]
	if len(waiting) == 0 {
		return Failure{}, false
	}
	s.failures[method] = waiting[1:]
	return waiting[0], true
}

// fail answers a call as a failure says.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, failure Failure) {
	switch {
	case failure.Hang:
		select {
		case <-r.Context().Done():
		case <-s.closing:
		}
		panic(http.ErrAbortHandler)
	case failure.Drop:
		panic(http.ErrAbortHandler)
	case failure.Body != "":
		w.WriteHeader(max(failure.Code, http.StatusOK))
		_, _ = w.Write([]byte(failure.Body))
	default:
		refused := refuse(failure.Code, failure.Description)
		if failure.RetryAfter > 0 {
			refused.Parameters = map[string]int64{"retry_after": int64(failure.RetryAfter)}
		}
		reply(w, refused)
	}
}
