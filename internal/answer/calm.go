package answer

import (
	"hoidap/internal/desk"
)

// How many syllables from the words of danger the words that make them calm,
// and those that take this back, may stand.
const (
	calmNear = 8
	nowNear  = 10
	aidNear  = 24
)

// calm knows the words around a danger that tell that nobody is in it.
type calm struct {
	past, since, rule, now, settled, aid, asked, topic *signs
}

func newCalm(words desk.Calm) calm {
	return calm{
		past: newSignsOf(words.Past), since: newSignsOf(words.Since), rule: newSignsOf(words.Rule), now: newSignsOf(words.Now),
		settled: newSignsOf(words.Settled), aid: newSignsOf(words.Aid), asked: newSignsOf(words.Asked), topic: newSignsOf(words.Topic),
	}
}

// excuses reports whether the words of danger between two places tell of one long
// over, of one settled whose cost is asked about, of damage that is only to be made
// good or, where they only name it, of the rule for it. Of what is always meant
// both must be told: that it is over, and what is asked of the desk.
func (c calm) excuses(r reading, from, to int, danger desk.Alarm, named bool) bool {
	wide := r.around(from, to, aidNear)
	asked, past, settled := c.asked.in(wide), c.over(c.past, r, from, to), c.over(c.settled, r, from, to)
	excused := asked && (danger.Damage || danger.Aided || past || settled)
	if !danger.Always {
		excused = excused || past || named && c.rule.in(r.around(from, to, calmNear)) || danger.Aided && settled && c.aid.in(wide)
	}
	return excused && !c.now.in(r.around(from, to, nowNear))
}

// tells reports whether a scene of danger between two places is only told: the
// message is about a matter of the desk, or what happened is long over or seen to
// and does not go on.
func (c calm) tells(r reading, from, to int) bool {
	if c.topic.in(r) || c.asked.in(r) {
		return !c.now.in(r.around(from, to, nowNear))
	}
	told := c.over(c.past, r, from, to) || c.over(c.settled, r, from, to) && c.aid.in(r)
	return told && !c.now.in(r.around(from, to, nowNear))
}

// over reports whether one of the words for a time gone by is near the words of
// danger and none between them leads from there to today: "năm ngoái té, giờ khó
// thở" is now.
func (c calm) over(gone *signs, r reading, from, to int) bool {
	stands := alike(r.text)
	for at := max(0, from-calmNear); at < min(len(r.text), to+calmNear); at++ {
		for sign := range gone.beginning(r, at) {
			end, found := sign.at(r, at, stands)
			if !found {
				continue
			}
			between := r.cut(min(end, from), from)
			if at >= from {
				between = r.cut(min(to, at), at)
			}
			if !c.since.in(between) {
				return true
			}
		}
	}
	return false
}

// in reports whether one of the phrases stands in a text, perhaps with a slip.
func (s *signs) in(r reading) bool {
	stands := alike(r.text)
	for at := range r.text {
		for sign := range s.beginning(r, at) {
			if _, found := sign.at(r, at, stands); found {
				return true
			}
		}
	}
	return false
}
