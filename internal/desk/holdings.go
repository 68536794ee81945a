package desk

import "time"

// Holdings are all that is held about one chat, for the person to see and for
// saying what was deleted.
type Holdings struct {
	Session   Session
	Since     time.Time // the oldest of it, zero for nothing
	Tickets   []Ticket  // with the questions still held
	Remarks   int       // lines in the conversations of those tickets
	Joined    int       // questions of others whose answer the chat hears too
	Relays    []Relay
	Role      Role
	Name      string // as those who admitted the person call them
	Messages  int    // IDs of messages, without words
	Lines     int    // lines a door shows again
	Consented bool
}
