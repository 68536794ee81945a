package dialogue

import (
	"context"
	"slices"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// turn is one message being worked on. Everything it brings about gathers in
// out; lines and choices gather in the reply that is being written.
type turn struct {
	book  Book
	words Words
	now   time.Time
	out   desk.Turn
	reply desk.Reply
	// behind is the person behind the desk, speaker who said the message: the zero
	// person for a household.
	behind  staff.Office
	speaker desk.Person
	haste   haste
	// pending is what an earlier turn offered to send to the staff.
	pending desk.Pending
	// named is the commune or ward of today the message names, zero for none.
	named desk.Place
	// waiting is the ticket the chat waits for, the zero ticket for none.
	waiting desk.Ticket
	// also are articles to offer beside the one that answers; several says that the
	// message asked for all of them.
	also    []string
	several bool
}

// take works on the message by its kind.
func (t *turn) take(ctx context.Context) error {
	message := t.out.Message
	t.out.Session.Chat = message.Chat
	if message.Introduced || t.speaker.Role != "" {
		t.out.Session.Greeted = true
	}
	// An offer to send something stands for the next message alone.
	t.pending, t.out.Session.Pending = t.out.Session.Pending, desk.Pending{}
	switch message.Kind {
	case desk.KindTick:
		_, err := t.visit().Tick(ctx)
		return err
	case desk.KindMoved:
		return t.visit().MoveInbox(ctx, desk.ChatID(message.Text))
	}
	steps := []func(context.Context) (done bool, err error){t.forStaff, t.slowDown}
	if t.speaker.Role == "" {
		slices.Reverse(steps) // whoever has no role has no commands that cannot wait
	}
	for _, step := range steps {
		if done, err := step(ctx); done || err != nil {
			return err
		}
	}
	for _, kind := range kinds {
		if kind.kind == message.Kind {
			return kind.take(t, ctx)
		}
	}
	t.line("media.other")
	t.offerTalk()
	return nil
}

// say is the sentence of an ID in the language of the chat.
func (t *turn) say(id string, data map[string]any) string {
	return t.words.Say(string(t.out.Session.Language), id, data)
}

// line adds a sentence of its own to the reply.
func (t *turn) line(id string) { t.lineWith(desk.LineText, id, nil) }

// lineWith adds a sentence of some kind, with values in it.
func (t *turn) lineWith(kind desk.LineKind, id string, data map[string]any) {
	t.text(kind, t.say(id, data))
}

// text adds words that come from an article.
func (t *turn) text(kind desk.LineKind, words string) {
	t.reply.Lines = append(t.reply.Lines, desk.Line{Kind: kind, Text: words})
}

// choose adds a numbered choice; one offered already is not offered again.
func (t *turn) choose(label, value string) {
	for _, choice := range t.reply.Choices {
		if choice.Value == value {
			return
		}
	}
	if len(value) <= desk.MaxChoiceValue {
		t.reply.Choices = append(t.reply.Choices, desk.Choice{Label: label, Value: value})
	}
}

// send ends the reply that is being written; what follows is another one.
func (t *turn) send() {
	if len(t.reply.Lines) == 0 {
		return
	}
	t.reply.Chat = t.out.Message.Chat
	t.out.Replies = append(t.out.Replies, t.reply)
	t.reply = desk.Reply{}
}

// finish ends the turn. Typed numbers mean the choices of its last reply.
func (t *turn) finish() desk.Turn {
	t.send()
	if t.out.Message.Kind == desk.KindTick {
		return t.out
	}
	if !t.out.Forget {
		t.out.Session.Seen = t.now.UTC().Truncate(time.Minute)
	}
	if last := t.lastHere(); last != nil && len(last.Choices) > 0 {
		t.out.Session.Choices = last.Choices
	}
	return t.out
}

// introduce says once per chat, before the first answer, who is speaking.
func (t *turn) introduce() {
	if t.out.Session.Greeted {
		return
	}
	t.out.Session.Greeted = true
	t.line("greeting.who")
	t.line("greeting.keeps")
	t.askConsent()
	t.send()
}

// lastHere is the last reply of the turn to the chat of its message, nil for
// none.
func (t *turn) lastHere() *desk.Reply {
	for i := range slices.Backward(t.out.Replies) {
		if t.out.Replies[i].Chat == t.out.Message.Chat {
			return &t.out.Replies[i]
		}
	}
	return nil
}
