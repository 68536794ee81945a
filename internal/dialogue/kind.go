package dialogue

import (
	"context"
	"strings"

	"hoidap/internal/desk"
)

// kinds is what the desk does with each kind of message.
var kinds = []struct {
	kind desk.MessageKind
	take func(t *turn, ctx context.Context) error
}{
	{desk.KindText, (*turn).takeText},
	{desk.KindChoice, (*turn).takeChoice},
	{desk.KindStart, func(t *turn, _ context.Context) error { t.greet(); return nil }},
	{desk.KindEdited, (*turn).takeEdited},
	{desk.KindSticker, plain("media.sticker")},
	{desk.KindPhoto, captioned("media.photo")},
	{desk.KindVoice, captioned("media.voice")},
	{desk.KindFile, captioned("media.file")},
	{desk.KindContact, plain("media.contact")},
	{desk.KindPlace, plain("media.place")},
}

// plain answers a kind of message with one sentence and a way on.
func plain(id string) func(*turn, context.Context) error {
	return func(t *turn, _ context.Context) error {
		t.line(id)
		t.offerTalk()
		return nil
	}
}

// captioned says that the desk cannot see or hear what was sent, and answers
// the words under it.
func captioned(id string) func(*turn, context.Context) error {
	return func(t *turn, ctx context.Context) error {
		if t.speaker.Holds(desk.RoleHead) && t.out.Message.Media.Ref != "" {
			return t.relayMedia(ctx)
		}
		if t.inTalk() {
			t.visit().Hand(t.waiting, t.masked(), t.out.Message.Media)
			danger, err := t.inDanger(ctx)
			if err != nil || !danger {
				return err
			}
			return t.ask(ctx)
		}
		t.line(id)
		t.offerMedia()
		if strings.TrimSpace(t.out.Message.Text) == "" {
			t.offerTalk()
			return nil
		}
		t.send()
		return t.takeText(ctx)
	}
}

// offerMedia offers to send what the desk cannot see or hear to the staff.
func (t *turn) offerMedia() {
	message := t.out.Message
	if message.Media.Ref == "" {
		return
	}
	t.line("media.send")
	t.out.Session.Pending = desk.Pending{Reason: desk.ReasonMedia, Question: t.masked(), Media: message.Media}
	t.choose(t.say("choice.send", nil), actSend)
}

// masked is what the message says with long numbers blanked out.
func (t *turn) masked() string { return t.book.Mask(t.out.Message.Text) }

// takeEdited answers a question that was corrected after it was sent.
func (t *turn) takeEdited(ctx context.Context) error {
	if !t.inTalk() {
		t.line("media.edited")
		t.send()
	}
	return t.takeText(ctx)
}

// takeText answers words: the number of a choice, or a question.
func (t *turn) takeText(ctx context.Context) error {
	if whom, question, ok := t.asksForAnother(); ok {
		return t.relay(ctx, whom, question)
	}
	if n, ok := t.number(t.out.Message.Text); ok && len(t.out.Session.Choices) > 0 && !t.inTalk() {
		return t.pick(ctx, n)
	}
	return t.ask(ctx)
}

// offerTalk offers the menu and a person.
func (t *turn) offerTalk() {
	t.choose(t.say("choice.menu", nil), actMenu)
	t.choose(t.say("choice.person", nil), actPerson)
}
