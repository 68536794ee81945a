package desk

// Session is where a conversation stands. It holds no words of the person.
// The zero Session, but for Chat, is a conversation never had before.
type Session struct {
	Chat     ChatID   `json:"-"`
	Language Language `json:"language,omitempty"`
	Greeted  bool     `json:"greeted,omitempty"`
	// Article is the ID of the article the talk is about, "" for none.
	Article string `json:"article,omitempty"`
	// Place is the ID of the commune or ward the household named, "" for none.
	Place string `json:"place,omitempty"`
	// Choices are the numbered choices last offered, so that a typed number works.
	Choices []Choice `json:"choices,omitempty"`
	// Misses counts messages in a row that found no answer.
	Misses int `json:"misses,omitempty"`
	// Version is the number of turns committed; the store refuses a turn
	// decided on an older one with ErrConflict.
	Version int64 `json:"-"`
}
