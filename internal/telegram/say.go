package telegram

import (
	"context"
	"fmt"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// Say shows a reply to its chat, in several messages when it is too long for
// one, the choices as buttons below its last words, then each attachment in a
// message of its own. A reply that fails in the middle goes on from there when
// it is said again; only a program that ended in between says it from the start.
func (b *Bot) Say(ctx context.Context, reply desk.Reply) error {
	chat, err := strconv.ParseInt(reply.Chat.Name(), 10, 64)
	if err != nil || reply.Chat.Door() != name {
		return fmt.Errorf("telegram: reply %d: not a chat of this door: %w", reply.ID, desk.ErrRefused)
	}
	texts, err := b.texts(chat, reply)
	if err != nil {
		return fmt.Errorf("telegram: reply %d: %w", reply.ID, err)
	}
	if len(texts)+len(reply.Attachments) == 0 {
		return fmt.Errorf("telegram: reply %d: nothing to say: %w", reply.ID, desk.ErrRefused)
	}
	at := b.begun.at(reply.ID)
	err = b.goOn(ctx, chat, texts, reply.Attachments, &at)
	if err == nil {
		b.begun.over(reply.ID)
		return nil
	}
	b.begun.keep(reply.ID, at)
	return err
}

// goOn says what is left of a reply and notes how far it came.
func (b *Bot) goOn(ctx context.Context, chat int64, texts []tgbotapi.Params, attachments []desk.Attachment, at *place) error {
	for at.said < len(texts)+len(attachments) {
		if at.said < len(texts) {
			if err := b.sayText(ctx, chat, texts[at.said]); err != nil {
				return err
			}
		} else if err := b.attach(ctx, chat, attachments[at.said-len(texts)], at); err != nil {
			return err
		}
		*at = place{said: at.said + 1}
	}
	return nil
}

// sayText shows one text when it is its turn.
func (b *Bot) sayText(ctx context.Context, chat int64, params tgbotapi.Params) error {
	if err := b.turn(ctx, chat); err != nil {
		return fmt.Errorf("telegram: wait for a turn: %w", err)
	}
	_, err := b.call(ctx, callLimit, "sendMessage", params)
	return outcome(err)
}

// texts are the messages that hold the words of a reply, the buttons on the last.
func (b *Bot) texts(chat int64, reply desk.Reply) ([]tgbotapi.Params, error) {
	buttons, err := keyboard(reply.Choices)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, desk.ErrRefused)
	}
	var texts []tgbotapi.Params
	for _, part := range compose(b.worded(reply)) {
		texts = append(texts, textTo(chat, part))
	}
	if len(texts) == 0 || len(reply.Choices) == 0 {
		return texts, nil
	}
	if err := texts[len(texts)-1].AddInterface("reply_markup", buttons); err != nil {
		return nil, fmt.Errorf("buttons: %w", err)
	}
	return texts, nil
}

// textTo is a message in Telegram's HTML.
func textTo(chat int64, html string) tgbotapi.Params {
	return tgbotapi.Params{
		"chat_id":              strconv.FormatInt(chat, 10),
		"text":                 html,
		"parse_mode":           tgbotapi.ModeHTML,
		"link_preview_options": `{"is_disabled":true}`,
	}
}

// worded gives a reply of nothing but choices the line that buttons must hang on.
func (b *Bot) worded(reply desk.Reply) []desk.Line {
	if len(reply.Lines) > 0 || len(reply.Choices) == 0 || b.words == nil {
		return reply.Lines
	}
	return []desk.Line{{
		Kind: desk.LineText,
		Text: b.words.Say(string(desk.Vietnamese), "telegram.choose", nil),
	}}
}

// keyboard makes numbered buttons, one below the other.
func keyboard(choices []desk.Choice) (tgbotapi.InlineKeyboardMarkup, error) {
	var markup tgbotapi.InlineKeyboardMarkup
	for i, choice := range choices {
		if choice.Value == "" || len(choice.Value) > desk.MaxChoiceValue {
			return markup, fmt.Errorf("value of choice %d has %d bytes, want 1 to %d", i+1, len(choice.Value), desk.MaxChoiceValue)
		}
		button := tgbotapi.NewInlineKeyboardButtonData(fmt.Sprintf("%d. %s", i+1, choice.Label), choice.Value)
		markup.InlineKeyboard = append(markup.InlineKeyboard, tgbotapi.NewInlineKeyboardRow(button))
	}
	return markup, nil
}
