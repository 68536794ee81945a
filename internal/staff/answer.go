package staff

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// mostAnswer is the most characters of an answer: with what stands around it,
// it fits one message of every door.
const mostAnswer = 3000

// answer sends the words of the staff to everyone who waits and ends the ticket.
func answer(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil || v.tooLong(mostAnswer) {
		return err
	}
	media := v.Message.Media
	if v.words == "" && media.Ref == "" {
		v.tell("staff.no-words", map[string]any{"Number": int64(ticket.ID)})
		return nil
	}
	return v.end(ctx, ticket, plainLines(v.words), media, desk.Remark{Text: v.words, Media: media})
}

// send answers a ticket with an article.
func send(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	edition, ok := v.Shelf.Edition(v.words)
	if !ok {
		v.tell("staff.no-article", map[string]any{"Command": Sign + "timkiem"})
		return nil
	}
	return v.end(ctx, ticket, v.Shelf.Lines(edition), desk.Media{}, desk.Remark{Text: edition.Title})
}

// end ends a ticket with an answer that everyone who waits hears.
func (v *Visit) end(ctx context.Context, ticket desk.Ticket, lines []desk.Line, media desk.Media, said desk.Remark) error {
	ended, err := handoff.End(ticket, v.By, desk.TicketAnswered, v.Now)
	if err != nil {
		return v.taken(ctx, ticket, err)
	}
	said.Ticket, said.Kind, said.By, said.At = ticket.ID, desk.RemarkAnswer, v.By.Chat, v.Now
	v.Out.Remarks = append(v.Out.Remarks, said)
	told, err := v.tellAll(ctx, ended, lines, media)
	if err != nil {
		return err
	}
	v.change(ended)
	v.note(desk.ActAnswer, ticket.ID, "")
	v.tell("staff.answered", map[string]any{"Number": int64(ticket.ID), "Count": told})
	return nil
}

// tellAll tells everyone who waits for a ticket how it ended, each in their own
// chat, and returns how many they are.
func (v *Visit) tellAll(ctx context.Context, ticket desk.Ticket, lines []desk.Line, media desk.Media) (int, error) {
	waiters, err := v.Records.Waiters(ctx, ticket.ID)
	if err != nil {
		return 0, err
	}
	relays, err := v.Records.TicketRelays(ctx, ticket.ID)
	if err != nil {
		return 0, err
	}
	remarks, err := v.Records.Remarks(ctx, ticket.ID)
	if err != nil {
		return 0, err
	}
	told := 0
	for _, waiter := range waiters {
		if !waiter.Told.IsZero() {
			continue
		}
		told++
		waiter.Told = v.Now
		v.Out.Waiters = append(v.Out.Waiters, waiter)
		words := wordsOf(ticket, waiter.Chat, remarks)
		v.Out.Replies = append(v.Out.Replies, v.answerTo(ticket, waiter, words, relays, lines, media)...)
	}
	for _, relay := range relays {
		relay.Answered = v.Now
		v.Out.Relays = append(v.Out.Relays, relay)
	}
	return told, nil
}

// wordsOf is how one of those who wait put the question: their own words, else
// those of the ticket when the question is the same in all but spelling. Nobody
// reads the words of another whose ticket was merged with theirs.
func wordsOf(ticket desk.Ticket, chat desk.ChatID, remarks []desk.Remark) string {
	if chat != ticket.Chat {
		own := func(r desk.Remark) bool { return r.Kind == desk.RemarkAsker && r.By == chat && r.Text != "" }
		if at := slices.IndexFunc(remarks, own); at >= 0 {
			return remarks[at].Text
		}
		if ticket.Key == "" {
			return ""
		}
	}
	return ticket.Question
}

// answerTo is what one of those who wait hears: a hamlet head once for each
// neighbour, in words to pass on, everybody else once, under their own words. Of
// a ticket that was closed without an answer there is nothing to judge.
func (v *Visit) answerTo(
	ticket desk.Ticket, waiter desk.Waiter, words string, relays []desk.Relay, lines []desk.Line, media desk.Media,
) []desk.Reply {
	closed := ticket.State == desk.TicketClosed
	aloud := lines
	if closed {
		aloud = append([]desk.Line{v.line("relay.closed", nil)}, lines...)
	}
	var replies []desk.Reply
	for _, relay := range relays {
		if relay.Head == waiter.Chat {
			replies = append(replies, v.PassOn(relay, aloud, media)...)
		}
	}
	if len(replies) > 0 {
		return replies
	}
	opening, choices := v.line("handoff.answer", map[string]any{"Number": int64(ticket.ID)}), v.Verdicts("")
	switch {
	case closed:
		opening, choices = v.line("handoff.closed", map[string]any{"Number": int64(ticket.ID)}), nil
	case words != "":
		opening = v.line("handoff.answer-to", map[string]any{"Question": FirstWords(words)})
	}
	return []desk.Reply{{Chat: waiter.Chat, Lines: append([]desk.Line{opening}, lines...), Media: media, Choices: choices}}
}

// plainLines are words with one line for each line they have.
func plainLines(words string) []desk.Line {
	var lines []desk.Line
	for row := range strings.Lines(words) {
		if row = strings.TrimSpace(row); row != "" {
			lines = append(lines, desk.Line{Kind: desk.LineText, Text: row})
		}
	}
	return lines
}

// closeTicket ends a ticket without an answer of its own; those who wait hear
// that, with the words given, if any.
func closeTicket(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil || v.tooLong(mostAnswer) {
		return err
	}
	ended, err := handoff.End(ticket, v.By, desk.TicketClosed, v.Now)
	if err != nil {
		return v.taken(ctx, ticket, err)
	}
	lines := plainLines(v.words)
	if len(lines) > 0 {
		v.Out.Remarks = append(v.Out.Remarks, desk.Remark{
			Ticket: ticket.ID, Kind: desk.RemarkAnswer, By: v.By.Chat, At: v.Now, Text: v.words,
		})
	}
	if _, err := v.tellAll(ctx, ended, lines, desk.Media{}); err != nil {
		return err
	}
	v.change(ended)
	v.note(desk.ActClose, ticket.ID, "")
	v.tell("staff.closed", map[string]any{"Number": int64(ticket.ID)})
	return nil
}

// tooLong reports whether the words behind a command have more characters than
// they may, and that has been told.
func (v *Visit) tooLong(most int) bool {
	if utf8.RuneCountInString(v.words) <= most {
		return false
	}
	v.tell("staff.too-long", map[string]any{"Most": most})
	return true
}
