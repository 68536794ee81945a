package answer

import (
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// How many syllables from the words of danger the words that make them calm,
// and those that take this back, may stand.
const (
	calmNear = 8
	nowNear  = 6
)

// calm knows the words around a danger that tell that nobody is in it.
type calm struct {
	past, rule, now viet.Phrases
}

func newCalm(words desk.Calm) calm {
	return calm{viet.NewPhrases(words.Past), viet.NewPhrases(words.Rule), viet.NewPhrases(words.Now)}
}

// excuses reports whether the words of danger in text[from:to] tell of one long
// over or, where they only name it, of the rule for it.
func (c calm) excuses(text []viet.Syllable, from, to int, named bool) bool {
	if !near(c.past, text, from, to, calmNear) && (!named || !near(c.rule, text, from, to, calmNear)) {
		return false
	}
	return !near(c.now, text, from, to, nowNear)
}

// near reports whether a phrase stands among the words of text[from:to] or at
// most so many before or behind them.
func near(phrases viet.Phrases, text []viet.Syllable, from, to, most int) bool {
	return phrases.In(text[max(0, from-most):min(len(text), to+most)])
}
