package desk

import (
	"errors"
	"time"
)

// TicketID is the number of a ticket, given by the store, counted from 1.
type TicketID int64

// TicketReason says why a person must look at a question.
type TicketReason string

// The reasons for a ticket.
const (
	ReasonUnknown  TicketReason = "unknown"  // no article answers it
	ReasonAsked    TicketReason = "asked"    // the person asked for a person
	ReasonPersonal TicketReason = "personal" // only a file can tell, not a rule
	ReasonUrgent   TicketReason = "urgent"   // danger: look at once
	ReasonMedia    TicketReason = "media"    // a voice note, photo or file
	ReasonParked   TicketReason = "parked"   // the desk failed on it three times
)

// TicketState says where a ticket stands.
type TicketState string

// The states of a ticket.
const (
	TicketOpen      TicketState = "open"
	TicketWithdrawn TicketState = "withdrawn" // the person asked to be forgotten
)

// Ticket is a question that waits for a person. Question has long numbers
// (identity cards, phones, accounts) blanked out before it gets here.
type Ticket struct {
	ID       TicketID
	Chat     ChatID
	Question string
	Reason   TicketReason
	Articles []string // IDs of the nearest articles, best first
	State    TicketState
	OpenedAt time.Time
	Version  int64
}

// Validate reports a ticket that may not be stored.
func (t Ticket) Validate() error {
	switch {
	case t.Chat == "":
		return errors.New("desk: ticket without chat")
	case t.Reason == "":
		return errors.New("desk: ticket without reason")
	case t.OpenedAt.IsZero():
		return errors.New("desk: ticket without time")
	}
	return nil
}
