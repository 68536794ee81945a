package staff

import (
	"context"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// transfer gives a ticket to a colleague, by name, or to another commune.
func transfer(ctx context.Context, v *Visit) error {
	ticket, err := v.ticket(ctx)
	if err != nil {
		return err
	}
	if v.words == "" {
		v.tell("staff.transfer-to-whom", map[string]any{"Number": int64(ticket.ID)})
		return nil
	}
	places := v.Shelf.Lists().Places
	at := slices.IndexFunc(places, func(p desk.Place) bool { return p.ID == v.words || strings.EqualFold(p.Name, v.words) })
	if at >= 0 {
		return v.move(ctx, ticket, places[at])
	}
	people, err := v.Register.People(ctx)
	if err != nil {
		return err
	}
	var found []desk.Person
	for _, person := range people {
		if person.Holds(officers...) && (strings.EqualFold(person.Name, v.words) || string(person.Chat) == v.words) {
			found = append(found, person)
		}
	}
	if len(found) != 1 {
		v.tell("staff.transfer-unknown", map[string]any{"Words": v.words, "Count": len(found)})
		return nil
	}
	return v.give(ctx, ticket, found[0])
}

// move gives a ticket to the staff of another commune.
func (v *Visit) move(ctx context.Context, ticket desk.Ticket, place desk.Place) error {
	moved, err := handoff.Move(ticket, v.By, place.ID, v.Now)
	if err != nil {
		return v.taken(ctx, ticket, err)
	}
	v.change(moved)
	v.note(desk.ActTransfer, ticket.ID, place.ID)
	v.tell("staff.moved", map[string]any{"Number": int64(ticket.ID), "Name": place.Name})
	return v.announce(ctx, moved, "staff.notice.moved", v.By.Chat)
}

// give gives a ticket to a colleague and shows it there.
func (v *Visit) give(ctx context.Context, ticket desk.Ticket, to desk.Person) error {
	given, err := v.calendar().Transfer(ticket, v.By, to, v.Now)
	if err != nil {
		return v.taken(ctx, ticket, err)
	}
	sheet, err := v.sheet(ctx, given)
	if err != nil {
		return err
	}
	v.change(given)
	v.note(desk.ActTransfer, ticket.ID, string(to.Chat))
	v.spread(sheet, "staff.notice.given", []desk.ChatID{to.Chat}, "")
	v.tell("staff.given", map[string]any{"Number": int64(ticket.ID), "Name": to.Name})
	return nil
}
