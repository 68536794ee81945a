package staff

import (
	"context"
	"time"

	"hoidap/internal/desk"
)

// Alone is an office with nobody in it, which keeps nothing: for a desk that
// answers one question and is gone.
func Alone() Office {
	return Office{
		Queue: empty{}, Records: empty{}, Register: empty{}, Code: NewCode,
		Number: func(context.Context) (desk.TicketID, error) { return 1, nil },
	}
}

// empty has no tickets and nobody: it answers as its interfaces promise for what is
// not there.
type empty struct{}

func (empty) Ticket(context.Context, desk.TicketID) (desk.Ticket, error) {
	return desk.Ticket{}, desk.ErrNotFound
}

func (empty) Tickets(context.Context, desk.TicketFilter) ([]desk.Ticket, error) { return nil, nil }

func (empty) DueTickets(context.Context, time.Time) ([]desk.Ticket, error) { return nil, nil }

func (empty) Alike(context.Context, string, string) (desk.Ticket, error) {
	return desk.Ticket{}, desk.ErrNotFound
}

func (empty) Waiters(context.Context, desk.TicketID) ([]desk.Waiter, error) { return nil, nil }

func (empty) Remarks(context.Context, desk.TicketID) ([]desk.Remark, error) { return nil, nil }

func (empty) TicketRelays(context.Context, desk.TicketID) ([]desk.Relay, error) { return nil, nil }

func (empty) Relays(context.Context, desk.ChatID, int) ([]desk.Relay, error) { return nil, nil }

func (empty) Proposals(context.Context, desk.TicketID) ([]desk.Proposal, error) { return nil, nil }

func (empty) Holdings(context.Context, desk.ChatID) (desk.Holdings, error) {
	return desk.Holdings{}, nil
}

func (empty) Person(context.Context, desk.ChatID) (desk.Person, error) { return desk.Person{}, nil }

func (empty) People(context.Context) ([]desk.Person, error) { return nil, nil }

func (empty) Invitation(context.Context, string) (desk.Invitation, error) {
	return desk.Invitation{}, desk.ErrNotFound
}

func (empty) Inboxes(context.Context) ([]desk.Inbox, error) { return nil, nil }
