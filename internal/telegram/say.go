package telegram

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// callGrace is how much longer than Say a call under way may take: cut off, nobody
// could tell whether the person heard it.
const callGrace = 3 * time.Second

// Say shows a reply to its chat, in several messages when it is too long for
// one, the choices as buttons below its last words, then each attachment in a
// message of its own. A file of desk.Media is sent on by its name, the words below
// it where there is room. A reply that fails in the middle goes on from there when
// it is said again; only a program that ended in between says it from the start.
func (b *Bot) Say(ctx context.Context, reply desk.Reply) error {
	chat, err := strconv.ParseInt(reply.Chat.Name(), 10, 64)
	if err != nil || reply.Chat.Door() != name {
		return fmt.Errorf("telegram: reply %d: not a chat of this door: %w", reply.ID, desk.ErrRefused)
	}
	notes, err := b.notes(reply)
	if err != nil {
		return fmt.Errorf("telegram: reply %d: %w", reply.ID, err)
	}
	if len(notes)+len(reply.Attachments) == 0 {
		return fmt.Errorf("telegram: reply %d: nothing to say: %w", reply.ID, desk.ErrRefused)
	}
	at := b.begun.at(reply.ID)
	err = b.goOn(ctx, chat, notes, reply.Attachments, &at)
	if err == nil {
		b.begun.over(reply.ID)
		return nil
	}
	b.begun.keep(reply.ID, at)
	return err
}

// goOn says what is left of a reply and notes how far it came.
func (b *Bot) goOn(ctx context.Context, chat int64, notes []note, attachments []desk.Attachment, at *place) error {
	for at.said < len(notes)+len(attachments) {
		if at.said < len(notes) {
			if err := b.say(ctx, chat, notes[at.said]); err != nil {
				return err
			}
		} else if err := b.attach(ctx, chat, attachments[at.said-len(notes)], at); err != nil {
			return err
		}
		*at = place{said: at.said + 1}
	}
	return nil
}

// say shows one message, or in its place another one when the far side does not
// take it.
func (b *Bot) say(ctx context.Context, chat int64, said note) error {
	err := b.deliver(ctx, chat, said.params, func(ctx context.Context) error {
		_, err := b.call(ctx, callLimit, said.method, said.params)
		return err
	})
	if errors.Is(err, desk.ErrRefused) && said.instead != nil {
		b.log.WarnContext(ctx, "telegram: a file cannot be sent on and is said in words", "method", said.method, "error", err)
		return b.say(ctx, chat, *said.instead)
	}
	return err
}

// deliver makes a call that shows a chat something, when it is its turn.
func (b *Bot) deliver(ctx context.Context, chat int64, params tgbotapi.Params, call func(context.Context) error) error {
	today := b.moves.now(chat)
	params["chat_id"] = strconv.FormatInt(today, 10)
	over, err := b.turn(ctx, today)
	if err != nil {
		return fmt.Errorf("telegram: wait for a turn: %w", err)
	}
	defer over()
	ctx, cancel := outlive(ctx, b.grace)
	defer cancel()
	err = call(ctx)
	var no *refusal
	if errors.As(err, &no) {
		b.moves.learn(move{from: chat, to: no.moved})
	}
	return outcome(err)
}

// outlive returns a context that ends a while after another.
func outlive(ctx context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		_ = pause(longer, grace)
		cancel()
	})
	return longer, func() {
		stop()
		cancel()
	}
}
