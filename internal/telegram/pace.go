package telegram

import (
	"context"
	"sync"
	"time"

	"hoidap/internal/desk"
)

// What Telegram lets a bot say, and how many chats are remembered for it.
const (
	perSecond      = 30
	perChatSecond  = 1
	perGroupMinute = 20
	mostChats      = 10_000
)

// spread keeps messages to all chats apart, a little less than the pace asks for:
// thirty at once would leave thirty in doubt when the program is killed.
const spread = time.Second / (perSecond + 2)

// callReserve is the time a call must have left when it has waited: one that is
// cut off may have been heard or not.
const callReserve = 3 * time.Second

// pace keeps what the bot says below what Telegram lets it say, as Telegram
// counts: however long a call is on its way, no span of a second holds more of
// them than it may.
type pace struct {
	line chan struct{} // held by who is next to speak to anybody

	mu    sync.Mutex
	ended chan struct{} // closed when a call ends
	all   *window
	chats map[int64][]*window
}

// newPace returns a pace. Of what was said up to started, which may have been as
// much as is allowed, nothing is known.
func newPace(started time.Time) *pace {
	p := &pace{
		line: make(chan struct{}, 1), ended: make(chan struct{}),
		all: &window{most: perSecond, span: time.Second, gap: spread}, chats: map[int64][]*window{},
	}
	for range perSecond {
		p.all.done = append(p.all.done, started)
	}
	return p
}

// turn waits until the bot may say something to a chat; over must be called when
// it is said. When that is later than ctx can wait, it answers desk.RetryLater.
// Whoever waits for all the others is served in order.
func (b *Bot) turn(ctx context.Context, chat int64) (over func(), err error) {
	p := b.pace
	own := p.own(chat, b.now())
	if err := b.enter(ctx, own); err != nil {
		return nil, err
	}
	select {
	case p.line <- struct{}{}:
		err = b.enter(ctx, []*window{p.all})
		<-p.line
	case <-ctx.Done():
		err = desk.RetryLater{After: time.Second}
	}
	if err != nil {
		p.leave(own, time.Time{})
		return nil, err
	}
	return func() { p.leave(append(own, p.all), b.now()) }, nil
}

// enter waits until a call may begin in all of some windows.
func (b *Bot) enter(ctx context.Context, windows []*window) error {
	for {
		now := b.now()
		wait, ended := b.pace.try(windows, now)
		if wait == 0 {
			return nil
		}
		if wait == untold {
			select {
			case <-ended:
				continue
			case <-ctx.Done():
				return desk.RetryLater{After: time.Second}
			}
		}
		if deadline, ok := ctx.Deadline(); ok && deadline.Sub(now) < wait+callReserve {
			return desk.RetryLater{After: wait}
		}
		if err := b.pause(ctx, wait); err != nil {
			return err
		}
	}
}

// try begins a call in all of some windows, or returns how long one stays shut
// and what is closed when a call ends.
func (p *pace) try(windows []*window, now time.Time) (wait time.Duration, ended <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range windows {
		wait = max(wait, w.shut(now))
	}
	if wait > 0 {
		return wait, p.ended
	}
	for _, w := range windows {
		w.begin(now)
	}
	return 0, nil
}

// leave ends a call in some windows; at the zero time it was never made.
func (p *pace) leave(windows []*window, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range windows {
		w.end(at)
	}
	close(p.ended)
	p.ended = make(chan struct{})
}

// own are the windows of a chat, idle ones being forgotten when there are too
// many. A group has a number below zero.
func (p *pace) own(chat int64, now time.Time) []*window {
	p.mu.Lock()
	defer p.mu.Unlock()
	if windows, ok := p.chats[chat]; ok {
		return windows
	}
	if len(p.chats) >= mostChats {
		p.forget(now)
	}
	windows := []*window{{most: perChatSecond, span: time.Second}}
	if chat < 0 {
		windows = append(windows, &window{most: perGroupMinute, span: time.Minute})
	}
	p.chats[chat] = windows
	return windows
}

// forget drops the chats to which nothing was said lately: fresh windows know as
// much about them.
func (p *pace) forget(now time.Time) {
	for chat, windows := range p.chats {
		idle := true
		for _, w := range windows {
			w.shut(now)
			idle = idle && w.open == 0 && len(w.done) == 0
		}
		if idle {
			delete(p.chats, chat)
		}
	}
}
