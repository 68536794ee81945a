package desk

// Turn is all that one message brings about. It is decided first and then
// written once, whole or not at all.
type Turn struct {
	Message Message
	Session Session // the session after the turn; Version as it was read
	Replies []Reply // in the order they are said
	// Tickets are those opened (Version 0) and those changed; a waiter, remark or
	// reply may name one opened in the same turn.
	Tickets     []Ticket
	Waiters     []Waiter     // new ones, and changed ones, by ticket and chat
	Remarks     []Remark     // added to the conversations of tickets
	Relays      []Relay      // asked, or changed by their own head or by an answer
	People      []Person     // admitted (Version 0) or changed
	Invitations []Invitation // made, or used, which they can be once
	Inboxes     []Inbox      // opened or closed, by chat
	Keys        []Key        // made
	Proposals   []Proposal   // shown, agreed to, or written into a folder
	Acts        []Act        // for the audit log
	Tallies     []Tally
	// Forget removes all that is held about the chat before the turn's own
	// replies are written.
	Forget bool
	// Parked marks a message the desk gave up on after repeated failure.
	Parked bool
}
