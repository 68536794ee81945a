package telegram

import (
	"fmt"
	"sync"
	"time"

	"hoidap/internal/desk"
)

// mostMoves bounds what is remembered of groups that moved: a bot is in few.
const mostMoves = 1000

// move is the change of a group's number, as happens when it becomes a
// supergroup.
type move struct{ from, to int64 }

// message tells the desk of the move. Of however many notes of one move the desk
// takes one: they have the same ID.
func (m move) message(now time.Time) desk.Message {
	return desk.Message{
		ID:   desk.MessageID(fmt.Sprintf("%s:moved:%d", chatOf(m.from), m.to)),
		Chat: chatOf(m.from), Kind: desk.KindMoved, Text: string(chatOf(m.to)), At: now,
	}
}

// moves remembers where groups are now, so that what is still to be said to an
// old number is said at the new one.
type moves struct {
	mu sync.Mutex
	to map[int64]int64
}

func newMoves() *moves { return &moves{to: map[int64]int64{}} }

// learn remembers a move. Of too many all are forgotten: the far side tells of
// each again.
func (m *moves) learn(made move) {
	if made.to == 0 || made.to == made.from {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.to) >= mostMoves {
		clear(m.to)
	}
	m.to[made.from] = made.to
}

// now is the number under which a chat is spoken to.
func (m *moves) now(chat int64) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	if to, ok := m.to[chat]; ok {
		return to
	}
	return chat
}
