package desk

import "strings"

// ChatID names one conversation as "door:name", for example "telegram:4711".
// It holds no personal data beyond what the door itself uses as an address.
type ChatID string

// NewChatID joins the name of a door and the door's own address of a chat.
func NewChatID(door, name string) ChatID { return ChatID(door + ":" + name) }

// Door is the name of the door the chat came through.
func (c ChatID) Door() string {
	door, _, _ := strings.Cut(string(c), ":")
	return door
}

// Name is the door's own address of the chat.
func (c ChatID) Name() string {
	_, name, _ := strings.Cut(string(c), ":")
	return name
}
