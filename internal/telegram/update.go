package telegram

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"hoidap/internal/desk"
)

// update is one entry of getUpdates, or the body of one call of the webhook.
type update struct {
	Message  *letter   `json:"message"`
	Edited   *letter   `json:"edited_message"`
	Callback *callback `json:"callback_query"`
	Member   *member   `json:"my_chat_member"`
}

// event is what one update means to the door.
type event struct {
	update    int64        // its number
	numbered  bool         // whether it has one
	message   desk.Message // without ID: nothing for the desk
	addressee string       // the bot of a group that a command names, "" for whoever hears it
	callback  string       // the tap to confirm, "" for none
	unusable  bool         // the tap has no value a button of the desk could have
	moved     move         // the group has another number, zero for none
	gone      int64        // the group the bot is in no longer, 0 for none
}

// errMalformed is the only error of readUpdate: what was wrong could repeat
// what a person wrote.
var errMalformed = errors.New("telegram: malformed update")

// updateNumber finds the number of an update even when the rest is broken.
// Inside a string the quotes would be escaped, so words cannot pose as it.
var updateNumber = regexp.MustCompile(`"update_id"\s*:\s*"?(\d{1,18})\b`)

// readUpdate turns an update into what the door of a bot has to do; self is the
// number of the bot. The number of the update is in the event whatever the error,
// and so is the tap.
func readUpdate(raw []byte, self int64, now time.Time) (event, error) {
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
		read.message, read.addressee = content.Message.sent(self, now)
		read.moved = content.Message.moved()
	case content.Edited != nil:
		read.message, read.addressee = content.Edited.edited(self, now)
	case content.Callback != nil:
		read.callback = content.Callback.ID
		read.message = content.Callback.tapped(now)
		read.unusable = !content.Callback.usable()
	case content.Member != nil:
		read.message = content.Member.gone(now)
		if read.message.ID != "" {
			read.gone = content.Member.Chat.ID
		}
	}
	if read.moved != (move{}) {
		read.message = read.moved.message(now)
	}
	if err != nil && (read.message.ID == "" || read.message.Kind == desk.KindOther) {
		read.message = desk.Message{}
		return read, errMalformed
	}
	return read, nil
}

func given(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }

func private(chat *tgbotapi.Chat) bool {
	return chat != nil && chat.ID != 0 && chat.Type == "private"
}

func group(chat *tgbotapi.Chat) bool {
	return chat != nil && chat.ID != 0 && (chat.Type == "group" || chat.Type == "supergroup")
}

func chatOf(id int64) desk.ChatID { return desk.NewChatID(name, strconv.FormatInt(id, 10)) }
