package report

import (
	"fmt"
	"strings"

	"hoidap/internal/desk"
)

// values are what a sentence takes.
type values = map[string]any

// speech says sentences in the language of the staff.
type speech struct{ words Words }

func (s speech) say(id string, data values) string {
	return s.words.Say(string(desk.Vietnamese), id, data)
}

// count says a sentence that takes one number.
func (s speech) count(id string, n int) string { return s.say(id, values{"Count": n}) }

// mark is a state in words, with a tone the page gives a look of its own.
type mark struct {
	Tone  tone
	Words string
	Note  string // small print below the words, "" for none
}

// tone is how a mark is to be taken.
type tone string

// The tones of a mark.
const (
	toneGood  tone = "good"
	toneWarn  tone = "warn"
	toneBad   tone = "bad"
	toneQuiet tone = "quiet"
)

// decimal writes a number with one digit after the comma, as people here do.
func decimal(x float64) string { return strings.Replace(fmt.Sprintf("%.1f", x), ".", ",", 1) }
