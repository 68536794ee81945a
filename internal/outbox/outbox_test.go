package outbox

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

func TestRepliesOfAChatGoOutInOrder(t *testing.T) {
	o := open(t)
	o.ear.answer = failing(lan, 3, errors.New("the network is away"))
	o.start()
	o.commit(lan, "một", "hai")
	o.commit(lan, "ba")
	o.commit(minh, "khác")
	o.waitAll(lan)
	o.wait(minh)
	wantSaid(t, o.ear, lan, "một", "hai", "ba")
	wantSaid(t, o.ear, minh, "khác")
	o.commit(lan, "bốn")
	o.wait(lan)
	wantSaid(t, o.ear, lan, "một", "hai", "ba", "bốn")
}

func TestFailingChatHoldsBackOnlyItself(t *testing.T) {
	o := open(t)
	o.ear.answer = failing(lan, -1, errors.New("the network is away"))
	o.box.Backoff = func(int) time.Duration { return time.Hour }
	o.start()
	o.commit(lan, "một", "hai")
	o.wait(lan) // its next reply waits for another try
	for i := range 20 {
		chat := desk.NewChatID("telegram", fmt.Sprint(i))
		o.commit(chat, "a", "b")
		o.wait(chat)
		wantSaid(t, o.ear, chat, "a", "b")
	}
	wantSaid(t, o.ear, lan)
	if got := o.ear.try(t); got != "4711 một" {
		t.Errorf("%q was tried first", got)
	}
	for range 40 {
		if got := o.ear.try(t); strings.HasPrefix(got, "4711 ") {
			t.Errorf("%q was tried", got)
		}
	}
}

func TestHowADoorFails(t *testing.T) {
	cases := []struct {
		name string
		fail error
		want []string
		tell store.Counts
	}{
		{"refused", fmt.Errorf("telegram: %w", desk.ErrRefused), []string{"hai"}, store.Counts{RefusedReplies: 1}},
		{"dead", fmt.Errorf("telegram: %w", desk.ErrChatDead), nil, store.Counts{DeadChats: 1}},
		{"later", fmt.Errorf("telegram: %w", desk.RetryLater{After: time.Millisecond}), []string{"một", "hai"}, store.Counts{}},
		{"otherwise", errors.New("what"), []string{"một", "hai"}, store.Counts{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := open(t)
			o.ear.answer = failing(lan, 1, c.fail)
			o.start()
			o.commit(lan, "một", "hai")
			o.waitAll(lan)
			wantSaid(t, o.ear, lan, c.want...)
			counts, err := o.store.Counts(t.Context())
			check(t, err)
			if counts != c.tell {
				t.Errorf("%+v, want %+v", counts, c.tell)
			}
			o.commit(lan, "ba")
			o.waitAll(lan)
			wantSaid(t, o.ear, lan, append(slices.Clone(c.want), "ba")...)
		})
	}
}

func TestPanicIsAnErrorAndItsWordsAreNotLogged(t *testing.T) {
	o := open(t)
	panicked := false
	o.ear.answer = func(_ context.Context, reply desk.Reply) error {
		if !panicked {
			panicked = true
			panic("cannot say " + reply.Plain())
		}
		return nil
	}
	o.start()
	o.commit(lan, "bí mật")
	o.waitAll(lan)
	wantSaid(t, o.ear, lan, "bí mật")
	o.drain()
	logs := o.logs.String()
	if strings.Contains(logs, "bí mật") || strings.Contains(logs, "cannot say") {
		t.Errorf("the log tells words:\n%s", logs)
	}
	if !strings.Contains(logs, "door panicked") || strings.Contains(logs, "level=INFO") {
		t.Errorf("the log is:\n%s", logs)
	}
	var words int
	check(t, o.store.DB().QueryRow(`SELECT COUNT(*) FROM river_job
		WHERE json(args) LIKE '%mật%' OR json(metadata) LIKE '%mật%' OR errors IS NOT NULL`).Scan(&words))
	if words != 0 {
		t.Errorf("%d jobs hold words or errors", words)
	}
}

