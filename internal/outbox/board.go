package outbox

import (
	"sync"

	"hoidap/internal/desk"
)

// board is where workers tell those who wait how the saying goes.
type board struct {
	// closed is closed when nothing will be said any more.
	closed chan struct{}

	mu       sync.Mutex
	underway int                  // replies being said
	retrying map[desk.ChatID]bool // chats whose next reply waits for another try
	moved    chan struct{}        // closed when saying a reply is over
}

func newBoard() *board {
	return &board{closed: make(chan struct{}), retrying: map[desk.ChatID]bool{}, moved: make(chan struct{})}
}

// begin notes that a reply of a chat is being said.
func (b *board) begin(chat desk.ChatID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.underway++
	delete(b.retrying, chat)
}

// end notes that saying it is over; retry when it must be tried again.
func (b *board) end(chat desk.ChatID, retry bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.underway--
	if retry {
		b.retrying[chat] = true
	}
	close(b.moved)
	b.moved = make(chan struct{})
}

// postpone notes that the next reply of a chat waits for another try.
func (b *board) postpone(chat desk.ChatID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.retrying[chat] = true
}

// waiting reports whether the next reply of a chat waits for another try.
func (b *board) waiting(chat desk.ChatID) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.retrying[chat]
}

// progress returns how many replies are being said and a channel that is closed
// when one of them ends.
func (b *board) progress() (underway int, moved <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.underway, b.moved
}
