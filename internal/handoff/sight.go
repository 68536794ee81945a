package handoff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// MaySee reports whether a person may see and work on a ticket: staff of its
// commune, whatever its topic, who has it, and supervisors. A ticket without a
// commune is everybody's of the staff.
func MaySee(person desk.Person, ticket desk.Ticket) bool {
	return person.Answers(ticket.Commune, "") ||
		person.Holds(desk.RoleStaff) && ticket.Assignee == person.Chat
}

// Audience are the chats a new ticket is told to: the inboxes that take it, else
// the staff who answer there, else the supervisors. An urgent one is told to all
// of them, the supervisors too. The asker is never among them.
func Audience(ticket desk.Ticket, people []desk.Person, inboxes []desk.Inbox) []desk.ChatID {
	var rooms, staff, supervisors []desk.ChatID
	for _, inbox := range inboxes {
		if inbox.Takes(ticket.Commune, ticket.Topic) {
			rooms = append(rooms, inbox.Chat)
		}
	}
	for _, person := range people {
		switch {
		case person.Chat == ticket.Chat:
		case person.Holds(desk.RoleSupervisor):
			supervisors = append(supervisors, person.Chat)
		case person.Answers(ticket.Commune, ticket.Topic):
			staff = append(staff, person.Chat)
		}
	}
	if ticket.Urgent() {
		return distinct(slices.Concat(rooms, staff, supervisors))
	}
	for _, told := range [][]desk.ChatID{rooms, staff} {
		if len(told) > 0 {
			return distinct(told)
		}
	}
	return distinct(supervisors)
}

// Supervisors are the chats a ticket that waits too long is told to.
func Supervisors(people []desk.Person) []desk.ChatID {
	var chats []desk.ChatID
	for _, person := range people {
		if person.Holds(desk.RoleSupervisor) {
			chats = append(chats, person.Chat)
		}
	}
	return distinct(chats)
}

// distinct keeps the first of each chat.
func distinct(chats []desk.ChatID) []desk.ChatID {
	var kept []desk.ChatID
	for _, chat := range chats {
		if !slices.Contains(kept, chat) {
			kept = append(kept, chat)
		}
	}
	return kept
}

// Alias is what staff see of who asks: the same for one chat within one ticket,
// another in the next, so that nobody can be followed from ticket to ticket.
func Alias(ticket desk.TicketID, chat desk.ChatID) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "hoidap alias %d %s", ticket, chat))
	return strings.ToUpper(hex.EncodeToString(sum[:2]))
}
