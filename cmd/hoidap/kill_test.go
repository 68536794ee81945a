package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/telegram/telegramtest"
)

// questions are what everybody in the kill test asks, over and over: their
// answers differ, so that one that is missing or out of order shows.
var questions = []string{
	"the bhyt ho ngheo", "vay tien ho ngheo", "ho tro tien dien cho ho ngheo", "hoc phi con ho ngheo",
	"chuan ngheo la bao nhieu", "xin sua nha ho ngheo o dau",
}

// crowd is how many people ask in the kill test: enough that nobody is told so
// much that the pace of a chat makes the test long.
const crowd = 14

// seed repeats the moments of a run that chance chose.
var seed = flag.Uint64("seed", 0, "`number` that a kill test logged, to kill at the same moments again")

// point is a moment at which the program is killed.
type point struct {
	name string
	// strikes reports whether an event is the moment; it sees every event of
	// one life of the program, in order. nil when writes tells the moment.
	strikes func(event) bool
	// writes kills at the n-th change of the database's log instead.
	writes int
}

// points are the moments the program is killed at: all that matter one by one,
// then some by chance, counted in calls and in writes.
func points(t *testing.T) []point {
	t.Helper()
	var list []point
	for _, moment := range []event{
		{method: "deleteWebhook", stage: done},
		{method: "getUpdates", stage: arrived}, {method: "getUpdates", stage: done}, {method: "getUpdates", stage: told},
		{method: "sendMessage", stage: arrived}, {method: "sendMessage", stage: done}, {method: "sendMessage", stage: told},
	} {
		list = append(list, point{
			name:    fmt.Sprintf("%s %s", moment.method, moment.stage),
			strikes: func(e event) bool { return e.method == moment.method && e.stage == moment.stage },
		})
	}
	// One life has at least so many events: four methods, of which sendMessage
	// comes three times, at three stages.
	const events = 18
	number := *seed
	if number == 0 {
		number = rand.Uint64()
	}
	t.Logf("repeat with -seed %d", number)
	chance := rand.New(rand.NewPCG(number, number))
	chances := 6
	if raced {
		chances = 1 // a life takes ten times as long
	}
	for range chances {
		n, seen := chance.IntN(events), 0
		list = append(list, point{
			name:    fmt.Sprintf("event %d", n),
			strikes: func(event) bool { seen++; return seen == n+1 },
		})
	}
	for range chances {
		n := 1 + chance.IntN(12)
		list = append(list, point{name: fmt.Sprintf("write %d", n), writes: n})
	}
	return list
}

// executioner kills the program at the point it is given.
type executioner struct {
	t     *testing.T
	mu    sync.Mutex
	child *child
	point point
	sent  map[string][]int // by chat, the life in which each reply was sent
	life  int
}

// hear kills at the point. Whoever is heard meanwhile waits for the end.
func (e *executioner) hear(heard event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if heard.method == "sendMessage" && heard.stage == done {
		e.sent[heard.chat] = append(e.sent[heard.chat], e.life)
	}
	if e.point.strikes != nil && e.point.strikes(heard) {
		e.point = point{}
		e.child.kill(e.t)
	}
}

// next starts another life with the point at which it ends.
func (e *executioner) next(p point, args []string) *child {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.life++
	e.point = p
	e.child = start(e.t, args...)
	return e.child
}

