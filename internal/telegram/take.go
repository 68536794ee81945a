package telegram

import (
	"context"
	"encoding/json"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// take reads one update and hands it in. An error is the inbox's: the update is
// not handled.
func (b *Bot) take(ctx context.Context, raw json.RawMessage) (event, error) {
	read := b.read(ctx, raw)
	return read, b.handIn(ctx, read)
}

// read reads an update. One that cannot be read is nothing for the desk.
func (b *Bot) read(ctx context.Context, raw json.RawMessage) event {
	read, err := readUpdate(raw, b.self, b.now())
	if err != nil {
		// The error may repeat what the person wrote.
		b.log.WarnContext(ctx, "telegram: an update cannot be read and is left out", "update", read.update)
	}
	b.moves.learn(read.moved)
	return read
}

// handIn hands in what an update holds for the desk.
func (b *Bot) handIn(ctx context.Context, read event) error {
	// A group that moved is gone from where it was: that is told by the move.
	moved := read.gone != 0 && b.moves.now(read.gone) != read.gone
	if read.message.ID != "" && !moved && b.hears(ctx, read.addressee) {
		if err := b.inbox.Receive(context.WithoutCancel(ctx), read.message); err != nil {
			return err
		}
	}
	b.confirm(ctx, read)
	return nil
}

// confirm ends the wait that a tap shows. One that no button of the desk can have
// made is told so there: it is nothing the desk would answer.
func (b *Bot) confirm(ctx context.Context, read event) {
	if read.callback == "" {
		return
	}
	params := tgbotapi.Params{"callback_query_id": read.callback}
	if read.unusable && b.words != nil {
		params["text"] = b.words.Say(string(desk.Vietnamese), "telegram.unusable", nil)
	}
	b.aside(ctx, "answerCallbackQuery", params)
}
