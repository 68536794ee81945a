package desk

// Confirmed is a question people asked, with what staff say is right for it.
type Confirmed struct {
	Text string
	// IDs are the articles that are right; the first of them learns the question.
	// There are none when no article answers it.
	IDs  []string
	File string // path below the knowledge folder
	Line int    // counted from 1
}
