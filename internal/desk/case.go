package desk

// Case is a ticket with how many chats wait, or waited, for its answer.
type Case struct {
	Ticket
	Askers int
}
