package telegram

import (
	"context"
	"errors"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// clocked returns a bot whose pauses move its clock, and the clock.
func clocked() (*Bot, *time.Time) {
	clock := moment
	bot := &Bot{
		pace: newPace(),
		now:  func() time.Time { return clock },
		pause: func(_ context.Context, wait time.Duration) error {
			clock = clock.Add(wait)
			return nil
		},
	}
	return bot, &clock
}

func TestPaceOfOneChat(t *testing.T) {
	bot, clock := clocked()
	for range chatBurst + 10 {
		if err := bot.turn(t.Context(), 42); err != nil {
			t.Fatal(err)
		}
	}
	if took := clock.Sub(moment); took != 10*time.Second {
		t.Errorf("a burst and ten more took %s, want 10s", took)
	}
	before := *clock
	if err := bot.turn(t.Context(), 43); err != nil || *clock != before {
		t.Errorf("another chat waited %s: %v", clock.Sub(before), err)
	}
}

func TestPaceOfAll(t *testing.T) {
	bot, clock := clocked()
	for chat := range int64(perSecond * 11) {
		if err := bot.turn(t.Context(), chat); err != nil {
			t.Fatal(err)
		}
	}
	if took := clock.Sub(moment).Round(time.Millisecond); took != 10*time.Second {
		t.Errorf("a burst and ten seconds' worth took %s, want 10s", took)
	}
}

func TestNoTurnBeforeTheDeadline(t *testing.T) {
	bot, clock := clocked()
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(time.Hour))
	defer cancel()
	*clock = time.Now().Add(time.Hour)
	for range chatBurst {
		if err := bot.turn(ctx, 42); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 { // a turn not taken makes the next wait no longer
		var later desk.RetryLater
		if err := bot.turn(ctx, 42); !errors.As(err, &later) || later.After != time.Second {
			t.Errorf("got %v, want to be asked to wait 1s", err)
		}
	}
}

func TestPaceRemembersFewChats(t *testing.T) {
	bot, _ := clocked()
	for chat := range int64(3 * mostChats) {
		bot.pace.chat(chat, moment)
	}
	if got := len(bot.pace.chats); got > mostChats {
		t.Errorf("%d idle chats remembered, want at most %d", got, mostChats)
	}
	for chat := range int64(2 * mostChats) {
		bot.pace.chat(chat, moment).AllowN(moment, chatBurst)
	}
	if got := len(bot.pace.chats); got > mostChats {
		t.Errorf("%d busy chats remembered, want at most %d", got, mostChats)
	}
}
