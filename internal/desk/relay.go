package desk

import "time"

// RelayID is the number of a question a hamlet head asked for somebody. It comes
// out of the same row of numbers as those of tickets.
type RelayID int64

// Relay is one question a hamlet head asked for a neighbour. For and Question
// are deleted when the head says so, and with everything else that is held.
type Relay struct {
	ID       RelayID
	Head     ChatID
	For      string // whom it is for, in words the head chose; "" for none
	Question string // long numbers blanked out
	Article  string // ID of the article that answered it, "" for none
	Ticket   TicketID
	Asked    time.Time
	Answered time.Time // zero while a person's answer is awaited
	Told     time.Time // when the head said the neighbour knows, zero for not yet
}
