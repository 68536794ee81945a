package telegram

import (
	"sync"

	"hoidap/internal/desk"
)

// mostBegun is how many replies that failed in the middle are remembered.
const mostBegun = 1000

// place is how far a reply is said.
type place struct {
	said   int  // messages of it that were taken
	failed bool // the next one is an attachment that failed once
}

// begun remembers the replies that failed in the middle, so that saying them
// again repeats nothing.
type begun struct {
	mu     sync.Mutex
	places map[desk.ReplyID]place
}

func newBegun() *begun { return &begun{places: map[desk.ReplyID]place{}} }

// at is where to go on with a reply: at its start when nothing is known.
func (b *begun) at(reply desk.ReplyID) place {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.places[reply]
}

// keep remembers how far a reply is said. A reply that was not begun needs no
// room, nor does one without ID, which cannot be known again. Of too many, all
// are forgotten: they would be said from the start.
func (b *begun) keep(reply desk.ReplyID, at place) {
	if reply == 0 || at == (place{}) {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.places) >= mostBegun {
		clear(b.places)
	}
	b.places[reply] = at
}

// over forgets a reply that is said.
func (b *begun) over(reply desk.ReplyID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.places, reply)
}
