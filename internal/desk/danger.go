package desk

// Danger is how people tell of one kind of danger, in whole messages. They are
// searched beside the articles, so that a danger is known by what it is like
// where no phrase of an Alarm stands.
type Danger struct {
	Alarm    string   // ID of the alarm it raises
	Messages []string // as people type them
}
