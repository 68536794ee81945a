package desk

import (
	"errors"
	"time"
)

// MessageID is unique over all doors: the door's own ID prefixed by the chat.
// It is what makes a message that arrives twice the same message.
type MessageID string

// MessageKind says what sort of thing a person sent.
type MessageKind string

// The kinds of message a door can hand in.
const (
	KindText    MessageKind = "text"    // words, in Text
	KindChoice  MessageKind = "choice"  // a tapped choice, its value in Choice
	KindStart   MessageKind = "start"   // the person opened the conversation
	KindEdited  MessageKind = "edited"  // an earlier message, changed; new words in Text
	KindSticker MessageKind = "sticker" // a sticker or an animation
	KindPhoto   MessageKind = "photo"   // a picture or video, caption in Text
	KindVoice   MessageKind = "voice"   // a voice note
	KindFile    MessageKind = "file"    // any other file, caption in Text
	KindContact MessageKind = "contact" // a shared phone number; never read
	KindPlace   MessageKind = "place"   // a shared position; never read
	KindOther   MessageKind = "other"   // anything else
	KindTick    MessageKind = "tick"    // the clock: nobody sent it
	KindMoved   MessageKind = "moved"   // the chat goes on as the one in Text, "" for not at all: nobody sent it
)

// Message is one thing a person said, in the words of the desk.
type Message struct {
	ID   MessageID
	Chat ChatID
	// From is who said it, in a chat where several people write; "" when the chat
	// is the person.
	From      ChatID
	Kind      MessageKind
	Text      string // as typed, or the caption of a photo or file
	Choice    string // the value of a tapped Choice
	Forwarded bool   // the words are somebody else's
	// Quoted is the desk's own message that this one replies to, as it was said, of
	// a message without words some sign; "" for none. It is never kept.
	Quoted string
	// Media is the voice note, picture or file, for those a door can pass on.
	Media Media
	At    time.Time
	// Introduced is set by a door that shows the greeting by itself.
	Introduced bool
	// Recall is set by a door that shows earlier lines again (the web page);
	// only then is the text of an ordinary message kept, for a day.
	Recall bool
}

// Speaker is who said the message.
func (m Message) Speaker() ChatID {
	if m.From != "" {
		return m.From
	}
	return m.Chat
}

// Validate reports a message no door may hand in.
func (m Message) Validate() error {
	switch {
	case m.ID == "":
		return errors.New("desk: message without ID")
	case m.Chat.Door() == "" || m.Chat.Name() == "":
		return errors.New("desk: message without chat")
	case m.Kind == "":
		return errors.New("desk: message without kind")
	}
	return nil
}
