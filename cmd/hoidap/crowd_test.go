package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
	"hoidap/internal/telegram/telegramtest"
)

const (
	officer   = int64(900_001) // of the staff
	firstWait = int64(1_000_000)
	lesson    = "Bà con mang thẻ cũ lên xã đổi trong tuần này."
)

// waiters is how many people wait for one answer.
func waiters(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("HOIDAP_WAITERS"))
	if err != nil {
		return 120
	}
	return n
}

// lookout notes when calls arrive, and holds them up from a moment on.
type lookout struct {
	mu       sync.Mutex
	arrivals []time.Time
	byChat   map[string][]time.Time
	passed   int // calls not held up in this life of the program
	told     int // those of them that are answered

	until   int             // how many arrive before they are held up
	holding chan struct{}   // closed when they are
	release chan struct{}   // closed when they go on
	lose    bool            // whether those held up are lost in place of going on
	held    map[string]bool // chats of those that went on, with nobody to answer to
}

// next starts another life of the program, in which calls are held up when n have
// arrived in all.
func (l *lookout) next(n int, lose bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.passed, l.told, l.until, l.lose = 0, 0, n, lose
	l.holding, l.release = make(chan struct{}), make(chan struct{})
}

// hear notes a call, or holds it up.
func (l *lookout) hear(heard event) {
	if heard.method != "sendMessage" || heard.stage == done {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if heard.stage == told {
		l.told++
		return
	}
	now := time.Now()
	l.arrivals = append(l.arrivals, now)
	l.byChat[heard.chat] = append(l.byChat[heard.chat], now)
	if len(l.arrivals) < l.until {
		l.passed++
		return
	}
	if len(l.arrivals) == l.until {
		close(l.holding)
	}
	release, lose := l.release, l.lose
	l.mu.Unlock()
	<-release
	l.mu.Lock()
	if lose {
		panic(http.ErrAbortHandler)
	}
	l.held[heard.chat] = true
}

// kill ends the program once it has read every answer, while calls are held up.
func (l *lookout) kill(t *testing.T, c *child, journal string) {
	t.Helper()
	<-l.holding
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	timeout := time.After(patience)
	for {
		l.mu.Lock()
		passed, answered := l.passed, l.told
		l.mu.Unlock()
		noted := strings.Count(read(t, journal), "\n")
		if noted == passed && answered == passed {
			break
		}
		select {
		case <-look.C:
		case <-timeout:
			t.Fatalf("of %d calls %d are answered and %d noted", passed, answered, noted)
		}
	}
	c.kill(t)
	close(l.release)
}

// TestCrowd has many people wait for one answer and kills the program twice while
// it tells them. All hear it. Nobody hears it twice but those to whom the program
// was speaking when it was killed, and only if the call came through: there nobody
// can tell. Telegram is never told more than it allows: 30 messages in a second,
// one in a second to one chat.
func TestCrowd(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("keeps time: run without the race detector")
	}
	n := waiters(t)
	server := telegramtest.Start(t)
	watch := &lookout{byChat: map[string][]time.Time{}, held: map[string]bool{}}
	g := newGate(t, server.URL(), watch.hear)
	data := t.TempDir()
	let(t, data, n)
	args := []string{
		"serve", "--listen", "127.0.0.1:0", "--data", data, "--telegram-api", g.http.URL, "--telegram-token", telegramtest.Token,
	}
	server.Type(officer, "/traloi 1 "+lesson)
	for life, lose := range []bool{true, false} {
		watch.next((life+1)*n/3, lose)
		c := start(t, args...)
		watch.kill(t, c, filepath.Join(data, journalFile))
		g.rest()
	}
	watch.next(10*n, false)
	last := start(t, args...)
	for i := range n {
		server.Heard(firstWait + int64(i))
	}
	server.Heard(officer)
	last.signal(t, os.Interrupt)
	if code := last.wait(t); code != 0 {
		t.Errorf("the last life ended with %d:\n%s", code, last.err)
	}
	repeated := 0
	for i := range n {
		person := firstWait + int64(i)
		shown := server.Shown(person)
		if !strings.Contains(shown[0].Text, lesson) {
			t.Errorf("person %d was told %q", person, shown[0].Text)
		}
		repeated += len(shown) - 1
		if len(shown) > 1 && !watch.held[strconv.FormatInt(person, 10)] {
			t.Errorf("person %d was told %d times", person, len(shown))
		}
	}
	watch.check(t)
	took := watch.arrivals[len(watch.arrivals)-1].Sub(watch.arrivals[0])
	t.Logf("%d told within %s, killed twice; %d calls came through unanswered, %d of them told again",
		n, took.Round(time.Second/10), len(watch.held), repeated)
}

// check holds the times of all calls against what Telegram allows.
func (l *lookout) check(t *testing.T) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	if most := crowded(l.arrivals); most > 30 {
		t.Errorf("%d messages in one second, want at most 30", most)
	}
	for chat, arrivals := range l.byChat {
		if most := crowded(arrivals); most > 1 {
			t.Errorf("%d messages to chat %s in one second", most, chat)
		}
	}
}

// crowded is the most of some moments, in order, that lie within one second.
func crowded(moments []time.Time) (most int) {
	first := 0
	for i := range moments {
		for moments[i].Sub(moments[first]) >= time.Second {
			first++
		}
		most = max(most, i-first+1)
	}
	return most
}

// let makes the desk of a data folder have one ticket for which n people wait, and
// somebody who may answer it.
func let(t *testing.T, data string, n int) {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(data, databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	number, err := db.NextTicket(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	chat := func(person int64) desk.ChatID { return desk.NewChatID(telegramDoor, fmt.Sprint(person)) }
	turn := desk.Turn{
		Message: desk.Message{ID: "seed", Chat: chat(officer), Kind: desk.KindText, At: now},
		Session: desk.Session{Chat: chat(officer), Language: desk.Vietnamese, Greeted: true},
		People:  []desk.Person{{Chat: chat(officer), Role: desk.RoleStaff, Since: now}},
		Tickets: []desk.Ticket{{
			ID: number, Chat: chat(firstWait), Question: "đổi thẻ ở đâu", Reason: desk.ReasonUnknown,
			State: desk.TicketOpen, OpenedAt: now,
		}},
	}
	for i := range n {
		turn.Waiters = append(turn.Waiters, desk.Waiter{Ticket: number, Chat: chat(firstWait + int64(i)), Since: now})
	}
	if err := db.Commit(t.Context(), turn); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
