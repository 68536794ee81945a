package telegram

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// mostText is the most characters of a message that are kept: as many as
// Telegram lets a person send.
const mostText = 4096

// wordless stands for the words of a message of the bot that has none, such as a
// round video: whoever replies to it has replied to something.
const wordless = "…"

// letter is a message with the fields the library does not know.
type letter struct {
	tgbotapi.Message
	ForwardOrigin json.RawMessage `json:"forward_origin"`
	LivePhoto     json.RawMessage `json:"live_photo"`
	PaidMedia     json.RawMessage `json:"paid_media"`
	Story         json.RawMessage `json:"story"`
	Checklist     json.RawMessage `json:"checklist"`
	RichMessage   json.RawMessage `json:"rich_message"`
}

// sent is a message in the words of the desk, and the bot it is addressed to when
// that is said.
func (l *letter) sent(self int64, now time.Time) (message desk.Message, addressee string) {
	kind := l.kind()
	text, addressee := addressed(l.words())
	if kind == "" || !l.meant(self, text) {
		return desk.Message{}, ""
	}
	message = l.envelope(self, now, l.Date)
	message.ID = desk.MessageID(fmt.Sprintf("%s:%d", message.Chat, l.MessageID))
	message.Kind = kind
	switch kind {
	case desk.KindText, desk.KindPhoto, desk.KindVoice, desk.KindFile:
		message.Text = text
	}
	return message, l.to(addressee)
}

// edited is a changed message. One without words is left out: a position that
// moves is a change every few seconds.
func (l *letter) edited(self int64, now time.Time) (message desk.Message, addressee string) {
	text, addressee := addressed(l.words())
	if text == "" || !l.meant(self, text) {
		return desk.Message{}, ""
	}
	message = l.envelope(self, now, max(l.EditDate, l.Date))
	message.ID = desk.MessageID(fmt.Sprintf("%s:%d:edit:%d", message.Chat, l.MessageID, l.EditDate))
	message.Kind = desk.KindEdited
	message.Text = text
	return message, l.to(addressee)
}

// envelope is what every message of a chat has.
func (l *letter) envelope(self int64, now time.Time, date int) desk.Message {
	message := desk.Message{
		Chat: chatOf(l.Chat.ID), Forwarded: l.forwarded(), Quoted: l.quoted(self), Media: l.media(), At: now,
	}
	if group(l.Chat) {
		message.From = chatOf(l.From.ID)
	}
	if date > 0 {
		message.At = time.Unix(int64(date), 0)
	}
	return message
}

// meant reports whether a message is one for the desk: whatever a person writes
// in a chat with the bot alone; in a group a command, or a reply to the bot. In a
// group somebody must have written it: an administrator who hides and a channel
// are nobody the desk could know, and words passed on are no order of who did.
func (l *letter) meant(self int64, text string) bool {
	switch {
	case l.MessageID == 0:
		return false
	case private(l.Chat):
		return l.From == nil || !l.From.IsBot
	case !group(l.Chat), l.From == nil || l.From.ID == 0 || l.From.IsBot, l.SenderChat != nil, l.ViaBot != nil, l.forwarded():
		return false
	}
	return strings.HasPrefix(text, "/") || l.quoted(self) != ""
}

// to is the bot a message is for, when others may hear it too.
func (l *letter) to(addressee string) string {
	if group(l.Chat) {
		return addressee
	}
	return ""
}

// quoted are the words of the bot's own message that this one replies to, "" for
// none.
func (l *letter) quoted(self int64) string {
	to := l.ReplyToMessage
	if to == nil || to.From == nil || to.From.ID != self {
		return ""
	}
	if words := wordsOf(to); words != "" {
		return words
	}
	return wordless
}

// kind is what sort of thing the message is, "" for one nobody sent, such as
// the note that a message was pinned.
func (l *letter) kind() desk.MessageKind {
	switch {
	case starts(l.Text):
		return desk.KindStart
	case l.Text != "":
		return desk.KindText
	case l.Sticker != nil, l.Animation != nil: // an animation is a document, too
		return desk.KindSticker
	case l.Photo != nil, l.Video != nil, l.VideoNote != nil, given(l.LivePhoto):
		return desk.KindPhoto
	case l.Voice != nil, l.Audio != nil:
		return desk.KindVoice
	case l.Document != nil:
		return desk.KindFile
	case l.Contact != nil:
		return desk.KindContact
	case l.Location != nil, l.Venue != nil:
		return desk.KindPlace
	case l.Dice != nil, l.Game != nil, l.Poll != nil, given(l.PaidMedia),
		given(l.Story), given(l.Checklist), given(l.RichMessage):
		return desk.KindOther
	}
	return ""
}

func (l *letter) words() string { return wordsOf(&l.Message) }

// wordsOf are the text or the caption of a message, within bounds. NUL is no
// letter, and not every database takes it.
func wordsOf(message *tgbotapi.Message) string {
	text := message.Text
	if text == "" {
		text = message.Caption
	}
	text = strings.ReplaceAll(text, "\x00", "")
	if letters := []rune(text); len(letters) > mostText {
		return string(letters[:mostText])
	}
	return text
}

// forwarded reports whether the words are somebody else's: by today's field,
// or by those that older servers send. Whose they are is not read.
func (l *letter) forwarded() bool {
	return given(l.ForwardOrigin) || l.ForwardDate != 0 || l.ForwardFrom != nil ||
		l.ForwardFromChat != nil || l.ForwardSenderName != ""
}

// moved is the move of a group to another number that the message tells of, the
// zero move for none. It is told twice, in the group as it was and as it is.
func (l *letter) moved() move {
	switch {
	case !group(l.Chat):
		return move{}
	case l.MigrateToChatID != 0:
		return move{from: l.Chat.ID, to: l.MigrateToChatID}
	case l.MigrateFromChatID != 0:
		return move{from: l.MigrateFromChatID, to: l.Chat.ID}
	}
	return move{}
}

// starts reports whether a text is the command that opens a conversation. The
// entities that mark commands are not asked: they can be forged.
func starts(text string) bool {
	command, _, _ := strings.Cut(text, " ")
	command, _, _ = strings.Cut(command, "@")
	return command == "/start"
}

// botName is what a bot may be called.
var botName = regexp.MustCompile(`^[A-Za-z0-9_]{3,32}$`)

// addressed takes the bot's name out of a command: "/nhan@xa_bot 12" is "/nhan
// 12", said to xa_bot.
func addressed(text string) (plain, bot string) {
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	command, bot, found := strings.Cut(text[:end], "@")
	if !found || !strings.HasPrefix(command, "/") || !botName.MatchString(bot) {
		return text, ""
	}
	return command + text[end:], bot
}
