package desk

// Deed is what came of something a person of the staff did at the desk in the
// browser.
type Deed struct {
	// Done reports that it was done. When it was not, Said tells why.
	Done bool
	// Said is what the desk says to who did it.
	Said []Reply
	// Heard is what those hear who wait for the ticket, each reply once, however
	// many hear it.
	Heard []Reply
}
