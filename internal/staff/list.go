package staff

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// mostRows is how many rows a list in a chat has: what a small screen holds.
const mostRows = 10

// list shows what waits: to staff the queue of their communes, or their own
// tickets, to a hamlet head the neighbours' questions.
func list(ctx context.Context, v *Visit) error {
	if v.By.Holds(desk.RoleHead) {
		return v.listRelays(ctx)
	}
	filter := desk.TicketFilter{
		States: []desk.TicketState{desk.TicketOpen, desk.TicketClaimed}, Limit: mostRows + 1,
		Communes: v.By.Communes, Topics: v.By.Topics,
	}
	if v.By.Holds(desk.RoleSupervisor) {
		filter.Communes, filter.Topics = nil, nil
	}
	if v.words != "" {
		v.narrow(&filter)
	}
	tickets, err := v.Queue.Tickets(ctx, filter)
	if err != nil {
		return err
	}
	if len(tickets) == 0 {
		v.tell("staff.list.none", nil)
		return nil
	}
	reply := desk.Reply{Lines: []desk.Line{{Kind: desk.LineHeading, Text: v.Say("staff.list.head", nil)}}}
	for _, ticket := range tickets[:min(mostRows, len(tickets))] {
		row, err := v.row(ctx, ticket)
		if err != nil {
			return err
		}
		reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineItem, Text: row})
		reply.Choices = append(reply.Choices, desk.Choice{
			Label: v.Say("staff.choice.show", map[string]any{"Number": int64(ticket.ID)}), Value: fmt.Sprintf("%sxem %d", Sign, ticket.ID),
		})
	}
	if len(tickets) > mostRows {
		reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineNote, Text: v.Say("staff.list.more", nil)})
	}
	v.reply(reply)
	return nil
}

// narrow reads what the list is asked for: one's own, or those of a commune or
// a topic.
func (v *Visit) narrow(filter *desk.TicketFilter) {
	lists := v.Shelf.Lists()
	is := func(id, name string) bool { return v.words == id || strings.EqualFold(v.words, name) }
	if strings.EqualFold(v.words, v.Say("staff.list.mine", nil)) {
		filter.Assignee = v.By.Chat
	}
	for _, place := range lists.Places {
		if is(place.ID, place.Name) {
			filter.Communes = []string{place.ID}
		}
	}
	for _, topic := range lists.Topics {
		if is(topic.ID, topic.Name) {
			filter.Topics = []string{topic.ID}
		}
	}
}

// row is one ticket in one line.
func (v *Visit) row(ctx context.Context, ticket desk.Ticket) (string, error) {
	data := map[string]any{
		"Number": int64(ticket.ID), "Commune": v.placeName(ticket.Commune), "At": clock(ticket.OpenedAt),
		"Question": FirstWords(ticket.Question), "Name": "",
	}
	id := "staff.list.row"
	if ticket.Urgent() {
		id = "staff.list.urgent"
	}
	if ticket.Held(v.Now) {
		name, err := v.called(ctx, ticket.Assignee)
		if err != nil {
			return "", err
		}
		id, data["Name"] = id+"-held", name
	}
	return v.Say(id, data), nil
}

// FirstWords is the beginning of a text, for one line of a small screen.
func FirstWords(text string) string {
	const most = 60
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// show tells a ticket whole: the question, who waits, what was said.
func show(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	sheet, err := v.sheet(ctx, ticket)
	if err != nil {
		return err
	}
	remarks, err := v.Records.Remarks(ctx, ticket.ID)
	if err != nil {
		return err
	}
	for _, said := range remarks {
		if said.Text == "" || said.Text == ticket.Question {
			continue
		}
		sheet.Lines = append(sheet.Lines, desk.Line{Kind: desk.LineItem, Text: v.Say("staff.remark."+string(said.Kind), map[string]any{
			"At": clock(said.At), "Text": said.Text,
		})})
	}
	if at := slices.IndexFunc(remarks, func(r desk.Remark) bool { return r.Media.Ref != "" }); at >= 0 {
		sheet.Media = remarks[at].Media
	}
	sheet.Lines = append(sheet.Lines, v.line("staff.state."+string(ticket.State), nil))
	if !ticket.Waits() {
		sheet.Choices = nil
	}
	v.reply(sheet)
	return nil
}

// remark keeps a note of staff to staff with a ticket.
func remark(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	switch {
	case err != nil:
		return err
	case v.words == "":
		v.tell("staff.no-words", map[string]any{"Number": int64(ticket.ID)})
		return nil
	case v.tooLong(mostAnswer):
		return nil
	}
	v.Out.Remarks = append(v.Out.Remarks, desk.Remark{
		Ticket: ticket.ID, Kind: desk.RemarkNote, By: v.By.Chat, At: v.Now, Text: v.Shelf.Mask(v.words),
	})
	v.note(desk.ActNote, ticket.ID, "")
	v.tell("staff.noted", map[string]any{"Number": int64(ticket.ID)})
	return nil
}

// find names the articles nearest to some words.
func find(ctx context.Context, v *Visit) error {
	if v.words == "" {
		v.tell("staff.find.what", nil)
		return nil
	}
	editions, err := v.Shelf.Finds(ctx, v.words)
	if err != nil {
		return err
	}
	if len(editions) == 0 {
		v.tell("staff.find.none", nil)
		return nil
	}
	reply := desk.Reply{Lines: []desk.Line{{Kind: desk.LineHeading, Text: v.Say("staff.find.head", nil)}}}
	for _, edition := range editions {
		reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineItem, Text: v.Say("staff.find.row", map[string]any{
			"ID": edition.ID, "Title": edition.Title, "Short": edition.Short,
		})})
	}
	v.reply(reply)
	return nil
}

// help lists what a person may tell the desk to do.
func help(_ context.Context, v *Visit) error {
	reply := desk.Reply{Lines: []desk.Line{{Kind: desk.LineHeading, Text: v.Say("staff.help.head", nil)}}}
	for _, command := range Commands() {
		if !command.May(v.By) {
			continue
		}
		takes := ""
		if command.Takes != "" {
			takes = " " + v.Say(command.Takes, nil)
		}
		reply.Lines = append(reply.Lines, desk.Line{
			Kind: desk.LineItem, Text: Sign + command.Name + takes + ": " + v.Say(command.Help, nil),
		})
	}
	if v.By.Holds(officers...) {
		reply.Lines = append(reply.Lines, v.line("staff.help.reply", nil))
	}
	v.reply(reply)
	return nil
}
