package dialogue

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"runtime/debug"
	"sync"

	"hoidap/internal/desk"
)

// When a message is parked: after patience tries that failed, or when lives
// tries have begun and none has ended, because the program ended each time. One
// message may be at hand in several ends that are none of its doing.
const (
	patience = 3
	lives    = 10
)

// mostConflicts is how often somebody else may be faster before that counts as a
// failure: more often than people act at once.
const mostConflicts = 1000

// errConflicts is the end of a turn that is in conflict however often it is
// decided again.
var errConflicts = errors.New("dialogue: somebody else is always faster")

// errNoTick is the end of a minute that cannot be handled: there is nobody to
// apologise to, and the next one looks at the same.
var errNoTick = errors.New("dialogue: the minute cannot be handled")

// Receive handles a message and has its turn written. Messages of one chat are
// handled one after the other. One that was handled before is ignored; one that
// keeps failing is parked with an apology. An error means that nothing was
// written and the message must be handed in again.
func (e *Engine) Receive(ctx context.Context, message desk.Message) error {
	if err := message.Validate(); err != nil {
		return fmt.Errorf("dialogue: %w", err)
	}
	lock := e.chats.of(message.Chat)
	lock.Lock()
	defer lock.Unlock()
	haste := haste{}
	for failed := 0; ; failed++ {
		try, err := e.Ledger.Attempt(ctx, message.ID)
		switch {
		case errors.Is(err, desk.ErrDuplicate):
			return nil
		case err != nil:
			return err
		case (failed >= patience || try > lives) && message.Kind == desk.KindTick:
			return errNoTick
		case failed >= patience || try > lives:
			return e.park(ctx, message)
		case failed == 0:
			haste = lock.count(message.Chat, e.Now())
		}
		done, err := e.turn(ctx, message, haste)
		if done || ctx.Err() != nil {
			return err
		}
		e.Log.ErrorContext(ctx, "message failed", "message", message.ID, "try", try, "error", err)
	}
}

// turn decides a turn and has it written, deciding again from fresh reads as
// long as somebody else was faster. done is false when deciding failed: that
// may be the message's doing. A turn that cannot be written is not.
func (e *Engine) turn(ctx context.Context, message desk.Message, haste haste) (done bool, err error) {
	for range mostConflicts {
		turn, err := e.safely(ctx, message, haste)
		if err != nil {
			return false, err
		}
		err = e.Ledger.Commit(ctx, turn)
		switch {
		case errors.Is(err, desk.ErrDuplicate):
			return true, nil
		case !errors.Is(err, desk.ErrConflict) || ctx.Err() != nil:
			return true, err
		}
	}
	return false, errConflicts
}

// safely handles a message and turns a panic into an error.
func (e *Engine) safely(ctx context.Context, message desk.Message, haste haste) (turn desk.Turn, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			// The cause may quote what the person wrote, so only its type is told.
			err = fmt.Errorf("dialogue: panic of type %T at %s", cause, debug.Stack())
		}
	}()
	return e.handle(ctx, message, haste)
}

// park puts a message aside for a person and apologises. It uses neither the
// knowledge nor the earlier session's content, one of which may be the cause.
func (e *Engine) park(ctx context.Context, message desk.Message) error {
	for range mostConflicts {
		session, err := e.Memory.Session(ctx, message.Chat)
		if err != nil {
			return err
		}
		number, err := e.Office.Number(ctx)
		if err != nil {
			return err
		}
		say := func(id string) desk.Line {
			return desk.Line{Kind: desk.LineText, Text: e.Words.Say(string(desk.Vietnamese), id, nil)}
		}
		err = e.Ledger.Commit(ctx, desk.Turn{
			Message: message, Parked: true,
			Session: desk.Session{Chat: message.Chat, Language: session.Language, Greeted: true, Version: session.Version},
			Replies: []desk.Reply{{Chat: message.Chat, Lines: []desk.Line{say("parked.sorry"), say("parked.next")}}},
			Tickets: []desk.Ticket{{
				ID: number, Chat: message.Chat, Reason: desk.ReasonParked, State: desk.TicketOpen, OpenedAt: e.Now(),
			}},
			Waiters: []desk.Waiter{{Ticket: number, Chat: message.Chat, Since: e.Now()}},
		})
		switch {
		case err == nil, errors.Is(err, desk.ErrDuplicate):
			return nil
		case !errors.Is(err, desk.ErrConflict):
			return err
		}
	}
	return errConflicts
}

// chatLocks keeps the messages of one chat apart. Chats share a fixed number of
// locks, so that memory does not grow with the number of people.
type chatLocks struct {
	once  sync.Once
	seed  maphash.Seed
	locks [256]chatLock
}

// chatLock keeps the messages of some chats apart and knows how fast they come.
type chatLock struct {
	sync.Mutex
	paces map[desk.ChatID]pace
}

// of is the lock of a chat.
func (c *chatLocks) of(chat desk.ChatID) *chatLock {
	c.once.Do(func() { c.seed = maphash.MakeSeed() })
	return &c.locks[maphash.String(c.seed, string(chat))%uint64(len(c.locks))]
}
