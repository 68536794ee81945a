package desk

// TicketFilter says which tickets of the queue are wanted. Empty lists mean
// all.
type TicketFilter struct {
	States   []TicketState
	Communes []string // a ticket without a commune fits every list
	Topics   []string // a ticket without a topic fits every list
	Reasons  []TicketReason
	Assignee ChatID // "" for anybody's
	// Newest wants the newest first, in place of urgent and then longest waiting.
	Newest bool
	// After is the last ticket of the page before, the zero ticket for the first.
	After Ticket
	Limit int // at most so many; 0 means 50
}
