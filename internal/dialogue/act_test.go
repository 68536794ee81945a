package dialogue_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
)

// deskOf is an engine with a person of the staff and a ticket that somebody
// waits for.
func deskOf(t *testing.T) (*dialogue.Engine, *memory) {
	t.Helper()
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, desk.Zone)
	engine.Now = func() time.Time { return at }
	err := memory.Store.Commit(t.Context(), desk.Turn{
		Message: desk.Message{ID: "test:0:1", Chat: "test:0", Kind: desk.KindText},
		People: []desk.Person{
			{Chat: "telegram:lan", Role: desk.RoleStaff, Name: "Cô Lan", Since: at},
			{Chat: "telegram:tu", Role: desk.RoleStaff, Name: "Anh Tư", Since: at},
		},
		Tickets: []desk.Ticket{{ID: 12, Chat: "telegram:dan", Reason: desk.ReasonUnknown, Question: "vay vốn ở đâu", Key: "vay von o dau", State: desk.TicketOpen, OpenedAt: at}},
		Waiters: []desk.Waiter{{Ticket: 12, Chat: "telegram:dan", Since: at}, {Ticket: 12, Chat: "telegram:dan2", Since: at}},
		Remarks: []desk.Remark{{Ticket: 12, Kind: desk.RemarkAsker, By: "telegram:dan2", At: at, Text: "vay vốn ở đâu"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return engine, memory
}

func TestAnActIsATurnWhoseRepliesComeBack(t *testing.T) {
	engine, memory := deskOf(t)
	deed, err := engine.Act(t.Context(), "telegram:lan", "AAAA", "/traloi 12 Dạ, ở ngân hàng.")
	if err != nil || !deed.Done || len(deed.Said) != 1 || !strings.Contains(deed.Said[0].Plain(), "2 người") {
		t.Fatalf("came of it: %+v, %v", deed, err)
	}
	if len(deed.Heard) != 1 || !strings.Contains(deed.Heard[0].Plain(), "Dạ, ở ngân hàng.") {
		t.Errorf("heard %+v", deed.Heard)
	}
	turn := memory.turns[0]
	if len(turn.Replies) != 2 || turn.Replies[0].Chat != "telegram:dan" || turn.Replies[1].Chat != "telegram:dan2" {
		t.Errorf("delivered %+v", turn.Replies)
	}
	if len(turn.Acts) != 1 || turn.Acts[0].Kind != desk.ActAnswer || turn.Acts[0].By != "telegram:lan" {
		t.Errorf("written down %+v", turn.Acts)
	}
	if chat := turn.Message.Chat; chat.Door() != "desk" || strings.Contains(string(chat), "lan") || turn.Message.From != "telegram:lan" {
		t.Errorf("acted in %s as %s", chat, turn.Message.From)
	}
	if _, err := engine.Act(t.Context(), "telegram:lan", "AAAA", "/dong 12"); !errors.Is(err, desk.ErrDuplicate) {
		t.Errorf("the same form again: %v", err)
	}
	// Forms of two people may have one name.
	deed, err = engine.Act(t.Context(), "telegram:tu", "AAAA", "/traloi 12 Tôi cũng trả lời.")
	if err != nil || deed.Done || len(deed.Heard) != 0 || len(deed.Said) != 1 {
		t.Errorf("too late: %+v, %v", deed, err)
	}
}

func TestARehearsalDoesNothing(t *testing.T) {
	engine, memory := deskOf(t)
	deed, err := engine.Rehearse(t.Context(), "telegram:lan", "/traloi 12 Dạ, ở ngân hàng.")
	if err != nil || !deed.Done || len(deed.Heard) != 1 {
		t.Fatalf("came of it: %+v, %v", deed, err)
	}
	ticket, err := memory.Ticket(t.Context(), 12)
	if err != nil || ticket.State != desk.TicketOpen || len(memory.turns) != 0 {
		t.Errorf("after it the ticket is %+v, %v; %d turns", ticket, err, len(memory.turns))
	}
	acted, err := engine.Act(t.Context(), "telegram:lan", "AAAA", "/traloi 12 Dạ, ở ngân hàng.")
	if err != nil || acted.Heard[0].Plain() != deed.Heard[0].Plain() {
		t.Errorf("heard %+v, rehearsed %+v, %v", acted.Heard, deed.Heard, err)
	}
}

// Whoever is slower by a moment is told so, not overwritten.
func TestAnActThatLosesARaceIsDecidedAgain(t *testing.T) {
	engine, memory := deskOf(t)
	once := false
	memory.commit = func(desk.Turn) error {
		if once {
			return nil
		}
		once = true
		deed, err := engine.Act(t.Context(), "telegram:tu", "BBBB", "/nhan 12")
		if err != nil || !deed.Done {
			t.Errorf("Anh Tư: %+v, %v", deed, err)
		}
		return nil
	}
	deed, err := engine.Act(t.Context(), "telegram:lan", "AAAA", "/traloi 12 Dạ, ở ngân hàng.")
	if err != nil || deed.Done || !strings.Contains(deed.Said[0].Plain(), "Anh Tư") {
		t.Errorf("came of it: %+v, %v", deed, err)
	}
}

// Nobody acts who is not of the staff, and what breaks is an error.
func TestActsOfNobodyAndActsThatBreak(t *testing.T) {
	engine, memory := deskOf(t)
	for _, by := range []desk.ChatID{"telegram:dan", "", "desk:x"} {
		if deed, err := engine.Act(t.Context(), by, "AAAA", "/nhan 12"); err == nil && deed.Done {
			t.Errorf("%q took the ticket", by)
		}
	}
	memory.commit = func(desk.Turn) error { return errors.New("the disk is full") }
	if _, err := engine.Act(t.Context(), "telegram:lan", "CCCC", "/nhan 12"); err == nil {
		t.Error("an act that was not written is reported as done")
	}
	engine.Shelf = brokenShelf{panics: true}
	if _, err := engine.Act(t.Context(), "telegram:lan", "DDDD", "/nhan 12"); err == nil || strings.Contains(err.Error(), "words of a household") {
		t.Errorf("a panic: %v", err)
	}
}
