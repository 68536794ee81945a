package dialogue_test

import (
	"errors"
	"testing"

	"hoidap/internal/desk"
)

// What a head deletes of a question while its answer is being decided stays
// deleted: the answer is decided again.
func TestDeletingAtTheMomentOfTheAnswer(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	admit(t, memory, engine.Now(), []string{"lành", "hamlet-head", "tan-hung", "ấp 3"})
	admit(t, memory, engine.Now(), []string{"lan", "staff", "tan-hung"})
	receive := func(message desk.Message) {
		t.Helper()
		if err := engine.Receive(t.Context(), message); err != nil {
			t.Fatal(err)
		}
	}
	receive(desk.Message{
		ID: "test:lành:1", Chat: "test:lành", Kind: desk.KindVoice, Text: "hỏi giùm bà Sáu: cái này là gì",
		Media: desk.Media{Kind: desk.KindVoice, Ref: "tiếng"},
	})
	answering, err := engine.Handle(t.Context(), desk.Message{
		ID: "test:lan:1", Chat: "test:lan", Kind: desk.KindText, Text: "/traloi 1 Tới xã hỏi nha.",
	})
	if err != nil || len(answering.Relays) != 1 || answering.Relays[0].For != "bà Sáu" {
		t.Fatalf("the answer: %+v, %v", answering, err)
	}
	receive(desk.Message{ID: "test:lành:2", Chat: "test:lành", Kind: desk.KindText, Text: "/xoaten 1"})
	if err := memory.Commit(t.Context(), answering); !errors.Is(err, desk.ErrConflict) {
		t.Errorf("the answer decided before: %v, want a conflict", err)
	}
	receive(desk.Message{ID: "test:lan:2", Chat: "test:lan", Kind: desk.KindText, Text: "/traloi 1 Tới xã hỏi nha."})
	relays, err := memory.Relays(t.Context(), "test:lành", 1)
	if err != nil || len(relays) != 1 || relays[0].For+relays[0].Question != "" || relays[0].Answered.IsZero() {
		t.Errorf("kept %+v, %v, want an answered question without name and words", relays, err)
	}
}
