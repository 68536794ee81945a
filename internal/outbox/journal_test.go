package outbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// deaf is a ledger that settles nothing: a program is killed before it can.
type deaf struct{ *store.Store }

func (deaf) Settle(context.Context, desk.ReplyID, bool) error { return errors.New("killed") }

// TestKilledBeforeSettling ends a program after the far side has answered and
// before that is written to the database.
func TestKilledBeforeSettling(t *testing.T) {
	folder := t.TempDir()
	o := &office{
		t: t, path: filepath.Join(folder, "desk.db"), ear: newEar(), logs: &syncBuffer{},
		journal: filepath.Join(folder, "said.journal"),
		ledger:  func(s *store.Store) Ledger { return deaf{s} },
	}
	o.open()
	t.Cleanup(o.close)
	o.start()
	o.commit(lan, "một", "hai")
	o.ear.try(t)
	o.wait(lan) // settling is to be tried again
	o.ledger = nil
	o.reopen()
	o.start()
	o.waitAll(lan)
	wantSaid(t, o.ear, lan, "một", "hai")
	if log := o.logs.String(); !strings.Contains(log, "reply was said before the program ended") {
		t.Errorf("nothing is told about it:\n%s", log)
	}
}

// TestJournalOfAnotherDatabase starts over a database that gives numbers out again.
func TestJournalOfAnotherDatabase(t *testing.T) {
	folder := t.TempDir()
	journal := filepath.Join(folder, "said.journal")
	check(t, os.WriteFile(journal, []byte("1\n2\n3\n"), 0o600))
	o := &office{t: t, path: filepath.Join(folder, "desk.db"), ear: newEar(), logs: &syncBuffer{}, journal: journal}
	o.open()
	t.Cleanup(o.close)
	o.start()
	o.commit(lan, "một")
	o.waitAll(lan)
	o.reopen() // before the note of the reply could be of use to anybody
	o.commit(lan, "hai")
	o.start()
	o.waitAll(lan)
	wantSaid(t, o.ear, lan, "một", "hai")
}

func TestJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "said.journal")
	check(t, os.WriteFile(path, []byte("7\nrác\n\n-\n12\n34"), 0o600)) // cut off in the middle of 345
	j, err := OpenJournal(path)
	check(t, err)
	left := j.left()
	slices.Sort(left)
	if want := []desk.ReplyID{7, 12}; !slices.Equal(left, want) {
		t.Errorf("left are %v, want %v", left, want)
	}
	check(t, j.begin())
	// All but one are settled, then that one too.
	const many = longJournal / len("100000\n")
	for id := range desk.ReplyID(many + 1) {
		check(t, j.note(100_000+id))
		if id > 0 {
			check(t, j.settled(100_000+id))
		}
	}
	if size := sizeOf(t, path); size < longJournal {
		t.Errorf("%d bytes with a note of use, want all of it", size)
	}
	check(t, j.Close())
	j, err = OpenJournal(path)
	check(t, err)
	for _, id := range j.left() {
		check(t, j.settled(id))
	}
	if size := sizeOf(t, path); size != 0 {
		t.Errorf("%d bytes without a note of use", size)
	}
	check(t, j.note(5))
	check(t, j.Close())
	if again, err := OpenJournal(path); err != nil || !slices.Equal(again.left(), []desk.ReplyID{5}) || again.Close() != nil {
		t.Errorf("left are %v: %v", again.left(), err)
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	check(t, err)
	return info.Size()
}

func TestJournalThatCannotBeKept(t *testing.T) {
	if _, err := OpenJournal(t.TempDir()); err == nil || strings.Count(err.Error(), "outbox: ") != 1 {
		t.Errorf("a folder as a journal: %v", err)
	}
	o := open(t)
	var err error
	o.box.Journal, err = OpenJournal(filepath.Join(t.TempDir(), "said.journal"))
	check(t, err)
	o.start()
	check(t, o.box.Journal.Close()) // as a full disk would
	o.commit(lan, "một", "hai")
	o.waitAll(lan)
	wantSaid(t, o.ear, lan, "một", "hai")
	if log := o.logs.String(); !strings.Contains(log, "reply said and not noted") {
		t.Errorf("nobody is told:\n%s", log)
	}
}

// TestACrowdHoldsUpNobody answers one person while as many others are still to be
// told of something as have been.
func TestACrowdHoldsUpNobody(t *testing.T) {
	o := open(t)
	begun, release := make(chan struct{}, 3*workers), make(chan struct{})
	o.ear.answer = func(context.Context, desk.Reply) error {
		begun <- struct{}{}
		<-release
		return nil
	}
	session, err := o.store.Session(t.Context(), minh)
	check(t, err)
	turn := desk.Turn{Message: desk.Message{ID: "m", Chat: minh, Kind: desk.KindText}, Session: session}
	for i := range 2 * workers {
		turn.Replies = append(turn.Replies, desk.Reply{
			Chat: desk.NewChatID("telegram", fmt.Sprint(i)), Lines: []desk.Line{{Kind: desk.LineText, Text: "tin"}},
		})
	}
	check(t, o.store.Commit(t.Context(), turn))
	o.start()
	for range workers {
		<-begun
	}
	o.commit(lan, "khẩn")
	close(release)
	for i := range 2*workers + 1 {
		if o.ear.try(t) == "4711 khẩn" {
			if i > workers+workers/2 {
				t.Errorf("said after %d of the crowd", i)
			}
			return
		}
	}
	t.Error("never said")
}
