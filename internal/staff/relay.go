package staff

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hoidap/internal/desk"
)

// MostRelays is how many questions of a hamlet head are looked through.
const MostRelays = 200

// The parts of the list in which there is something to choose.
const (
	listToTell  = "relay.list.to-tell"
	listUnclear = "relay.list.unclear"
)

// Which begins the value of a choice by which a hamlet head says what a
// neighbour meant.
const Which = "r:"

// RelayChoice is the value of a choice by which a hamlet head says that a
// neighbour meant an article, "" for none of those offered.
func RelayChoice(relay desk.RelayID, article string) string {
	return fmt.Sprintf("%s%d:%s", Which, relay, article)
}

// errNoRelay is the refusal of a number that is none of the head's.
var errNoRelay = errors.New("staff: no such question of this head")

// listRelays shows a hamlet head the neighbours' questions: first those whose
// answer is still to be told, then those of which it was not said what is meant,
// then those that wait.
func (v *Visit) listRelays(ctx context.Context) error {
	relays, err := v.Records.Relays(ctx, v.By.Chat, MostRelays)
	if err != nil {
		return err
	}
	reply := desk.Reply{}
	for _, part := range []struct {
		id   string
		fits func(desk.Relay) bool
	}{
		{listToTell, func(r desk.Relay) bool { return !r.Answered.IsZero() && r.Told.IsZero() }},
		{listUnclear, func(r desk.Relay) bool { return r.Answered.IsZero() && r.Ticket == 0 && r.Question != "" }},
		{"relay.list.waiting", func(r desk.Relay) bool { return r.Answered.IsZero() && r.Ticket != 0 }},
		{"relay.list.told", func(r desk.Relay) bool { return !r.Told.IsZero() }},
	} {
		rows := 0
		for _, relay := range relays {
			if !part.fits(relay) || rows == mostRows {
				continue
			}
			if rows++; rows == 1 {
				reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineHeading, Text: v.Say(part.id, nil)})
			}
			reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineItem, Text: v.relayRow(relay)})
			switch part.id {
			case listToTell:
				reply.Choices = append(reply.Choices, v.toldChoice(relay))
			case listUnclear:
				reply.Choices = append(reply.Choices, desk.Choice{
					Label: v.Say("relay.choice.ask", map[string]any{"Number": int64(relay.ID)}), Value: RelayChoice(relay.ID, ""),
				})
			}
		}
	}
	if len(reply.Lines) == 0 {
		v.tell("relay.list.none", nil)
		return nil
	}
	reply.Chat = v.By.Chat // names of neighbours are for nobody else in a group
	v.Out.Replies = append(v.Out.Replies, reply)
	return nil
}

// relayRow is one question of a hamlet head in one line.
func (v *Visit) relayRow(relay desk.Relay) string {
	words := FirstWords(relay.Question)
	if words == "" {
		words = v.Say("relay.forgotten", nil)
	}
	return v.Say("relay.list.row", map[string]any{
		"Number": int64(relay.ID), "For": v.whom(relay), "Question": words, "At": clock(relay.Asked),
	})
}

// whom is for whom a question is asked, in the words of the head.
func (v *Visit) whom(relay desk.Relay) string {
	if relay.For == "" {
		return v.Say("relay.neighbour", nil)
	}
	return relay.For
}

// toldChoice lets the head say that the neighbour knows.
func (v *Visit) toldChoice(relay desk.Relay) desk.Choice {
	return desk.Choice{
		Label: v.Say("relay.choice.told", map[string]any{"For": v.whom(relay)}), Value: fmt.Sprintf("%sbaolai %d", Sign, relay.ID),
	}
}

// relay reads the question whose number stands behind the command. A number of
// another head is no number at all.
func (v *Visit) relay(ctx context.Context) (desk.Relay, error) {
	n, _, ok := number(v.words)
	if !ok {
		return desk.Relay{}, errNoRelay
	}
	relays, err := v.Records.Relays(ctx, v.By.Chat, MostRelays)
	if err != nil {
		return desk.Relay{}, err
	}
	at := slices.IndexFunc(relays, func(r desk.Relay) bool { return r.ID == desk.RelayID(n) })
	if at < 0 {
		return desk.Relay{}, errNoRelay
	}
	return relays[at], nil
}

