package telegram

import (
	"fmt"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// callback is a tap on a button. The message it belongs to may be gone or be
// reduced to its chat.
type callback struct {
	ID      string         `json:"id"`
	From    *tgbotapi.User `json:"from"`
	Message *struct {
		Chat *tgbotapi.Chat `json:"chat"`
	} `json:"message"`
	Data string `json:"data"`
}

// usable reports whether the tap has a value that a button of the desk may have:
// in a group they all are commands.
func (c *callback) usable() bool {
	if c.Message != nil && group(c.Message.Chat) && !strings.HasPrefix(c.Data, "/") {
		return false
	}
	return c.Data != "" && len(c.Data) <= desk.MaxChoiceValue
}

// tapped is a tap in the words of the desk, without ID when it is nothing for it.
func (c *callback) tapped(now time.Time) desk.Message {
	chat, from := c.where()
	if chat == "" || c.ID == "" || !c.usable() {
		return desk.Message{}
	}
	return desk.Message{
		ID:   desk.MessageID(fmt.Sprintf("%s:cb:%s", chat, c.ID)),
		Chat: chat, From: from, Kind: desk.KindChoice, Choice: c.Data, At: now,
	}
}

// where is the chat of a tap, and in a group who tapped. A chat with the bot alone
// has the number of the person, which is known even when the message is gone.
func (c *callback) where() (chat, from desk.ChatID) {
	known := c.From != nil && c.From.ID != 0 && !c.From.IsBot
	switch {
	case c.Message == nil || c.Message.Chat == nil:
		if known {
			return chatOf(c.From.ID), ""
		}
	case private(c.Message.Chat):
		return chatOf(c.Message.Chat.ID), ""
	case group(c.Message.Chat) && known:
		return chatOf(c.Message.Chat.ID), chatOf(c.From.ID)
	}
	return "", ""
}
