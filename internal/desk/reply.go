package desk

import (
	"fmt"
	"strings"
)

// LineKind says how a line of a reply is shown.
type LineKind string

// The kinds of line; a door gives each the look its medium has for it.
const (
	LineText    LineKind = "text"    // a sentence or paragraph
	LineHeading LineKind = "heading" // a title, shown strong
	LineItem    LineKind = "item"    // one entry of a list
	LineNote    LineKind = "note"    // small print: validity, legal basis
	LineAlarm   LineKind = "alarm"   // an urgent contact, shown first and strong
)

// Line is one paragraph of a reply, plain text without markup.
type Line struct {
	Kind LineKind `json:"kind"`
	Text string   `json:"text"`
}

// Choice is one numbered answer a person may tap, or type as its number.
// Value is at most 64 bytes, the limit of the narrowest messenger.
type Choice struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// MaxChoiceValue is the most bytes the Value of a Choice may have.
const MaxChoiceValue = 64

// AttachmentKind is a kind of thing to hear or look at.
type AttachmentKind string

// The kinds of attachment.
const (
	AttachSound   AttachmentKind = "sound"
	AttachPicture AttachmentKind = "picture"
	AttachFilm    AttachmentKind = "film"
)

// Attachment is a recording, a picture or a film that goes with a reply.
type Attachment struct {
	Kind  AttachmentKind `json:"kind"`
	Title string         `json:"title"`
	File  string         `json:"file"` // path below the knowledge folder, "media/hoc-phi.mp3"
}

// ReplyID is given by the store; replies of one chat are said in its order.
type ReplyID int64

// Reply is one message of the desk to a chat. Choices are numbered from 1.
type Reply struct {
	ID          ReplyID      `json:"-"`
	Chat        ChatID       `json:"-"`
	Lines       []Line       `json:"lines"`
	Attachments []Attachment `json:"attachments,omitempty"`
	Choices     []Choice     `json:"choices,omitempty"`
	// Media is passed on as it was sent, by a door that can: the one it came
	// through.
	Media Media `json:"media,omitzero"`
}

// Plain writes the reply as plain text, numbered choices at the end: what a
// shell shows and what transcripts of tests hold.
func (r Reply) Plain() string {
	var b strings.Builder
	for i, line := range r.Lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch line.Kind {
		case LineItem:
			b.WriteString("- ")
		case LineAlarm:
			b.WriteString("!! ")
		}
		b.WriteString(line.Text)
	}
	for _, attachment := range r.Attachments {
		fmt.Fprintf(&b, "\n[%s] %s", attachment.File, attachment.Title)
	}
	for i, choice := range r.Choices {
		fmt.Fprintf(&b, "\n%d. %s", i+1, choice.Label)
	}
	return b.String()
}
