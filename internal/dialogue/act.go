package dialogue

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"hoidap/internal/desk"
)

// deskDoor is the door of chats that have no door: what the desk says there is
// shown on the page on which it was caused.
const deskDoor = "desk"

// Act does what a person of the staff says at the desk in the browser. The text
// is a command as typed in a chat, and its turn is written like any other; what
// the desk says in return is not delivered but comes back. The ID names the form
// it was sent with: the same form a second time is desk.ErrDuplicate, and
// nothing is done.
func (e *Engine) Act(ctx context.Context, by desk.ChatID, id, text string) (desk.Deed, error) {
	message := actOf(by, id, text)
	lock := e.chats.of(message.Chat)
	lock.Lock()
	defer lock.Unlock()
	for range mostConflicts {
		turn, err := e.safely(ctx, message, haste{})
		if err != nil {
			return desk.Deed{}, err
		}
		deed := deedOf(turn)
		turn.Replies = slices.DeleteFunc(turn.Replies, func(r desk.Reply) bool { return r.Chat == message.Chat })
		turn.Session.Choices = nil // nobody taps there
		err = e.Ledger.Commit(ctx, turn)
		if err == nil {
			return deed, nil
		}
		if !errors.Is(err, desk.ErrConflict) || ctx.Err() != nil {
			return desk.Deed{}, err
		}
	}
	return desk.Deed{}, errConflicts
}

// Rehearse tells what Act would bring about as things stand, and does nothing.
func (e *Engine) Rehearse(ctx context.Context, by desk.ChatID, text string) (desk.Deed, error) {
	turn, err := e.safely(ctx, actOf(by, "rehearsal", text), haste{})
	if err != nil {
		return desk.Deed{}, err
	}
	return deedOf(turn), nil
}

// actOf is the message of somebody who acts in the browser. Its chat is one
// that no door says anything to, and that does not tell whose it is.
func actOf(by desk.ChatID, id, text string) desk.Message {
	sum := sha256.Sum256([]byte("hoidap desk " + by))
	chat := desk.NewChatID(deskDoor, hex.EncodeToString(sum[:16]))
	return desk.Message{
		ID: desk.MessageID(string(chat) + ":" + id), Chat: chat, From: by, Kind: desk.KindText, Text: text,
	}
}

// deedOf is what came of a turn. Whatever is done is in the audit log.
func deedOf(turn desk.Turn) desk.Deed {
	deed := desk.Deed{Done: len(turn.Acts) > 0}
	heard := map[string]bool{}
	for _, reply := range turn.Replies {
		if reply.Chat == turn.Message.Chat {
			deed.Said = append(deed.Said, reply)
			continue
		}
		waits := slices.ContainsFunc(turn.Waiters, func(w desk.Waiter) bool { return w.Chat == reply.Chat })
		if plain := reply.Plain(); waits && !heard[plain] {
			heard[plain] = true
			deed.Heard = append(deed.Heard, reply)
		}
	}
	return deed
}
