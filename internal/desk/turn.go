package desk

// Turn is all that one message brings about. It is decided first and then
// written once, whole or not at all.
type Turn struct {
	Message Message
	Session Session // the session after the turn; Version as it was read
	Replies []Reply // in the order they are said
	Tickets []Ticket
	// Forget removes all that is held about the chat before the turn's own
	// replies are written.
	Forget bool
	// Parked marks a message the desk gave up on after repeated failure.
	Parked bool
}