// hold has an answer that is being decided meanwhile decided again: it would
// write back what is deleted here.
func (v *Visit) hold(ctx context.Context, relay desk.Relay) error {
	if relay.Ticket == 0 || !relay.Answered.IsZero() {
		return nil
	}
	ticket, err := v.Queue.Ticket(ctx, relay.Ticket)
	if err == nil && ticket.Waits() {
		v.change(ticket)
	}
	return err
}

// told marks that the neighbour knows the answer.
func told(ctx context.Context, v *Visit) error {
	relay, err := v.relay(ctx)
	switch {
	case err != nil:
		return err
	case relay.Answered.IsZero():
		v.tell("relay.not-answered", map[string]any{"For": v.whom(relay)})
		return nil
	case !relay.Told.IsZero():
		v.tell("relay.told-before", map[string]any{"For": v.whom(relay)})
		return nil
	}
	relay.Told = v.Now
	v.Out.Relays = append(v.Out.Relays, relay)
	v.tell("relay.told", map[string]any{"For": v.whom(relay)})
	return nil
}

// mostLabel is the most characters of whom a question is asked for.
const mostLabel = 40

// label notes for whom a question is asked, in the head's own words.
func label(ctx context.Context, v *Visit) error {
	relay, err := v.relay(ctx)
	if err != nil {
		return err
	}
	_, whom, _ := number(v.words)
	whom = strings.Join(strings.Fields(v.Shelf.Mask(whom)), " ")
	if whom == "" || utf8.RuneCountInString(whom) > mostLabel {
		v.tell("relay.label-how", nil)
		return nil
	}
	if err := v.hold(ctx, relay); err != nil {
		return err
	}
	relay.For = whom
	v.Out.Relays = append(v.Out.Relays, relay)
	v.tell("relay.labelled", map[string]any{"Number": int64(relay.ID), "For": whom})
	return nil
}

// unlabel deletes for whom a question was asked, and its words.
func unlabel(ctx context.Context, v *Visit) error {
	relay, err := v.relay(ctx)
	if err != nil {
		return err
	}
	if err := v.hold(ctx, relay); err != nil {
		return err
	}
	relay.For, relay.Question = "", ""
	v.Out.Relays = append(v.Out.Relays, relay)
	v.tell("relay.unlabelled", nil)
	return nil
}

// syllablesPerMinute is how fast one reads aloud to a neighbour: unhurried, a
// little slower than the 200 and more of talk.
const syllablesPerMinute = 180

// PassOn is an answer in a form made to pass on: one message that begins with
// whom to tell, without anything to tap, and one for the head alone, with how
// long reading it aloud takes.
func (v *Visit) PassOn(relay desk.Relay, lines []desk.Line, media desk.Media) []desk.Reply {
	opening := v.Say("relay.say-to", map[string]any{"For": v.whom(relay)})
	told := desk.Reply{Chat: relay.Head, Media: media, Lines: append([]desk.Line{{Kind: desk.LineHeading, Text: opening}}, lines...)}
	syllables := 0
	for _, line := range lines {
		syllables += spoken(line.Text)
	}
	seconds := max(5, (syllables*60/syllablesPerMinute+4)/5*5)
	note := desk.Reply{Chat: relay.Head, Lines: []desk.Line{{Kind: desk.LineNote, Text: v.Say("relay.takes", map[string]any{
		"Time": v.span(seconds), "For": v.whom(relay), "Number": int64(relay.ID),
	})}}}
	note.Choices = []desk.Choice{v.toldChoice(relay)}
	return []desk.Reply{told, note}
}

// spoken is about how many syllables a text has when it is read aloud: one a
// word, two for each digit of a number that is not nought.
func spoken(text string) int {
	syllables := 0
	for _, word := range strings.Fields(text) {
		digits := 0
		for _, r := range word {
			if unicode.IsDigit(r) && r != '0' {
				digits++
			}
		}
		syllables += max(1, 2*digits)
	}
	return syllables
}

// span says a number of seconds.
func (v *Visit) span(seconds int) string {
	if seconds < 60 {
		return v.Say("relay.seconds", map[string]any{"Count": seconds})
	}
	return v.Say("relay.minutes", map[string]any{"Count": (seconds + 30) / 60})
}
