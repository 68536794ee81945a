package staff

import (
	"context"
	"errors"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// claim gives a ticket to who asks for it.
func claim(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	claimed, err := v.calendar().Claim(ticket, v.By, v.Now)
	if err != nil {
		return v.taken(ctx, ticket, err)
	}
	v.change(claimed)
	v.note(desk.ActClaim, ticket.ID, "")
	reply, err := v.sheet(ctx, claimed)
	if err != nil {
		return err
	}
	reply.Lines = append(reply.Lines, v.line("staff.claimed", map[string]any{
		"Until": clock(claimed.ClaimEnds), "Number": int64(ticket.ID),
	}))
	reply.Choices = nil
	v.reply(reply)
	return nil
}

// taken tells who has a ticket, or who has ended it, when that is why something
// cannot be done.
func (v *Visit) taken(ctx context.Context, ticket desk.Ticket, err error) error {
	id := ""
	switch {
	case errors.Is(err, handoff.ErrTaken):
		id = "staff.taken"
	case errors.Is(err, handoff.ErrEnded) && ticket.State == desk.TicketAnswered:
		id = "staff.ended-answered"
	case errors.Is(err, handoff.ErrEnded) && ticket.State == desk.TicketClosed:
		id = "staff.ended-closed"
	}
	if id == "" || ticket.Assignee == "" {
		return err
	}
	name, err := v.called(ctx, ticket.Assignee)
	if err != nil {
		return err
	}
	v.tell(id, map[string]any{"Name": name, "Until": clock(ticket.ClaimEnds), "Number": int64(ticket.ID)})
	return nil
}

// called is the name by which staff know a person.
func (v *Visit) called(ctx context.Context, chat desk.ChatID) (string, error) {
	person, err := v.Register.Person(ctx, chat)
	if err != nil {
		return "", err
	}
	if person.Name == "" {
		return v.Say("staff.colleague", nil), nil
	}
	return person.Name, nil
}

// giveBack puts a ticket back for everybody.
func giveBack(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	returned, err := handoff.Return(ticket, v.By)
	if err != nil {
		return v.taken(ctx, ticket, err)
	}
	v.change(returned)
	v.note(desk.ActReturn, ticket.ID, "")
	v.tell("staff.returned", map[string]any{"Number": int64(ticket.ID)})
	return v.announce(ctx, returned, "staff.notice.returned", v.By.Chat)
}
