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
	aidNear  = 16
)

// calm knows the words around a danger that tell that nobody is in it.
type calm struct {
	past, since, rule, now, settled, aid signs
}

func newCalm(words desk.Calm) calm {
	c := calm{signs{}, signs{}, signs{}, signs{}, signs{}, signs{}}
	c.past.add(words.Past, sign{})
	c.since.add(words.Since, sign{})
	c.rule.add(words.Rule, sign{})
	c.now.add(words.Now, sign{})
	c.settled.add(words.Settled, sign{})
	c.aid.add(words.Aid, sign{})
	return c
}

// excuses reports whether the words of danger in text[from:to] tell of one long
// over, of one settled whose cost is asked about or, where they only name it, of
// the rule for it.
func (c calm) excuses(text []viet.Syllable, from, to int, danger desk.Alarm, named bool) bool {
	if danger.Always {
		return false
	}
	excused := named && c.rule.in(around(text, from, to, calmNear)) || c.over(c.past, text, from, to) ||
		danger.Aided && c.over(c.settled, text, from, to) && c.aid.in(around(text, from, to, aidNear))
	return excused && !c.now.in(around(text, from, to, nowNear))
}

// over reports whether one of the words for a time gone by is near the words of
// danger and none between them leads from there to today: "năm ngoái té, giờ khó
// thở" is now.
func (c calm) over(gone signs, text []viet.Syllable, from, to int) bool {
	for at := max(0, from-calmNear); at < min(len(text), to+calmNear); at++ {
		for sign := range gone.beginning(text[at].Fold) {
			end, found := sign.at(at, alike(text))
			if !found {
				continue
			}
			between := text[min(end, from):from]
			if at >= from {
				between = text[min(to, at):at]
			}
			if !c.since.in(between) {
				return true
			}
		}
	}
	return false
}

// in reports whether one of the phrases stands in a text, perhaps with a slip.
func (s signs) in(text []viet.Syllable) bool {
	for at := range text {
		for sign := range s.beginning(text[at].Fold) {
			if _, found := sign.at(at, alike(text)); found {
				return true
			}
		}
	}
	return false
}

// around gives the words of text[from:to] with so many before and behind them.
func around(text []viet.Syllable, from, to, most int) []viet.Syllable {
	return text[max(0, from-most):min(len(text), to+most)]
}
