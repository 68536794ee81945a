package dialogue_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
)

func question(id string) desk.Message {
	return desk.Message{
		ID: desk.MessageID(id), Chat: "test:dân", Kind: desk.KindText,
		Text: "ho ngheo la gi", At: time.Unix(1, 0),
	}
}

// brokenShelf fails, or panics, whenever it is opened.
type brokenShelf struct{ panics bool }

func (s brokenShelf) Open(context.Context, desk.Day) (dialogue.Book, error) {
	if s.panics {
		panic("the words of a household")
	}
	return nil, errors.New("no book")
}

func TestMessageThatKeepsFailingIsParkedWithAnApology(t *testing.T) {
	for _, panics := range []bool{false, true} {
		memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
		engine := newEngine(t, memory)
		engine.Shelf = brokenShelf{panics}
		if err := engine.Receive(t.Context(), question("test:dân:1")); err != nil {
			t.Fatalf("panics %v: %v", panics, err)
		}
		if len(memory.turns) != 1 {
			t.Fatalf("panics %v: %d turns written", panics, len(memory.turns))
		}
		turn := memory.turns[0]
		if !turn.Parked || len(turn.Tickets) != 1 || turn.Tickets[0].Reason != desk.ReasonParked {
			t.Errorf("panics %v: turn %+v", panics, turn)
		}
		if said := turn.Replies[0].Plain(); !strings.Contains(said, "Xin lỗi") {
			t.Errorf("panics %v: said %q", panics, said)
		}
		if memory.tries != 4 {
			t.Errorf("panics %v: %d tries counted, want three and the one that parks", panics, memory.tries)
		}
	}
}

// A message may be at hand when the program is ended again and again. Only one
// that is there every time is taken for the cause.
func TestMessageThatOutlivesTheProgram(t *testing.T) {
	for ends, parked := range map[int]bool{3: false, 9: false, 10: true} {
		memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
		engine := newEngine(t, memory)
		for range ends {
			if _, err := memory.Attempt(t.Context(), "test:dân:1"); err != nil {
				t.Fatal(err)
			}
		}
		if err := engine.Receive(t.Context(), question("test:dân:1")); err != nil {
			t.Fatal(err)
		}
		if len(memory.turns) != 1 || memory.turns[0].Parked != parked {
			t.Errorf("after %d ends: turns %+v", ends, memory.turns)
		}
	}
}

func TestConflictIsDecidedAgain(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	lost := 2
	memory.commit = func(desk.Turn) error {
		if lost > 0 {
			lost--
			return desk.ErrConflict
		}
		return nil
	}
	if err := newEngine(t, memory).Receive(t.Context(), question("test:dân:1")); err != nil {
		t.Fatal(err)
	}
	if len(memory.turns) != 1 || memory.turns[0].Parked {
		t.Errorf("turns %+v", memory.turns)
	}
}

func TestTurnThatIsInConflictForEverIsParked(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	memory.commit = func(turn desk.Turn) error {
		if turn.Parked {
			return nil
		}
		return desk.ErrConflict
	}
	message := question("test:dân:1")
	message.Text = "alo"
	if err := newEngine(t, memory).Receive(t.Context(), message); err != nil {
		t.Fatal(err)
	}
	if len(memory.turns) != 1 || !memory.turns[0].Parked {
		t.Errorf("turns %+v, want one that is parked", memory.turns)
	}
}

func TestDuplicateIsSilent(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	memory.commit = func(desk.Turn) error { return desk.ErrDuplicate }
	if err := newEngine(t, memory).Receive(t.Context(), question("test:dân:1")); err != nil {
		t.Errorf("Receive: %v", err)
	}
	if len(memory.said) != 0 {
		t.Errorf("said %+v", memory.said)
	}
}

func TestLedgerAwayIsTheDoorsConcern(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	memory.commit = func(desk.Turn) error { return errors.New("disk full") }
	if err := newEngine(t, memory).Receive(t.Context(), question("test:dân:1")); err == nil {
		t.Error("a message that could not be written counts as handled")
	}
}

func TestInvalidMessageIsRefused(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	if err := newEngine(t, memory).Receive(t.Context(), desk.Message{Text: "x"}); err == nil {
		t.Error("a message without ID and chat was taken")
	}
}

// Turns of one chat are decided one after the other, whatever door brings them.
func TestMessagesOfAChatDoNotOverlap(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	inside := 0
	memory.commit = func(desk.Turn) error {
		inside++
		defer func() { inside-- }()
		if inside != 1 {
			t.Error("two turns of one chat at once")
		}
		return nil
	}
	engine := newEngine(t, memory)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			if err := engine.Receive(context.Background(), question("test:dân:"+string(rune('a'+i)))); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if version := memory.sessions["test:dân"].Version; version != 8 {
		t.Errorf("%d turns written, want 8", version)
	}
}
