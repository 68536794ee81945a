package telegram

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"hoidap/internal/desk"
)

// What Telegram lets a bot say, and how many chats are remembered for it.
const (
	perSecond     = 30
	perChatSecond = 1
	chatBurst     = 4
	mostChats     = 10_000
)

// pace keeps what the bot says below what Telegram lets it say.
type pace struct {
	mu    sync.Mutex
	all   *rate.Limiter
	chats map[int64]*rate.Limiter
}

func newPace() *pace {
	return &pace{
		all:   rate.NewLimiter(perSecond, perSecond),
		chats: map[int64]*rate.Limiter{},
	}
}

// turn waits until the bot may say something to a chat. When that is later
// than ctx can wait, it answers desk.RetryLater at once.
func (b *Bot) turn(ctx context.Context, chat int64) error {
	now := b.now()
	all, one := b.pace.all.ReserveN(now, 1), b.pace.chat(chat, now).ReserveN(now, 1)
	wait := max(all.DelayFrom(now), one.DelayFrom(now))
	if wait <= 0 {
		return nil
	}
	err := error(desk.RetryLater{After: wait})
	if deadline, ok := ctx.Deadline(); !ok || now.Add(wait).Before(deadline) {
		err = b.pause(ctx, wait)
	}
	if err != nil {
		all.CancelAt(now)
		one.CancelAt(now)
	}
	return err
}

// chat returns the limiter of a chat, forgetting idle ones when there are too many.
func (p *pace) chat(chat int64, now time.Time) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if limiter, ok := p.chats[chat]; ok {
		return limiter
	}
	if len(p.chats) >= mostChats {
		p.forget(now)
	}
	limiter := rate.NewLimiter(perChatSecond, chatBurst)
	p.chats[chat] = limiter
	return limiter
}

// forget drops the chats that may say a full burst again: a fresh limiter
// knows as much about them. Telegram's own limit bounds the rest.
func (p *pace) forget(now time.Time) {
	for chat, limiter := range p.chats {
		if limiter.TokensAt(now) >= chatBurst {
			delete(p.chats, chat)
		}
	}
	if len(p.chats) >= mostChats {
		clear(p.chats)
	}
}
