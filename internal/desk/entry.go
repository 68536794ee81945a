package desk

// Entry is one thing said in a conversation that a door shows again: either
// what the person said or what the desk said.
type Entry struct {
	ID    int64  // grows with the conversation
	Said  string // the person's words; "" when the desk spoke
	Reply Reply  // the desk's words; no lines when the person spoke
}
