package desk

import "time"

// Session is where a conversation stands. It holds no words of the person.
// The zero Session, but for Chat, is a conversation never had before.
type Session struct {
	Chat     ChatID   `json:"-"`
	Language Language `json:"language,omitempty"`
	Greeted  bool     `json:"greeted,omitempty"`
	// Article is the ID of the article the talk is about, "" for none.
	Article string `json:"article,omitempty"`
	// Section is the part of it last told, or asked for when the desk asked back,
	// "" for none.
	Section SectionKind `json:"section,omitempty"`
	// Household is the kind of household the talk is about (poor, nearly poor,
	// newly escaped), "" when it was not said. Nothing else about people is kept.
	Household Group `json:"household,omitempty"`
	// Place is the ID of the commune or ward the household named, "" for none.
	Place string `json:"place,omitempty"`
	// Consent is what the person said about keeping more than the answer needs.
	Consent Consent `json:"consent,omitempty"`
	// Choices are the numbered choices last offered, so that a typed number works.
	Choices []Choice `json:"choices,omitempty"`
	// Misses counts messages in a row that found no answer.
	Misses int `json:"misses,omitempty"`
	// Seen is when the last turn was, to the minute; a talk is over some hours
	// after.
	Seen time.Time `json:"seen,omitzero"`
	// Version is the number of turns committed; the store refuses a turn
	// decided on an older one with ErrConflict.
	Version int64 `json:"-"`
}

// Consent is what a person said about being remembered.
type Consent string

// The states of consent. Without it questions are answered all the same.
const (
	ConsentUnknown  Consent = ""
	ConsentGiven    Consent = "given"
	ConsentDeclined Consent = "declined"
)
