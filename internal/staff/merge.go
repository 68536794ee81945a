package staff

import (
	"context"
	"slices"
	"strconv"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// merge makes one ticket of two that are the same question: everyone who waits
// for the second waits for the first.
func merge(ctx context.Context, v *Visit) error {
	kept, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	other, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	switch {
	case kept.ID == other.ID:
		return handoff.ErrSame
	case !kept.Waits():
		return handoff.ErrEnded
	}
	ended, err := handoff.End(other, v.By, desk.TicketClosed, v.Now)
	if err != nil {
		return v.taken(ctx, other, err)
	}
	if err := v.moveWaiters(ctx, other.ID, kept.ID); err != nil {
		return err
	}
	if other.Urgent() { // what is told of danger stays so, and nobody joins it
		kept.Reason, kept.Key = other.Reason, ""
	}
	v.change(kept) // whoever answers meanwhile must see that more wait
	v.change(ended)
	v.note(desk.ActMerge, kept.ID, strconv.FormatInt(int64(other.ID), 10))
	v.tell("staff.merged", map[string]any{"Number": int64(kept.ID), "Other": int64(other.ID)})
	return nil
}

// moveWaiters lets those who wait for one ticket wait for another, to which what
// they said goes along.
func (v *Visit) moveWaiters(ctx context.Context, from, to desk.TicketID) error {
	there, err := v.Records.Waiters(ctx, to)
	if err != nil {
		return err
	}
	waiters, err := v.Records.Waiters(ctx, from)
	if err != nil {
		return err
	}
	for _, waiter := range waiters {
		if !waiter.Told.IsZero() {
			continue
		}
		left := waiter
		left.Told = v.Now // the other ticket tells them
		v.Out.Waiters = append(v.Out.Waiters, left)
		if !slices.ContainsFunc(there, func(w desk.Waiter) bool { return w.Chat == waiter.Chat }) {
			waiter.Ticket = to
			v.Out.Waiters = append(v.Out.Waiters, waiter)
		}
	}
	remarks, err := v.Records.Remarks(ctx, from)
	if err != nil {
		return err
	}
	for _, said := range remarks {
		if said.Kind == desk.RemarkAsker {
			said.Ticket = to
			v.Out.Remarks = append(v.Out.Remarks, said)
		}
	}
	relays, err := v.Records.TicketRelays(ctx, from)
	for _, relay := range relays {
		relay.Ticket = to
		v.Out.Relays = append(v.Out.Relays, relay)
	}
	return err
}
