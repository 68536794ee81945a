package telegram

import (
	"fmt"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// member is a change of what the bot may do in a chat.
type member struct {
	Chat *tgbotapi.Chat `json:"chat"`
	Date int            `json:"date"`
	New  struct {
		Status string `json:"status"`
	} `json:"new_chat_member"`
}

// gone tells the desk that the bot is in a group no longer: what it took part in
// there goes elsewhere. Of a person who blocked the bot the desk learns when it
// speaks to them.
func (m *member) gone(now time.Time) desk.Message {
	if !group(m.Chat) || m.New.Status != "left" && m.New.Status != "kicked" {
		return desk.Message{}
	}
	chat := chatOf(m.Chat.ID)
	return desk.Message{
		ID:   desk.MessageID(fmt.Sprintf("%s:gone:%d", chat, m.Date)),
		Chat: chat, Kind: desk.KindMoved, At: now,
	}
}
