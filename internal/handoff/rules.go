package handoff

import (
	"cmp"
	"errors"
	"time"

	"hoidap/internal/desk"
)

// How long things may take unless Terms say otherwise, in working time.
const (
	ClaimLasts    = 4 * time.Hour // a claim, before the ticket goes back to everybody
	EscalateAfter = 8 * time.Hour // a wait, before the supervisors are told
)

// Terms are how long things may take, in working time; nothing means as usual.
type Terms struct {
	Claim    time.Duration // a claim, before the ticket goes back to everybody
	Escalate time.Duration // a wait, before the supervisors are told
}

// Refusals: the act is not possible as things stand. The person is told which.
var (
	ErrTaken      = errors.New("handoff: somebody else has it")
	ErrEnded      = errors.New("handoff: it is ended")
	ErrNotAllowed = errors.New("handoff: not this person's to do")
	ErrNotTaken   = errors.New("handoff: nobody has it")
	ErrSame       = errors.New("handoff: nothing would change")
)

// Claim gives a ticket to a person of the staff until the time of a claim has
// passed. Who has it already may claim it anew.
func (c Calendar) Claim(ticket desk.Ticket, by desk.Person, now time.Time) (desk.Ticket, error) {
	if err := mayTake(ticket, by, now); err != nil {
		return ticket, err
	}
	ticket.State, ticket.Assignee = desk.TicketClaimed, by.Chat
	ticket.ClaimedAt, ticket.ClaimEnds = now, c.after(ticket, now, cmp.Or(c.terms.Claim, ClaimLasts))
	return ticket, nil
}

// after is when so much working time has passed for a ticket. Danger knows no
// hours: for it all time is.
func (c Calendar) after(ticket desk.Ticket, from time.Time, working time.Duration) time.Time {
	if ticket.Urgent() {
		return from.Add(working)
	}
	return c.Add(from, working)
}

// Return puts a ticket back for everybody, by who has it or a supervisor.
func Return(ticket desk.Ticket, by desk.Person) (desk.Ticket, error) {
	switch {
	case !MaySee(by, ticket):
		return ticket, ErrNotAllowed
	case !ticket.Waits():
		return ticket, ErrEnded
	case ticket.State != desk.TicketClaimed:
		return ticket, ErrNotTaken
	case ticket.Assignee != by.Chat && !by.Holds(desk.RoleSupervisor):
		return ticket, ErrTaken
	}
	return Release(ticket), nil
}

// Release is the ticket with nobody at it.
func Release(ticket desk.Ticket) desk.Ticket {
	ticket.State, ticket.Assignee = desk.TicketOpen, ""
	ticket.ClaimedAt, ticket.ClaimEnds = time.Time{}, time.Time{}
	return ticket
}

// End ends a ticket: answered to everybody who waits, or closed without. Nobody
// else may have it.
func End(ticket desk.Ticket, by desk.Person, state desk.TicketState, now time.Time) (desk.Ticket, error) {
	if err := mayTake(ticket, by, now); err != nil {
		return ticket, err
	}
	ticket.State, ticket.Assignee, ticket.EndedAt = state, by.Chat, now
	ticket.ClaimEnds = time.Time{}
	return ticket, nil
}

// Transfer gives a ticket to a colleague, who then has it.
func (c Calendar) Transfer(ticket desk.Ticket, by, to desk.Person, now time.Time) (desk.Ticket, error) {
	if err := mayHandOn(ticket, by, now); err != nil {
		return ticket, err
	}
	if ticket.Assignee == to.Chat && ticket.Held(now) {
		return ticket, ErrSame
	}
	if !to.Holds(desk.RoleStaff, desk.RoleSupervisor) {
		return ticket, ErrNotAllowed
	}
	ticket.State, ticket.Assignee = desk.TicketClaimed, to.Chat
	ticket.ClaimedAt, ticket.ClaimEnds = now, c.after(ticket, now, cmp.Or(c.terms.Claim, ClaimLasts))
	return ticket, nil
}

// Move gives a ticket to another commune, where it waits for everybody. The
// wait goes on counting from the hand-over.
func Move(ticket desk.Ticket, by desk.Person, commune string, now time.Time) (desk.Ticket, error) {
	if err := mayHandOn(ticket, by, now); err != nil {
		return ticket, err
	}
	if ticket.Commune == commune {
		return ticket, ErrSame
	}
	ticket = Release(ticket)
	ticket.Commune = commune
	return ticket, nil
}

// mayTake tells why a person may not take or end a ticket, nil when they may.
func mayTake(ticket desk.Ticket, by desk.Person, now time.Time) error {
	switch {
	case !MaySee(by, ticket):
		return ErrNotAllowed
	case !ticket.Waits():
		return ErrEnded
	case ticket.Held(now) && ticket.Assignee != by.Chat:
		return ErrTaken
	}
	return nil
}

// mayHandOn tells why a person may not give a ticket away, nil when they may: a
// supervisor may give away what others have.
func mayHandOn(ticket desk.Ticket, by desk.Person, now time.Time) error {
	err := mayTake(ticket, by, now)
	if errors.Is(err, ErrTaken) && by.Holds(desk.RoleSupervisor) {
		return nil
	}
	return err
}

// Lapse is the ticket after the time of its claim, and whether that was now.
func Lapse(ticket desk.Ticket, now time.Time) (desk.Ticket, bool) {
	if ticket.State != desk.TicketClaimed || ticket.Held(now) {
		return ticket, false
	}
	return Release(ticket), true
}

// Escalate is the ticket after the supervisors were told that it waits too
// long, and whether that is to be done now. It is done once.
func (c Calendar) Escalate(ticket desk.Ticket, now time.Time) (desk.Ticket, bool) {
	if !ticket.Waits() || !ticket.Escalated.IsZero() || now.Before(c.after(ticket, ticket.OpenedAt, cmp.Or(c.terms.Escalate, EscalateAfter))) {
		return ticket, false
	}
	ticket.Escalated = now
	return ticket, true
}
