package main

import (
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// What was kept long enough goes at the start of the desk, which says how much.
func TestPurgeIsTold(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	db := opened(t, data)
	ticket := desk.Ticket{
		ID: 1, Chat: "telegram:ba", Question: "hỏi lâu rồi", Reason: desk.ReasonAsked, State: desk.TicketClosed,
		OpenedAt: time.Now().Add(-store.KeepQuestions - time.Hour),
	}
	err := db.Commit(t.Context(), desk.Turn{
		Message: desk.Message{ID: "telegram:ba:1", Chat: "telegram:ba", Kind: desk.KindText}, Tickets: []desk.Ticket{ticket},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--data", data)
	s.err.wait(t, "level=INFO msg=purged entries=0 messages=0 questions=1")
	s.stop(t)
	if kept, err := db.Ticket(t.Context(), 1); err != nil || kept.Question != "" {
		t.Errorf("kept is %+v, %v", kept, err)
	}
}
