package telegram

import (
	"context"
	"fmt"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// Say shows a reply to its chat, in several messages when it is too long for
// one, the choices as buttons below the last.
func (b *Bot) Say(ctx context.Context, reply desk.Reply) error {
	chat, err := strconv.ParseInt(reply.Chat.Name(), 10, 64)
	if err != nil || reply.Chat.Door() != name {
		return fmt.Errorf("telegram: reply %d: not a chat of this door: %w", reply.ID, desk.ErrRefused)
	}
	buttons, err := keyboard(reply.Choices)
	if err != nil {
		return fmt.Errorf("telegram: reply %d: %w: %w", reply.ID, err, desk.ErrRefused)
	}
	parts := compose(b.worded(reply))
	if len(parts) == 0 {
		return fmt.Errorf("telegram: reply %d: nothing to say: %w", reply.ID, desk.ErrRefused)
	}
	for i, part := range parts {
		params := tgbotapi.Params{
			"chat_id":              strconv.FormatInt(chat, 10),
			"text":                 part,
			"parse_mode":           tgbotapi.ModeHTML,
			"link_preview_options": `{"is_disabled":true}`,
		}
		if i == len(parts)-1 && len(reply.Choices) > 0 {
			if err := params.AddInterface("reply_markup", buttons); err != nil {
				return fmt.Errorf("telegram: reply %d: buttons: %w", reply.ID, err)
			}
		}
		if err := b.turn(ctx, chat); err != nil {
			return fmt.Errorf("telegram: reply %d: wait for a turn: %w", reply.ID, err)
		}
		if _, err := b.call(ctx, callLimit, "sendMessage", params); err != nil {
			return outcome(err)
		}
	}
	return nil
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
