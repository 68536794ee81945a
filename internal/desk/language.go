package desk

// Language is the public tag of a language the desk speaks.
type Language string

// The languages of the desk. Stiêng is offered only when its core sentences
// have been reviewed by speakers.
const (
	Vietnamese Language = "vi"
	Stieng     Language = "sti"
)
