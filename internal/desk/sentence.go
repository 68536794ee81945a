package desk

// Sentence is a message ID of the locale files with the values it takes. It
// becomes words only where a person reads it.
type Sentence struct {
	ID   string
	Data map[string]any
}
