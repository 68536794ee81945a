package web

import (
	"context"
	"sync"

	"hoidap/internal/desk"
)

// turns lets the messages of one chat through one at a time, in the order they
// came.
type turns struct {
	mu    sync.Mutex
	chats map[desk.ChatID]*seat
}

// seat is held by the message of a chat that is being handled.
type seat struct {
	taken chan struct{}
	users int
}

func newTurns() *turns { return &turns{chats: map[desk.ChatID]*seat{}} }

// take waits until it is the caller's turn in a chat; leave ends the turn.
func (t *turns) take(ctx context.Context, chat desk.ChatID) (leave func(), err error) {
	t.mu.Lock()
	s := t.chats[chat]
	if s == nil {
		s = &seat{taken: make(chan struct{}, 1)}
		t.chats[chat] = s
	}
	s.users++
	t.mu.Unlock()

	select {
	case s.taken <- struct{}{}:
		return func() { <-s.taken; t.drop(chat, s) }, nil
	case <-ctx.Done():
		t.drop(chat, s)
		return nil, ctx.Err()
	}
}

// drop forgets a seat that nobody holds or waits for.
func (t *turns) drop(chat desk.ChatID, s *seat) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s.users--; s.users == 0 {
		delete(t.chats, chat)
	}
}
