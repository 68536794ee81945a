package staff

import (
	"context"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// Tick takes back claims whose time is over and tells the supervisors what
// waits too long. It reports whether there was anything to do.
func (v *Visit) Tick(ctx context.Context) (bool, error) {
	tickets, err := v.Queue.DueTickets(ctx, v.Now)
	if err != nil {
		return false, err
	}
	did := false
	for _, ticket := range tickets {
		lapsed, over := handoff.Lapse(ticket, v.Now)
		late, escalate := v.calendar().Escalate(lapsed, v.Now)
		if !over && !escalate {
			continue
		}
		did = true
		v.change(late)
		if over {
			v.note(desk.ActReturn, ticket.ID, "time")
			if err := v.announce(ctx, late, "staff.notice.lapsed", ""); err != nil {
				return false, err
			}
		}
		if escalate {
			if err := v.escalate(ctx, late); err != nil {
				return false, err
			}
		}
	}
	return did, nil
}

// escalate shows a ticket that waits too long to the supervisors.
func (v *Visit) escalate(ctx context.Context, ticket desk.Ticket) error {
	people, err := v.Register.People(ctx)
	if err != nil {
		return err
	}
	sheet, err := v.sheet(ctx, ticket)
	if err != nil {
		return err
	}
	v.note(desk.ActEscalate, ticket.ID, "")
	v.spread(sheet, "staff.notice.late", handoff.Supervisors(people), "")
	return nil
}
