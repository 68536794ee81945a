package desk

import "time"

// TalkLasts is how long after its last turn a talk still is the same: what was
// said in it is not brought up the next day, or to whoever has the telephone
// then.
const TalkLasts = 6 * time.Hour

// Session is where a conversation stands. It holds no words of the person but in
// Pending.
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
	// Judged is what the person said last about an answer, an outcome and the ID of
	// the article, "" for nothing yet.
	Judged string `json:"judged,omitempty"`
	// Seen is when the last turn was, to the minute; a talk is over some hours
	// after.
	Seen time.Time `json:"seen,omitzero"`
	// Pending is what the desk offered to send to the staff, kept apart from the
	// rest for an hour at most; the zero Pending for nothing.
	Pending Pending `json:"-"`
	// Version is the number of turns that changed the session; the store refuses a
	// turn decided on an older one with ErrConflict.
	Version int64 `json:"-"`
}

// Over is the session after its talk has ended: nothing of it is left, nor where
// the household lives, unless the person agreed to be remembered.
func (s Session) Over() Session {
	s.Article, s.Section, s.Household, s.Judged, s.Misses = "", "", "", "", 0
	if s.Consent != ConsentGiven {
		s.Place = ""
	}
	return s
}

// Consent is what a person said about being remembered.
type Consent string

// The states of consent. Without it questions are answered all the same.
const (
	ConsentUnknown  Consent = ""
	ConsentGiven    Consent = "given"
	ConsentDeclined Consent = "declined"
)

// Pending is a question or a file that waits for the leave of the person to be
// sent to the staff.
type Pending struct {
	Reason   TicketReason `json:"reason,omitempty"`
	Question string       `json:"question,omitempty"` // long numbers blanked out
	Key      string       `json:"key,omitempty"`
	Articles []string     `json:"articles,omitempty"`
	Media    Media        `json:"media,omitzero"`
}

// IsZero reports whether nothing waits for leave.
func (p Pending) IsZero() bool { return p.Reason == "" }
