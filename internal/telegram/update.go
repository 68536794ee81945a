package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// mostText is the most characters of a message that are kept: as many as
// Telegram lets a person send.
const mostText = 4096

// update is one entry of getUpdates, or the body of one call of the webhook.
type update struct {
	Message  *letter   `json:"message"`
	Edited   *letter   `json:"edited_message"`
	Callback *callback `json:"callback_query"`
}

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

// event is what one update means to the door.
type event struct {
	update   int64        // its number
	numbered bool         // whether it has one
	message  desk.Message // without ID: nothing for the desk
	callback string       // the tap to confirm, "" for none
}

// errMalformed is the only error of readUpdate: what was wrong could repeat
// what a person wrote.
var errMalformed = errors.New("telegram: malformed update")

// updateNumber finds the number of an update even when the rest is broken.
// Inside a string the quotes would be escaped, so words cannot pose as it.
var updateNumber = regexp.MustCompile(`"update_id"\s*:\s*"?(\d{1,18})\b`)

// readUpdate turns an update into what the door has to do. The number of the
// update is in the event whatever the error.
func readUpdate(raw []byte, now time.Time) (event, error) {
	var read event
	if found := updateNumber.FindSubmatch(raw); found != nil {
		number, err := strconv.ParseInt(string(found[1]), 10, 64)
		read.update, read.numbered = number, err == nil
	}
	var content update
	err := json.Unmarshal(raw, &content)
	// A field of a wrong type is left empty and the others are still read: one
	// that the desk never looks at must not cost a person the answer.
	odd := new(json.UnmarshalTypeError)
	if err != nil && !errors.As(err, &odd) {
		return read, errMalformed
	}
	switch {
	case content.Message != nil:
		read.message = content.Message.sent(now)
	case content.Edited != nil:
		read.message = content.Edited.edited(now)
	case content.Callback != nil:
		read.callback = content.Callback.ID
		read.message = content.Callback.tapped(now)
	}
	if err != nil && (read.message.ID == "" || read.message.Kind == desk.KindOther) {
		read.message = desk.Message{}
		return read, errMalformed
	}
	return read, nil
}

// sent is a new message in the words of the desk.
func (l *letter) sent(now time.Time) desk.Message {
	kind := l.kind()
	if kind == "" || !l.personal() {
		return desk.Message{}
	}
	message := l.envelope(now, l.Date)
	message.ID = desk.MessageID(fmt.Sprintf("%s:%d", message.Chat, l.MessageID))
	message.Kind = kind
	switch kind {
	case desk.KindText, desk.KindPhoto, desk.KindVoice, desk.KindFile:
		message.Text = l.words()
	}
	return message
}

// edited is a changed message. One without words is left out: a position that
// moves is a change every few seconds.
func (l *letter) edited(now time.Time) desk.Message {
	text := l.words()
	if text == "" || !l.personal() {
		return desk.Message{}
	}
	message := l.envelope(now, max(l.EditDate, l.Date))
	message.ID = desk.MessageID(fmt.Sprintf("%s:%d:edit:%d", message.Chat, l.MessageID, l.EditDate))
	message.Kind = desk.KindEdited
	message.Text = text
	return message
}

// tapped is a tap on a button. In a private chat the chat has the number of
// the person, which is known even when the message is gone.
func (c *callback) tapped(now time.Time) desk.Message {
	var chat int64
	switch {
	case c.Message != nil && c.Message.Chat != nil:
		if !private(c.Message.Chat) {
			return desk.Message{}
		}
		chat = c.Message.Chat.ID
	case c.From != nil:
		chat = c.From.ID
	}
	if chat == 0 || c.ID == "" || c.Data == "" || len(c.Data) > desk.MaxChoiceValue {
		return desk.Message{}
	}
	address := chatOf(chat)
	return desk.Message{
		ID:     desk.MessageID(fmt.Sprintf("%s:cb:%s", address, c.ID)),
		Chat:   address,
		Kind:   desk.KindChoice,
		Choice: c.Data,
		At:     now,
	}
}

// envelope is what every message of a chat has.
func (l *letter) envelope(now time.Time, date int) desk.Message {
	message := desk.Message{Chat: chatOf(l.Chat.ID), Forwarded: l.forwarded(), At: now}
	if date > 0 {
		message.At = time.Unix(int64(date), 0)
	}
	return message
}

// personal reports whether a person wrote the message in a chat with the bot alone.
func (l *letter) personal() bool {
	return l.MessageID != 0 && private(l.Chat) && (l.From == nil || !l.From.IsBot)
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

// words are the text or the caption, within bounds. NUL is no letter, and not
// every database takes it.
func (l *letter) words() string {
	text := l.Text
	if text == "" {
		text = l.Caption
	}
	text = strings.ReplaceAll(text, "\x00", "")
	if letters := []rune(text); len(letters) > mostText {
		return string(letters[:mostText])
	}
	return text
}

// forwarded reports whether the words are somebody else's: by today's field,
// or by those that older servers send.
func (l *letter) forwarded() bool {
	return given(l.ForwardOrigin) || l.ForwardDate != 0 || l.ForwardFrom != nil ||
		l.ForwardFromChat != nil || l.ForwardSenderName != ""
}

// starts reports whether a text is the command that opens a conversation. The
// entities that mark commands are not asked: they can be forged.
func starts(text string) bool {
	command, _, _ := strings.Cut(text, " ")
	command, _, _ = strings.Cut(command, "@")
	return command == "/start"
}

func given(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }

func private(chat *tgbotapi.Chat) bool {
	return chat != nil && chat.ID != 0 && chat.Type == "private"
}

func chatOf(id int64) desk.ChatID { return desk.NewChatID(name, strconv.FormatInt(id, 10)) }
