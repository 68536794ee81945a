package main

import (
	"context"
	"log/slog"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

// clockChat is the chat of the clock, in which nobody hears anything.
const clockChat desk.ChatID = "clock:desk"

// minutes is the door of the clock: every minute it hands in a message that
// nobody sent. What is due is found then, however long nobody has looked.
type minutes struct {
	inbox door.Inbox
	now   func() time.Time
	log   *slog.Logger
}

// run hands in the minute it is and each that begins, until ctx ends; the
// message under way is finished. A minute that cannot be handled is left to the
// next one.
func (m minutes) run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-timer.C:
		case <-ctx.Done():
			return
		}
		now := m.now()
		if err := m.inbox.Receive(context.WithoutCancel(ctx), tick(now)); err != nil {
			m.log.ErrorContext(ctx, "the clock is left to the next minute", "error", err)
		}
		timer.Reset(m.now().Truncate(time.Minute).Add(time.Minute).Sub(m.now()))
	}
}

// tick is the message of a minute. Whoever else hands in the same minute on the
// same database hands in the same message.
func tick(now time.Time) desk.Message {
	minute := now.UTC().Truncate(time.Minute)
	return desk.Message{
		ID: desk.MessageID("clock:" + minute.Format("2006-01-02T15:04Z")), Chat: clockChat, Kind: desk.KindTick, At: minute,
	}
}
