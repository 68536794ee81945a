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

// Ticket finds none.
func (empty) Ticket(context.Context, desk.TicketID) (desk.Ticket, error) {
	return desk.Ticket{}, desk.ErrNotFound
}

// Tickets lists none.
func (empty) Tickets(context.Context, desk.TicketFilter) ([]desk.Ticket, error) { return nil, nil }

// DueTickets lists none.
func (empty) DueTickets(context.Context, time.Time) ([]desk.Ticket, error) { return nil, nil }

// Alike finds none.
func (empty) Alike(context.Context, string, string) (desk.Ticket, error) {
	return desk.Ticket{}, desk.ErrNotFound
}

// Waiters lists nobody.
func (empty) Waiters(context.Context, desk.TicketID) ([]desk.Waiter, error) { return nil, nil }

// Remarks lists none.
func (empty) Remarks(context.Context, desk.TicketID) ([]desk.Remark, error) { return nil, nil }

// TicketRelays lists none.
func (empty) TicketRelays(context.Context, desk.TicketID) ([]desk.Relay, error) { return nil, nil }

// Relays lists none.
func (empty) Relays(context.Context, desk.ChatID, int) ([]desk.Relay, error) { return nil, nil }

// Proposals lists none.
func (empty) Proposals(context.Context, desk.TicketID) ([]desk.Proposal, error) { return nil, nil }

// Holdings are empty.
func (empty) Holdings(context.Context, desk.ChatID) (desk.Holdings, error) {
	return desk.Holdings{}, nil
}

// Person is a household.
func (empty) Person(context.Context, desk.ChatID) (desk.Person, error) { return desk.Person{}, nil }

// People lists nobody.
func (empty) People(context.Context) ([]desk.Person, error) { return nil, nil }

// Invitation finds none.
func (empty) Invitation(context.Context, string) (desk.Invitation, error) {
	return desk.Invitation{}, desk.ErrNotFound
}

// Inboxes lists none.
func (empty) Inboxes(context.Context) ([]desk.Inbox, error) { return nil, nil }
