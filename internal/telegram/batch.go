package telegram

import (
	"context"
	"encoding/json"
	"fmt"

	"golang.org/x/sync/errgroup"

	"hoidap/internal/desk"
)

// mostAtOnce is how many chats are handled side by side: enough that one that
// takes long, or sends much, does not hold up the others of its batch.
const mostAtOnce = 8

// batch is the updates of one answer and how far they are handled.
type batch struct {
	events []event
	done   []bool
	errs   []error
}

// handle hands in updates, those of one chat in order, and moves the cursor behind
// the first that are all handled. It takes no more when ctx ends, and of a chat
// when the inbox fails on it; what of others was handled behind that comes again,
// and the desk knows it.
func (b *Bot) handle(ctx context.Context, updates []json.RawMessage, at *cursor) error {
	all := batch{done: make([]bool, len(updates)), errs: make([]error, len(updates))}
	for _, raw := range updates {
		all.events = append(all.events, b.read(ctx, raw))
	}
	var group errgroup.Group
	group.SetLimit(mostAtOnce)
	for _, lane := range all.lanes() {
		group.Go(func() error {
			b.follow(ctx, all, lane)
			return nil
		})
	}
	_ = group.Wait() // errors are kept with the updates
	return b.advance(ctx, all, at)
}

// lanes are the places of the updates by chat, in order. What is nothing for the
// desk has a lane of its own.
func (a batch) lanes() [][]int {
	var lanes [][]int
	where := map[desk.ChatID]int{}
	for i, read := range a.events {
		lane, known := where[read.message.Chat]
		if !known {
			lane = len(lanes)
			where[read.message.Chat] = lane
			lanes = append(lanes, nil)
		}
		lanes[lane] = append(lanes[lane], i)
	}
	return lanes
}

// follow handles the updates of one lane until one fails or ctx ends.
func (b *Bot) follow(ctx context.Context, all batch, lane []int) {
	for _, i := range lane {
		if ctx.Err() != nil {
			return
		}
		if all.errs[i] = b.handIn(ctx, all.events[i]); all.errs[i] != nil {
			return
		}
		all.done[i] = true
	}
}

// advance moves the cursor and returns the first failure.
func (b *Bot) advance(ctx context.Context, all batch, at *cursor) error {
	numbered := len(all.events) == 0
	for i, read := range all.events {
		if all.errs[i] != nil {
			return fmt.Errorf("telegram: update %d: %w", read.update, all.errs[i])
		}
		if !all.done[i] {
			return nil // ctx has ended
		}
		if read.numbered {
			numbered = true
			*at = cursor{offset: read.update + 1, at: b.now()}
		}
	}
	if !numbered && ctx.Err() == nil {
		return &refusal{method: "getUpdates", reason: "no update has a number"}
	}
	return nil
}
