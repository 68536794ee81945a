package desk

import (
	"errors"
	"time"
)

// TicketID is the number of a ticket, counted from 1. The store hands numbers
// out before a ticket is opened, so that the asker can be told; some are never
// used.
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

// TicketReasons are all reasons, in the order staff list them.
var TicketReasons = []TicketReason{ReasonUrgent, ReasonPersonal, ReasonUnknown, ReasonAsked, ReasonMedia, ReasonParked}

// TicketState says where a ticket stands.
type TicketState string

// The states of a ticket.
const (
	TicketOpen      TicketState = "open"      // waits for somebody to take it
	TicketClaimed   TicketState = "claimed"   // somebody is at it until ClaimEnds
	TicketAnswered  TicketState = "answered"  // everyone who waited was answered
	TicketClosed    TicketState = "closed"    // ended without an answer of its own
	TicketWithdrawn TicketState = "withdrawn" // the person asked to be forgotten
)

// TicketStates are all states, in the order of a ticket's life.
var TicketStates = []TicketState{TicketOpen, TicketClaimed, TicketAnswered, TicketClosed, TicketWithdrawn}

// Ticket is a question that waits for a person. Question has long numbers
// (identity cards, phones, accounts) blanked out before it gets here.
type Ticket struct {
	ID       TicketID
	Chat     ChatID // who asked first; the others are its waiters too
	Question string
	// Key is the question in a form in which the same question is the same text,
	// "" for one that is nobody else's.
	Key       string
	Reason    TicketReason
	Commune   string   // ID of the commune, "" when not known
	Hamlet    string   // as its head names it, "" when no head asked
	Topic     string   // ID of the topic, "" when not known
	Articles  []string // IDs of the nearest articles, best first
	State     TicketState
	OpenedAt  time.Time // hand-over: waiting counts from here
	Assignee  ChatID    // who has it, "" for nobody
	ClaimedAt time.Time
	ClaimEnds time.Time // from then on anybody may take it again
	Escalated time.Time // when the supervisors were told, zero for never
	EndedAt   time.Time // answered or closed
	Version   int64     // 0 before it is stored
}

// Waits reports whether somebody still waits for an answer.
func (t Ticket) Waits() bool { return t.State == TicketOpen || t.State == TicketClaimed }

// Held reports whether somebody has it and the claim is not over at a moment.
func (t Ticket) Held(now time.Time) bool {
	return t.State == TicketClaimed && now.Before(t.ClaimEnds)
}

// Urgent reports whether a life or a body may be in danger.
func (t Ticket) Urgent() bool { return t.Reason == ReasonUrgent }

// Validate reports a ticket that may not be stored.
func (t Ticket) Validate() error {
	switch {
	case t.ID <= 0:
		return errors.New("desk: ticket without number")
	case t.Chat == "" && t.State != TicketWithdrawn:
		return errors.New("desk: ticket without chat")
	case t.Reason == "":
		return errors.New("desk: ticket without reason")
	case t.OpenedAt.IsZero():
		return errors.New("desk: ticket without time")
	case t.State == TicketClaimed && (t.Assignee == "" || t.ClaimEnds.IsZero()):
		return errors.New("desk: claimed ticket without somebody who has it")
	}
	return nil
}

// Waiter is a chat that hears the answer of a ticket. The first asker is one.
type Waiter struct {
	Ticket TicketID
	Chat   ChatID
	Since  time.Time
	Told   time.Time // when the answer was handed to the outbox, zero for not yet
}

// RemarkKind says what a line of a ticket's conversation is.
type RemarkKind string

// The kinds of remark.
const (
	RemarkAsker  RemarkKind = "asker"  // words or a file of the person who waits
	RemarkAnswer RemarkKind = "answer" // what staff answered
	RemarkNote   RemarkKind = "note"   // staff to staff, never shown to a household
)

// Remark is one line of a ticket's conversation. Long numbers are blanked out.
type Remark struct {
	Ticket TicketID
	Kind   RemarkKind
	By     ChatID
	At     time.Time
	Text   string
	Media  Media
}

// Media is a voice note, picture or file that stays where it was sent: Ref is
// the handle of the door of that chat, which alone can show it again.
type Media struct {
	Kind MessageKind `json:"kind,omitempty"` // voice, photo or file; "" for none
	Ref  string      `json:"ref,omitempty"`
}
