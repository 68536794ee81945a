package store_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoidap/internal/desk"
)

func TestSession(t *testing.T) {
	b := open(t)
	session, err := b.Session(t.Context(), lan)
	check(t, err)
	if !reflect.DeepEqual(session, desk.Session{Chat: lan}) {
		t.Fatalf("never seen: %+v", session)
	}
	kept := desk.Session{Chat: lan, Language: desk.Vietnamese, Greeted: true, Article: "bhyt-ho-ngheo",
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "papers"}}, Misses: 1}
	first := turn(lan, "1")
	first.Session = kept
	b.commit(first)
	b.reopen()
	session, err = b.Session(t.Context(), lan)
	check(t, err)
	kept.Version = 1
	if !reflect.DeepEqual(session, kept) {
		t.Errorf("came back as %+v, want %+v", session, kept)
	}
}

func TestDuplicateIsAnsweredOnce(t *testing.T) {
	b := open(t)
	var committed, duplicates atomic.Int32
	var group sync.WaitGroup
	for range 5 {
		group.Go(func() {
			switch err := b.Commit(context.Background(), turn(lan, "1", "chào bà con")); {
			case err == nil:
				committed.Add(1)
			case errors.Is(err, desk.ErrDuplicate):
				duplicates.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	if committed.Load() != 1 || duplicates.Load() != 4 {
		t.Errorf("%d committed, %d duplicates; want 1 and 4", committed.Load(), duplicates.Load())
	}
	if got := b.counts().OpenReplies; got != 1 {
		t.Errorf("%d replies wait, want 1", got)
	}
	if got := b.jobs.taken(); len(got) != 1 {
		t.Errorf("deliveries %v, want one", got)
	}
	seen, err := b.Seen(t.Context(), message(lan, "1").ID)
	check(t, err)
	unseen, err := b.Seen(t.Context(), message(lan, "2").ID)
	check(t, err)
	if !seen || unseen {
		t.Errorf("seen %v and %v, want true and false", seen, unseen)
	}
}

func TestStaleSessionConflicts(t *testing.T) {
	b := open(t)
	wantIs(t, b.Commit(t.Context(), versioned(turn(lan, "0"), 3)), desk.ErrConflict)
	var committed, conflicts atomic.Int32
	var group sync.WaitGroup
	for i := range 5 {
		group.Go(func() {
			switch err := b.Commit(context.Background(), turn(lan, fmt.Sprint(i), "chào")); {
			case err == nil:
				committed.Add(1)
			case errors.Is(err, desk.ErrConflict):
				conflicts.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	if committed.Load() != 1 || conflicts.Load() != 4 {
		t.Fatalf("%d committed, %d conflicts; want 1 and 4", committed.Load(), conflicts.Load())
	}
	wantIs(t, b.Commit(t.Context(), turn(lan, "9")), desk.ErrConflict)
	if seen, err := b.Seen(t.Context(), message(lan, "9").ID); err != nil || seen {
		t.Errorf("a conflicting message counts as seen: %v, %v", seen, err)
	}
	check(t, b.Commit(t.Context(), versioned(turn(lan, "9"), 1)))
	wantIs(t, b.Commit(t.Context(), versioned(turn(lan, "10"), 1)), desk.ErrConflict)
}

func versioned(turn desk.Turn, version int64) desk.Turn {
	turn.Session.Version = version
	return turn
}

func TestTurnIsWrittenWholeOrNotAtAll(t *testing.T) {
	b := open(t)
	b.jobs.fail = errors.New("no room for jobs")
	failing := turn(lan, "1", "một")
	failing.Message.Recall = true
	failing = opens(failing, b.ticket(lan, "hỏi gì đó"))
	wantIs(t, b.Commit(t.Context(), failing), b.jobs.fail)
	seen, err := b.Seen(t.Context(), failing.Message.ID)
	check(t, err)
	session, err := b.Session(t.Context(), lan)
	check(t, err)
	talk, err := b.Conversation(t.Context(), lan, 0, 10)
	check(t, err)
	counts := b.counts()
	if seen || session.Version != 0 || len(talk) != 0 || counts.OpenReplies != 0 || counts.OpenTickets != 0 {
		t.Errorf("left behind: seen %v, %+v, %v, %+v", seen, session, talk, counts)
	}
}

func TestCommitRefusesWhatNoRuleDecides(t *testing.T) {
	b := open(t)
	cases := map[string]func(*desk.Turn){
		"no message ID":       func(turn *desk.Turn) { turn.Message.ID = "" },
		"no chat":             func(turn *desk.Turn) { turn.Message.Chat = "telegram:" },
		"ticket without time": func(turn *desk.Turn) { turn.Tickets = []desk.Ticket{{Chat: lan, Reason: desk.ReasonAsked}} },
		"session of another":  func(turn *desk.Turn) { turn.Session.Chat = minh },
		"too many replies":    func(turn *desk.Turn) { turn.Replies = slices.Repeat([]desk.Reply{reply("x")}, 64) },
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			spoiled := turn(lan, "1")
			spoil(&spoiled)
			if err := b.Commit(t.Context(), spoiled); err == nil {
				t.Error("was committed")
			}
		})
	}
	b.Jobs = nil
	if err := b.Commit(t.Context(), turn(lan, "1", "chào")); err == nil {
		t.Error("replies were committed without deliveries")
	}
	check(t, b.Commit(t.Context(), turn(lan, "1")))
}

func TestAttempts(t *testing.T) {
	b := open(t)
	id := message(lan, "1").ID
	for want := 1; want <= 3; want++ {
		tries, err := b.Attempt(t.Context(), id)
		check(t, err)
		if tries != want {
			t.Fatalf("try %d counted as %d", want, tries)
		}
		b.reopen()
	}
	parked := turn(lan, "1", "xin lỗi bà con")
	parked.Parked = true
	b.commit(parked)
	if got := b.counts().Parked; got != 1 {
		t.Errorf("%d parked, want 1", got)
	}
	_, err := b.Attempt(t.Context(), id)
	wantIs(t, err, desk.ErrDuplicate)
	b.now = b.now.AddDate(0, 0, 31)
	_, err = b.Purge(t.Context(), b.now)
	check(t, err)
	if tries, err := b.Attempt(t.Context(), id); err != nil || tries != 1 {
		t.Errorf("after the ID is forgotten: try %d, %v; want 1", tries, err)
	}
}

// TestAttemptLeavesWritesFlushed checks that the shortcut Attempt takes ends
// with it.
func TestAttemptLeavesWritesFlushed(t *testing.T) {
	b := open(t)
	flushed := func() (mode int) {
		check(t, b.DB().QueryRow("PRAGMA synchronous").Scan(&mode))
		return mode
	}
	const full = 2
	if got := flushed(); got != full {
		t.Fatalf("synchronous is %d, want %d", got, full)
	}
	_, err := b.Attempt(t.Context(), "m")
	check(t, err)
	ended, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()
	<-ended.Done()
	if _, err := b.Attempt(ended, "m"); err == nil {
		t.Error("an ended context was ignored")
	}
	if got := flushed(); got != full {
		t.Errorf("after Attempt synchronous is %d, want %d", got, full)
	}
}
