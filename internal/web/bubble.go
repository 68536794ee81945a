package web

import (
	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// bubble is one thing said, ready to be shown.
type bubble struct {
	Said        string // the person's words, "" when the desk speaks
	Blocks      []site.Block
	Attachments []attachment
	Elsewhere   bool // a file goes with it that only another door can show
	Choices     *choices
	Anchor      string // where a page may open, "" for most
}

// choices is the form under a reply.
type choices struct {
	Nonce string
	List  []choice
}

// choice is one numbered button.
type choice struct {
	Number       int
	Label, Value string
}

// bubblesOf shows the entries of a conversation.
func (d *Door) bubblesOf(entries []desk.Entry) []bubble {
	bubbles := make([]bubble, 0, len(entries))
	for _, entry := range entries {
		if entry.Said != "" {
			bubbles = append(bubbles, bubble{Said: entry.Said})
		}
		if reply := entry.Reply; len(reply.Lines)+len(reply.Attachments)+len(reply.Choices) > 0 || reply.Media.Ref != "" {
			bubbles = append(bubbles, d.bubbleOf(entry.Reply))
		}
	}
	return bubbles
}

// bubbleOf shows a reply, the entries of a list together.
func (d *Door) bubbleOf(reply desk.Reply) bubble {
	b := bubble{Blocks: site.BlocksOf(reply.Lines), Attachments: d.attachmentsOf(reply), Elsewhere: reply.Media.Ref != ""}
	if len(reply.Choices) == 0 {
		return b
	}
	b.Choices = &choices{Nonce: site.NewToken()}
	for i, c := range reply.Choices {
		b.Choices.List = append(b.Choices.List, choice{Number: i + 1, Label: c.Label, Value: c.Value})
	}
	return b
}

// Where a page opens, so that a long answer is read from its start.
const (
	anchorSaid = "cuoi" // the newest words of the person
	anchorLast = "moi"  // the newest bubble of all; a tap may leave no words
)

// anchor marks the bubbles a page may open at.
func anchor(bubbles []bubble) {
	if len(bubbles) > 0 {
		bubbles[len(bubbles)-1].Anchor = anchorLast
	}
	for i := len(bubbles) - 1; i >= 0; i-- {
		if bubbles[i].Said != "" {
			bubbles[i].Anchor = anchorSaid
			return
		}
	}
}

// newest is the ID of the last entry, 0 when there is none.
func newest(entries []desk.Entry) int64 {
	if len(entries) == 0 {
		return 0
	}
	return entries[len(entries)-1].ID
}
