package outbox

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// TestJobsOfAKilledProcess starts where a killed process left jobs that River
// believes to be worked, and a leader that is gone.
func TestJobsOfAKilledProcess(t *testing.T) {
	now := time.Now().UTC()
	const format = "2006-01-02 15:04:05.000"
	cases := []struct {
		name, state string
		scheduled   time.Time
		said        bool
	}{
		{"being worked", "running", now.Add(-time.Minute), true},
		{"waiting, due by now", "scheduled", now.Add(-time.Second), true},
		{"failed, due by now", "retryable", now.Add(-time.Second), true},
		{"waiting, not due", "scheduled", now.Add(time.Hour), false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := open(t)
			o.commit(lan, "một", "hai")
			o.exec(`UPDATE river_job SET state = $1, attempt = 1, attempted_at = $2, scheduled_at = $3`,
				c.state, now.Format(format), c.scheduled.Format(format))
			o.exec(`INSERT INTO river_leader (leader_id, elected_at, expires_at) VALUES ('killed', $1, $2)`,
				now.Format(format), now.Add(time.Hour).Format(format))
			o.reopen()
			o.start()
			o.wait(lan)
			want := []string{"một", "hai"}
			if !c.said {
				want = nil
			}
			wantSaid(t, o.ear, lan, want...)
			o.commit(minh, "khác")
			o.wait(minh)
			wantSaid(t, o.ear, minh, "khác")
		})
	}
}

func TestDrainSaysWhatIsDue(t *testing.T) {
	o := open(t)
	o.ear.answer = failing(lan, -1, errors.New("what"))
	o.box.Backoff = func(int) time.Duration { return time.Hour }
	o.start()
	o.commit(lan, "một")
	for i := range 50 {
		o.commit(desk.NewChatID("telegram", fmt.Sprint(i)), "a", "b", "c")
	}
	o.drain()
	for i := range 50 {
		wantSaid(t, o.ear, desk.NewChatID("telegram", fmt.Sprint(i)), "a", "b", "c")
	}
	var running int
	check(t, o.store.DB().QueryRow(`SELECT COUNT(*) FROM river_job WHERE state = 'running'`).Scan(&running))
	if running != 0 {
		t.Errorf("%d jobs are still running", running)
	}
	o.drain() // a second time there is nothing to do
	if err := o.box.Wait(t.Context(), lan); err != nil {
		t.Errorf("waiting for a chat to be tried again: %v", err)
	}
	o.ear.answer = nil
	o.exec(`UPDATE river_job SET scheduled_at = datetime('now', 'subsec') WHERE state = 'scheduled'`)
	o.reopen()
	o.start()
	o.wait(lan)
	wantSaid(t, o.ear, lan, "một")
}

func TestDrainLetsASayFinish(t *testing.T) {
	o := open(t)
	saying, release := make(chan struct{}), make(chan struct{})
	o.ear.answer = func(ctx context.Context, reply desk.Reply) error {
		if reply.Plain() == "một" {
			close(saying)
			<-release
		}
		return ctx.Err()
	}
	o.start()
	o.commit(lan, "một", "hai")
	<-saying
	drained := make(chan error, 1)
	go func() { drained <- o.box.Drain(context.Background()) }()
	time.AfterFunc(20*time.Millisecond, func() { close(release) })
	select {
	case err := <-drained:
		check(t, err)
	case <-time.After(patient):
		t.Fatal("Drain did not end")
	}
	wantSaid(t, o.ear, lan, "một", "hai")
}

func TestDrainEndsWithItsContext(t *testing.T) {
	o := open(t)
	saying := make(chan struct{})
	o.ear.answer = func(ctx context.Context, _ desk.Reply) error {
		close(saying)
		<-ctx.Done()
		return ctx.Err()
	}
	o.start()
	o.commit(lan, "một", "hai")
	<-saying
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := o.box.Drain(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Drain: %v", err)
	}
	if err := o.box.Wait(t.Context(), lan); !errors.Is(err, ErrStopped) {
		t.Errorf("Wait after Drain: %v", err)
	}
	wantSaid(t, o.ear, lan)
	o.ear.answer = nil
	o.reopen()
	o.start()
	o.wait(lan)
	wantSaid(t, o.ear, lan, "một", "hai")
}

func TestDrainWithoutStart(t *testing.T) {
	o := open(t)
	o.commit(lan, "một")
	o.drain()
	wantSaid(t, o.ear, lan)
}

func TestWait(t *testing.T) {
	o := open(t)
	o.wait(lan) // nothing was ever said
	if err := o.box.Wait(t.Context(), "web:abc"); err == nil {
		t.Error("waited for a chat of another process")
	}
	o.commit(lan, "một")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := o.box.Wait(ended, lan); !errors.Is(err, context.Canceled) {
		t.Errorf("Wait: %v", err)
	}
	done := make(chan error, 1)
	go func() { done <- o.box.Wait(context.Background(), lan) }()
	o.start()
	select {
	case err := <-done:
		check(t, err)
	case <-time.After(patient):
		t.Fatal("Wait did not end")
	}
	wantSaid(t, o.ear, lan, "một")
}

// TestTwoShellsOnOneFile has two processes' outboxes work one database.
func TestTwoShellsOnOneFile(t *testing.T) {
	o := open(t)
	a, b := desk.ChatID("terminal:an"), desk.ChatID("terminal:bình")
	shells := map[desk.ChatID]*ear{a: newEar(), b: newEar()}
	for chat, shell := range shells {
		s, err := store.Open(t.Context(), o.path)
		check(t, err)
		box, err := New(t.Context(), s.DB(), s, map[string]Speaker{Queue(chat): shell}, o.box.log)
		check(t, err)
		s.Jobs = box
		check(t, box.Start(t.Context()))
		t.Cleanup(func() {
			check(t, box.Drain(context.Background()))
			check(t, s.Close())
		})
		defer func() {
			ctx, cancel := context.WithTimeout(context.Background(), patient)
			defer cancel()
			check(t, box.Wait(ctx, chat))
			wantSaid(t, shell, chat, "cho "+chat.Name())
			wantSaid(t, shells[a], b)
		}()
	}
	o.start()
	o.commit(a, "cho an")
	o.commit(b, "cho bình")
	o.commit(lan, "cho lan")
	o.wait(lan)
	wantSaid(t, o.ear, lan, "cho lan")
}

func TestNewerJobsAreRefused(t *testing.T) {
	o := open(t)
	from, to, err := Migrate(t.Context(), o.store.DB())
	if err != nil || from != to || to < 8 {
		t.Fatalf("from %d to %d, %v", from, to, err)
	}
	o.exec(`INSERT INTO river_migration (line, version) VALUES ('main', 999)`)
	if _, err := New(t.Context(), o.store.DB(), o.store, nil, o.box.log); !errors.Is(err, ErrNewerSchema) {
		t.Errorf("New: %v", err)
	}
}
