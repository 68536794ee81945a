package staff

import (
	"context"
	"fmt"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// mostFinds is how many articles a sheet names.
const mostFinds = 3

// sheet is a ticket as staff see it. Its first line holds the mark by which a
// reply to it is known to be about the ticket.
func (v *Visit) sheet(ctx context.Context, ticket desk.Ticket) (desk.Reply, error) {
	waiters, err := v.Records.Waiters(ctx, ticket.ID)
	if err != nil {
		return desk.Reply{}, err
	}
	alike, err := v.alike(ctx, ticket)
	if err != nil {
		return desk.Reply{}, err
	}
	return v.sheetOf(ticket, len(waiters), alike, desk.Media{}), nil
}

// How many waiting tickets are looked through for the same question, and how
// many are shown.
const (
	mostCompared = 300
	mostAlike    = 3
)

// alike are the waiting tickets that may be the same question, the nearest first.
func (v *Visit) alike(ctx context.Context, ticket desk.Ticket) ([]desk.Ticket, error) {
	if ticket.Key == "" || !ticket.Waits() {
		return nil, nil
	}
	filter := desk.TicketFilter{States: []desk.TicketState{desk.TicketOpen, desk.TicketClaimed}, Limit: mostCompared}
	if ticket.Commune != "" {
		filter.Communes = []string{ticket.Commune}
	}
	others, err := v.Queue.Tickets(ctx, filter)
	return handoff.Alike(ticket, others, mostAlike), err
}

// sheetOf is the sheet of a ticket for which so many wait, beside tickets like it.
func (v *Visit) sheetOf(ticket desk.Ticket, waiting int, alike []desk.Ticket, media desk.Media) desk.Reply {
	kind := desk.LineHeading
	if ticket.Urgent() {
		kind = desk.LineAlarm
	}
	number := int64(ticket.ID)
	reply := desk.Reply{Media: media, Lines: []desk.Line{{Kind: kind, Text: v.Say("staff.sheet."+string(ticket.Reason), map[string]any{
		"Number": number, "Commune": v.placeName(ticket.Commune), "Alias": handoff.Alias(ticket.ID, ticket.Chat), "At": clock(ticket.OpenedAt),
	})}}}
	if ticket.Hamlet != "" {
		reply.Lines = append(reply.Lines, v.line("staff.sheet-hamlet", map[string]any{"Hamlet": ticket.Hamlet}))
	}
	if ticket.Question != "" {
		reply.Lines = append(reply.Lines, v.line("staff.sheet-question", map[string]any{"Question": ticket.Question}))
	}
	if waiting > 1 {
		reply.Lines = append(reply.Lines, v.line("staff.sheet-waiting", map[string]any{"Count": waiting}))
	}
	reply.Choices = append(reply.Choices, desk.Choice{
		Label: v.Say("staff.choice.claim", nil), Value: fmt.Sprintf("%snhan %d", Sign, number),
	})
	for _, other := range alike {
		reply.Lines = append(reply.Lines, v.line("staff.sheet-alike", map[string]any{
			"Number": int64(other.ID), "Question": FirstWords(other.Question),
		}))
		reply.Choices = append(reply.Choices, desk.Choice{
			Label: v.Say("staff.choice.merge", map[string]any{"Number": int64(other.ID)}), Value: fmt.Sprintf("%sgop %d %d", Sign, other.ID, number),
		})
	}
	for _, id := range ticket.Articles[:min(mostFinds, len(ticket.Articles))] {
		edition, ok := v.Shelf.Edition(id)
		value := fmt.Sprintf("%sgui %d %s", Sign, number, id)
		if ok && len(value) <= desk.MaxChoiceValue {
			reply.Choices = append(reply.Choices, desk.Choice{
				Label: v.Say("staff.choice.send", map[string]any{"Title": edition.Title}), Value: value,
			})
		}
	}
	reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineNote, Text: v.Say("staff.sheet-how", map[string]any{"Number": number})})
	return reply
}

// announce shows a ticket to everybody it is for but one, under a sentence that
// says why.
func (v *Visit) announce(ctx context.Context, ticket desk.Ticket, id string, but desk.ChatID) error {
	people, err := v.Register.People(ctx)
	if err != nil {
		return err
	}
	inboxes, err := v.Register.Inboxes(ctx)
	if err != nil {
		return err
	}
	sheet, err := v.sheet(ctx, ticket)
	if err != nil {
		return err
	}
	v.spread(sheet, id, handoff.Audience(ticket, people, inboxes), but)
	return nil
}

// spread says one reply in several chats, under a sentence, "" for none.
func (v *Visit) spread(sheet desk.Reply, id string, chats []desk.ChatID, but desk.ChatID) {
	if id != "" {
		lines := []desk.Line{sheet.Lines[0], v.line(id, nil)}
		sheet.Lines = append(lines, sheet.Lines[1:]...)
	}
	for _, chat := range chats {
		if chat == but || chat == v.Message.Chat {
			continue
		}
		sheet.Chat = chat
		v.Out.Replies = append(v.Out.Replies, sheet)
	}
}

// placeName is the name of a commune, or the words for one not known.
func (v *Visit) placeName(id string) string {
	for _, place := range v.Shelf.Lists().Places {
		if place.ID == id {
			return place.Name
		}
	}
	return v.Say("staff.no-commune", nil)
}

// clock writes a moment as staff say it: 9:05 24/11.
func clock(at time.Time) string {
	at = at.In(desk.Zone)
	return fmt.Sprintf("%d:%02d %d/%d", at.Hour(), at.Minute(), at.Day(), at.Month())
}