func TestRetryLaterIsKept(t *testing.T) {
	o := open(t)
	const asked = 150 * time.Millisecond
	o.ear.answer = failing(lan, 1, desk.RetryLater{After: asked})
	o.start()
	o.commit(lan, "một")
	o.ear.try(t)
	begin := time.Now()
	o.ear.try(t)
	if waited := time.Since(begin); waited < asked*9/10 {
		t.Errorf("tried again after %s, asked for %s", waited, asked)
	}
}

func TestSayHasADeadline(t *testing.T) {
	o := open(t)
	o.box.sayLimit = time.Millisecond
	hung := false
	o.ear.answer = func(ctx context.Context, _ desk.Reply) error {
		if hung {
			return nil
		}
		hung = true
		<-ctx.Done()
		return ctx.Err()
	}
	o.start()
	o.commit(lan, "một")
	o.waitAll(lan)
	wantSaid(t, o.ear, lan, "một")
}

func TestGivingUp(t *testing.T) {
	o := open(t)
	o.commit(lan, "một", "hai")
	var id desk.ReplyID
	check(t, o.store.DB().QueryRow(`SELECT MIN(id) FROM replies`).Scan(&id))
	job := delivery{Chat: lan, Reply: id}
	o.ear.answer = failing(lan, -1, errors.New("what"))
	for _, tries := range []int{0, patience - 2, patience - 1} {
		retried := tries < patience-1
		wait, err := o.box.deliver(t.Context(), o.ear, job, tries)
		check(t, err)
		if (wait > 0) != retried {
			t.Errorf("after %d tries the wait is %s", tries, wait)
		}
		if _, err := o.store.Reply(t.Context(), id); (err == nil) != retried && !retried {
			t.Errorf("the reply given up still waits")
		}
	}
	if !strings.Contains(o.logs.String(), "reply given up") {
		t.Error("nobody is told")
	}
}

// TestTriesAreCounted checks that the count reaches the backoff.
func TestTriesAreCounted(t *testing.T) {
	o := open(t)
	var mu sync.Mutex
	var tries []int
	o.box.Backoff = func(try int) time.Duration {
		mu.Lock()
		defer mu.Unlock()
		tries = append(tries, try)
		return time.Millisecond
	}
	o.ear.answer = failing(lan, 4, errors.New("what"))
	o.start()
	o.commit(lan, "một")
	o.waitAll(lan)
	if want := []int{1, 2, 3, 4}; !slices.Equal(tries, want) {
		t.Errorf("tries %v, want %v", tries, want)
	}
}

func TestForgottenReplyIsNotSaid(t *testing.T) {
	o := open(t)
	o.commit(lan, "bí mật")
	session, err := o.store.Session(t.Context(), lan)
	check(t, err)
	check(t, o.store.Commit(t.Context(), desk.Turn{
		Message: desk.Message{ID: "xoa", Chat: lan, Kind: desk.KindText, At: time.Now()}, Session: session, Forget: true,
		Replies: []desk.Reply{{Lines: []desk.Line{{Kind: desk.LineText, Text: "đã xóa"}}}},
	}))
	o.start()
	o.wait(lan)
	o.drain()
	wantSaid(t, o.ear, lan, "đã xóa")
}

// forgetful is a ledger whose first Settle fails.
type forgetful struct {
	*store.Store
	once sync.Once
}

func (f *forgetful) Settle(ctx context.Context, id desk.ReplyID, said bool) (err error) {
	f.once.Do(func() { err = errors.New("the disk is full") })
	if err != nil {
		return err
	}
	return f.Store.Settle(ctx, id, said)
}

func TestSaidOnceThoughSettlingFails(t *testing.T) {
	o := &office{t: t, path: filepath.Join(t.TempDir(), "desk.db"), ear: newEar(), logs: &syncBuffer{}}
	o.ledger = func(s *store.Store) Ledger { return &forgetful{Store: s} }
	o.open()
	t.Cleanup(o.close)
	o.start()
	o.commit(lan, "một", "hai")
	o.waitAll(lan)
	wantSaid(t, o.ear, lan, "một", "hai")
}
