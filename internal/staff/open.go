package staff

import (
	"context"
	"errors"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// Opened says what became of a question that was handed to a person.
type Opened struct {
	Ticket desk.Ticket
	Joined bool // others wait for the same already
	Again  bool // the chat itself waits for it already
	Nobody bool // there is nobody on the staff to be told
}

// Open hands a question to a person: it opens the ticket, or joins those who
// wait for the same already, and tells the staff. ticket has everything but its
// number, or the one by which the asker knows the question already.
func (v *Visit) Open(ctx context.Context, ticket desk.Ticket, media desk.Media) (Opened, error) {
	chat := v.Message.Chat
	ticket.Chat, ticket.State, ticket.OpenedAt = chat, desk.TicketOpen, v.Now
	if ticket.Key != "" {
		same, err := v.Queue.Alike(ctx, ticket.Key, ticket.Commune)
		if err == nil {
			return v.join(ctx, same)
		}
		if !errors.Is(err, desk.ErrNotFound) {
			return Opened{}, err
		}
	}
	if ticket.ID == 0 {
		number, err := v.Number(ctx)
		if err != nil {
			return Opened{}, err
		}
		ticket.ID = number
	}
	number := ticket.ID
	v.change(ticket)
	v.Out.Waiters = append(v.Out.Waiters, desk.Waiter{Ticket: number, Chat: chat, Since: v.Now})
	if ticket.Question != "" || media.Ref != "" {
		v.Out.Remarks = append(v.Out.Remarks, desk.Remark{
			Ticket: number, Kind: desk.RemarkAsker, By: chat, At: v.Now, Text: ticket.Question, Media: media,
		})
	}
	v.Out.Acts = append(v.Out.Acts, desk.Act{Kind: desk.ActOpen, Ticket: number, Detail: string(ticket.Reason), At: v.Now})
	nobody, err := v.notify(ctx, ticket, media)
	return Opened{Ticket: ticket, Nobody: nobody}, err
}

// notify shows a new ticket to those it is for, and reports that there are none.
func (v *Visit) notify(ctx context.Context, ticket desk.Ticket, media desk.Media) (nobody bool, err error) {
	people, err := v.Register.People(ctx)
	if err != nil {
		return false, err
	}
	inboxes, err := v.Register.Inboxes(ctx)
	if err != nil {
		return false, err
	}
	audience := handoff.Audience(ticket, people, inboxes)
	alike, err := v.alike(ctx, ticket)
	if err != nil {
		return false, err
	}
	v.spread(v.sheetOf(ticket, 1, alike, media), "", audience, "")
	return len(audience) == 0, nil
}

// join adds the chat to those who wait for a ticket.
func (v *Visit) join(ctx context.Context, ticket desk.Ticket) (Opened, error) {
	chat := v.Message.Chat
	waiters, err := v.Records.Waiters(ctx, ticket.ID)
	if err != nil {
		return Opened{}, err
	}
	// Whoever answers meanwhile must see that one more waits, or that who waits
	// has one more neighbour to tell.
	v.change(ticket)
	if slices.ContainsFunc(waiters, func(w desk.Waiter) bool { return w.Chat == chat }) {
		return Opened{Ticket: ticket, Again: true}, nil
	}
	v.Out.Waiters = append(v.Out.Waiters, desk.Waiter{Ticket: ticket.ID, Chat: chat, Since: v.Now})
	v.Out.Acts = append(v.Out.Acts, desk.Act{Kind: desk.ActJoin, Ticket: ticket.ID, At: v.Now})
	return Opened{Ticket: ticket, Joined: true}, nil
}

// Hand passes what the asker of a ticket says on to who has it, and keeps it
// with the ticket.
func (v *Visit) Hand(ticket desk.Ticket, words string, media desk.Media) {
	v.Out.Remarks = append(v.Out.Remarks, desk.Remark{
		Ticket: ticket.ID, Kind: desk.RemarkAsker, By: v.Message.Chat, At: v.Now, Text: words, Media: media,
	})
	v.Out.Replies = append(v.Out.Replies, desk.Reply{Chat: ticket.Assignee, Media: media, Lines: append([]desk.Line{
		{Kind: desk.LineHeading, Text: v.Say("staff.said", map[string]any{"Number": int64(ticket.ID)})},
	}, plainLines(words)...)})
}
