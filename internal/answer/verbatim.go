package answer

import (
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// leastVerbatim is how many syllables a message must have to be known by its words
// without their marks: "chạy nhà" is one letter from "cháy nhà", a sentence is not.
const leastVerbatim = 5

// verbatim are whole messages that raise an alarm or, with an empty one, only sound
// like danger: those of few syllables with the marks they have.
type verbatim map[string]string

// newVerbatim takes the messages of a knowledge. What stands on both sides is a
// danger.
func newVerbatim(knowledge desk.Knowledge) verbatim {
	v := verbatim{}
	for _, text := range knowledge.Calm {
		v[verbatimKey(viet.Syllables(text))] = ""
	}
	for _, danger := range knowledge.Dangers {
		for _, text := range danger.Messages {
			v[verbatimKey(viet.Syllables(text))] = danger.Alarm
		}
	}
	return v
}

// of gives the alarm of a text that is one of the messages.
func (v verbatim) of(text []viet.Syllable) (alarm string, known bool) {
	alarm, known = v[verbatimKey(text)]
	return alarm, known
}

func verbatimKey(text []viet.Syllable) string {
	if len(text) >= leastVerbatim {
		return viet.Folds(text)
	}
	var b strings.Builder
	for i := range text {
		b.WriteString(text[i].Canon)
		b.WriteByte(' ')
	}
	return b.String()
}
