package dialogue

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// relays is what the desk does about each verdict on a question that a hamlet
// head asks for somebody.
var relays = map[desk.Verdict]func(t *turn, ctx context.Context, r desk.Relay, d desk.Decision) error{
	desk.Urgent:   (*turn).relayUrgent,
	desk.Answer:   (*turn).relayAnswer,
	desk.AskBack:  (*turn).relayAskBack,
	desk.HandOver: (*turn).relayHandOver,
}

// asksForAnother reports whether a hamlet head asks for somebody: by passing on
// a message, or in words.
func (t *turn) asksForAnother() (whom, question string, ok bool) {
	message := t.out.Message
	if !t.speaker.Holds(desk.RoleHead) {
		return "", "", false
	}
	if whom, question, ok = t.book.ForAnother(message.Text); ok {
		return whom, question, true
	}
	return "", message.Text, message.Forwarded
}

// relay has a neighbour's question decided and tells the head, in a form to pass
// on. What the head talked about before is another matter.
func (t *turn) relay(ctx context.Context, whom, question string) error {
	d, err := t.book.Decide(ctx, desk.Question{Text: question, Day: desk.DayOf(t.now)})
	if err != nil {
		return err
	}
	do, ok := relays[d.Verdict]
	if !ok {
		t.line("relay.no-question")
		return nil
	}
	number, err := t.behind.Number(ctx)
	if err != nil {
		return err
	}
	t.count(d)
	return do(t, ctx, desk.Relay{
		ID: desk.RelayID(number), Head: t.out.Message.Chat, For: whom, Question: d.Masked, Asked: t.now,
	}, d)
}

// relayMedia hands a neighbour's voice note, picture or file to the staff. Words
// below it may tell of danger.
func (t *turn) relayMedia(ctx context.Context) error {
	whom, question, _ := t.asksForAnother()
	d, err := t.book.Decide(ctx, desk.Question{Text: question, Day: desk.DayOf(t.now)})
	if err != nil {
		return err
	}
	number, err := t.behind.Number(ctx)
	if err != nil {
		return err
	}
	message := t.out.Message
	r := desk.Relay{ID: desk.RelayID(number), Head: message.Chat, For: whom, Question: t.book.Mask(question), Asked: t.now}
	if d.Verdict == desk.Urgent {
		t.count(d)
		return t.relayUrgent(ctx, r, d)
	}
	return t.relayOpen(ctx, r, desk.Pending{Reason: desk.ReasonMedia, Question: r.Question, Media: message.Media})
}

// relayAnswer tells what to say to the neighbour.
func (t *turn) relayAnswer(_ context.Context, r desk.Relay, d desk.Decision) error {
	edition, ok := t.book.Edition(d.Articles[0])
	if !ok {
		t.stale()
		return nil
	}
	t.relayEdition(r, edition, d.Section)
	return nil
}

// relayEdition tells the head what an article says, in a form to pass on.
func (t *turn) relayEdition(r desk.Relay, edition desk.Edition, section desk.SectionKind) {
	t.send()
	r.Article, r.Answered = edition.ID, t.now
	t.out.Session.Article, t.out.Session.Section = edition.ID, section
	t.out.Relays = append(t.out.Relays, r)
	t.out.Replies = append(t.out.Replies, t.visit().PassOn(r, t.toReadAloud(edition, section), desk.Media{})...)
}

// toReadAloud is what an article says, as one says it to a neighbour: the legal
// basis is for the eye.
func (t *turn) toReadAloud(edition desk.Edition, section desk.SectionKind) []desk.Line {
	aside := t.aside()
	aside.out.Session.Place = t.out.Session.Place
	aside.standing(edition)
	aside.text(desk.LineText, edition.Short)
	if part, ok := edition.Section(section); ok {
		aside.part(part)
	}
	if edition.Fee == desk.FeeNone {
		aside.line("answer.free")
	}
	aside.period(edition)
	aside.trust(edition)
	return aside.reply.Lines
}

// relayAskBack offers what a neighbour may have meant. The choices say which
// question they are about: ten may have been passed on at once.
func (t *turn) relayAskBack(_ context.Context, r desk.Relay, d desk.Decision) error {
	t.out.Relays = append(t.out.Relays, r)
	t.lineWith(desk.LineText, "relay.which", map[string]any{"Number": int64(r.ID), "For": t.whomOf(r)})
	for _, id := range d.Articles {
		if edition, ok := t.book.Edition(id); ok {
			t.choose(edition.Title, staff.RelayChoice(r.ID, id))
		}
	}
	t.choose(t.say("relay.none", nil), staff.RelayChoice(r.ID, ""))
	return nil
}

// openRelay takes which article a neighbour meant, or that it was none of them.
func (t *turn) openRelay(ctx context.Context, rest string) error {
	number, article, _ := strings.Cut(rest, ":")
	asked, err := t.behind.Records.Relays(ctx, t.out.Message.Chat, staff.MostRelays)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(asked, func(r desk.Relay) bool { return strconv.FormatInt(int64(r.ID), 10) == number })
	if at < 0 || !asked[at].Answered.IsZero() || asked[at].Ticket != 0 {
		t.stale()
		return nil
	}
	if edition, ok := t.book.Edition(article); ok {
		t.relayEdition(asked[at], edition, "")
		return nil
	}
	if asked[at].Question == "" { // deleted meanwhile
		t.stale()
		return nil
	}
	d, err := t.book.Decide(ctx, desk.Question{Text: asked[at].Question, Day: desk.DayOf(t.now)})
	if err != nil {
		return err
	}
	return t.relayHandOver(ctx, asked[at], d)
}

// relayHandOver has a person answer a neighbour's question.
func (t *turn) relayHandOver(ctx context.Context, r desk.Relay, d desk.Decision) error {
	if d.Personal {
		t.line("hand-over.personal")
		return t.relayOpen(ctx, r, personal(d))
	}
	t.line("hand-over.unknown")
	return t.relayOpen(ctx, r, unknown(d))
}

// relayUrgent puts the urgent contact first and tells the staff.
func (t *turn) relayUrgent(ctx context.Context, r desk.Relay, d desk.Decision) error {
	t.lineWith(desk.LineAlarm, d.Alarm.Sentence, nil)
	t.line("relay.danger")
	t.send()
	return t.relayOpen(ctx, r, desk.Pending{
		Reason: desk.ReasonUrgent, Question: d.Masked, Articles: d.Articles, Media: t.out.Message.Media,
	})
}

// relayOpen opens the ticket of a neighbour's question, under its own number, and
// tells the head what became of it.
func (t *turn) relayOpen(ctx context.Context, r desk.Relay, p desk.Pending) error {
	ticket := t.ticketOf(p)
	ticket.ID = desk.TicketID(r.ID)
	opened, err := t.visit().Open(ctx, ticket, p.Media)
	if err != nil {
		return err
	}
	r.Ticket = opened.Ticket.ID
	t.out.Relays = append(t.out.Relays, r)
	data := map[string]any{"Number": int64(r.ID), "For": t.whomOf(r), "Who": t.whoAnswers(opened.Ticket.Commune)}
	if opened.Nobody {
		t.lineWith(desk.LineText, "relay.kept", data)
		return nil
	}
	t.lineWith(desk.LineText, "relay.taken", data)
	t.line("relay.how")
	t.sayHours()
	return nil
}

// whomOf is for whom a question is asked, in the words of the head.
func (t *turn) whomOf(r desk.Relay) string {
	if r.For == "" {
		return t.say("relay.neighbour", nil)
	}
	return r.For
}
