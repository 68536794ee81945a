package answer

import (
	"strings"

	"hoidap/internal/viet"
)

// leastHarmless is how many syllables a message must have to be known by its words
// without their marks: "chạy nhà" is one letter from "cháy nhà", a sentence is not.
const leastHarmless = 5

// harmless are messages that only sound like danger, word for word: those of few
// syllables with the marks they have.
type harmless map[string]bool

func newHarmless(messages []string) harmless {
	h := harmless{}
	for _, text := range messages {
		h[harmlessKey(viet.Syllables(text))] = true
	}
	return h
}

// has reports whether a text is one of the messages.
func (h harmless) has(text []viet.Syllable) bool { return h[harmlessKey(text)] }

func harmlessKey(text []viet.Syllable) string {
	if len(text) >= leastHarmless {
		return viet.Folds(text)
	}
	var b strings.Builder
	for i := range text {
		b.WriteString(text[i].Canon)
		b.WriteByte(' ')
	}
	return b.String()
}