// TestKill kills the program at any moment between taking a message in and
// having answered it. No message stays without its answer, each chat is
// answered in order, and a kill makes at most the reply in flight come twice.
func TestKill(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	e := &executioner{t: t, sent: map[string][]int{}}
	g := newGate(t, server.URL(), e.hear)
	data := t.TempDir()
	args := []string{
		"serve", "--listen", "127.0.0.1:0", "--data", data, "--telegram-api", g.http.URL, "--telegram-token", telegramtest.Token,
	}
	asked := map[int64][]string{}
	ask := func(n int) {
		person := int64(1 + n%crowd)
		text := questions[len(asked[person])%len(questions)]
		asked[person] = append(asked[person], text)
		server.Type(person, text)
	}
	list := points(t)
	for i, p := range list {
		for n := range 3 {
			ask(3*i + n)
		}
		c := e.next(p, args)
		if p.writes > 0 {
			killAtWrite(t, c, filepath.Join(data, databaseFile+"-wal"), p.writes)
		}
		if code := c.wait(t); code != -1 || t.Failed() {
			t.Fatalf("killed at %s: exit code %d, on stderr\n%s", p.name, code, c.err)
		}
		g.rest()
	}
	c := e.next(point{}, args)
	want := answersTo(t, asked)
	for person, replies := range want {
		for server.Heard(person).String() != replies[len(replies)-1] {
		}
	}
	server.Settled()
	c.signal(t, os.Interrupt)
	if code := c.wait(t); code != 0 {
		t.Errorf("the last life ended with %d:\n%s", code, c.err)
	}
	// A reply is shown a moment before the executioner hears that it was sent.
	g.rest()
	repeated := 0
	for person, replies := range want {
		repeated += checkAnswers(t, server, e, person, replies)
	}
	t.Logf("%d kills, %d replies repeated", len(list), repeated)
}

// killAtWrite kills the program when a file has changed n times.
func killAtWrite(t *testing.T, c *child, file string, n int) {
	t.Helper()
	look := time.NewTicker(50 * time.Microsecond)
	defer look.Stop()
	timeout := time.After(patience)
	var before os.FileInfo
	for changes := 0; changes <= n; {
		if info, err := os.Stat(file); err == nil && (before == nil || info.ModTime() != before.ModTime() || info.Size() != before.Size()) {
			before = info
			changes++
		}
		select {
		case <-look.C:
		case <-timeout:
			t.Fatalf("the database was not written %d times", n)
		}
	}
	c.kill(t)
}

// answersTo is what people are answered by a program that nobody kills.
func answersTo(t *testing.T, asked map[int64][]string) map[int64][]string {
	t.Helper()
	server := telegramtest.Start(t)
	s := serve(t, "--data", t.TempDir(), "--telegram-api", server.URL(), "--telegram-token", telegramtest.Token)
	answers := map[int64][]string{}
	for person, texts := range asked {
		for _, text := range texts {
			server.Type(person, text)
		}
	}
	for person := range asked {
		for range len(asked[person]) + 1 { // one to each, and a greeting
			answers[person] = append(answers[person], server.Heard(person).String())
		}
	}
	s.stop(t)
	for person := range asked {
		if more := len(server.Shown(person)) - len(answers[person]); more != 0 {
			t.Fatalf("%d answers more than messages of person %d", more, person)
		}
	}
	return answers
}

// checkAnswers holds what a person was shown against what it must be, and
// returns how many replies came again.
func checkAnswers(t *testing.T, server *telegramtest.Server, e *executioner, person int64, want []string) (repeated int) {
	t.Helper()
	e.mu.Lock()
	lives := e.sent[fmt.Sprint(person)]
	e.mu.Unlock()
	var got []string
	shown := server.Shown(person)
	if len(lives) != len(shown) {
		t.Fatalf("person %d was shown %d replies, %d were sent", person, len(shown), len(lives))
	}
	for i, reply := range shown {
		if i == 0 || reply.String() != shown[i-1].String() {
			got = append(got, reply.String())
			continue
		}
		repeated++
		if lives[i] == lives[i-1] {
			t.Errorf("person %d was told reply %d twice in one life of the program", person, i)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("person %d was told\n%q\nwant\n%q", person, headings(got), headings(want))
	}
	return repeated
}

// headings are the first lines of replies, enough to tell them apart.
func headings(replies []string) []string {
	var first []string
	for _, reply := range replies {
		line, _, _ := strings.Cut(reply, "\n")
		first = append(first, line)
	}
	return first
}
