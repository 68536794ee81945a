package main

import (
	"cmp"
	"fmt"
	"slices"

	"hoidap/internal/desk"
)

// drift is a way the first answer to a question goes wrong, or right.
type drift string

// The drifts that are shown, in that order, and the one that is counted.
const (
	stolen drift = "stolen" // another article took it
	lost   drift = "lost"   // no article answers it any more
	nearly drift = "nearly" // another article would take it in other words
	shaken drift = "shaken" // its article still stands first, but is not answered for sure
	astray drift = "astray" // it has not come home before either, as far as is known
	won    drift = "won"    // it came home, or is answered for sure
)

// drifts are those that are shown.
var drifts = []drift{stolen, lost, nearly, shaken, astray}

// driftOf compares what is said to a question with what was said before, nil
// when there is nothing before; "" is for no change that matters.
func driftOf(o owned, before *said, after said, dangers []string) drift {
	home := o.right(after, dangers)
	wasHome := before != nil && o.right(*before, dangers)
	switch {
	case !home && !wasHome:
		return astray
	case !home && after.first != "" && after.verdict != desk.Urgent:
		return stolen
	case !home:
		return lost
	case before == nil:
		return ""
	case !wasHome:
		return won
	case o.owner() == "" || before.verdict == after.verdict:
		return ""
	case before.verdict == desk.Answer:
		return shaken
	case after.verdict == desk.Answer:
		return won
	}
	return ""
}

// shift is the questions of one article that drifted the same way.
type shift struct {
	drift drift
	taker string // the article that stands first now, "" for none
	owner string // the article they were written for, "" for none
	asked []shifted
}

// shifted is one question of a shift.
type shifted struct {
	owned
	before *said // nil when there was nothing before
	after  said
}

// asking is what came of asking every question.
type asking struct {
	asked, won int
	compared   bool // with a knowledge before
	shifts     []shift
	editions   map[string]desk.Edition // of the articles asked
}

// shown counts the questions of all shifts.
func (a asking) shown() int {
	n := 0
	for _, s := range a.shifts {
		n += len(s.asked)
	}
	return n
}

// String writes "1701 questions asked, 3 won".
func (a asking) String() string {
	switch {
	case a.asked == 0:
		return "no questions asked"
	case !a.compared:
		return fmt.Sprintf("%d questions asked", a.asked)
	}
	return fmt.Sprintf("%d questions asked, %d won", a.asked, a.won)
}

// sum puts the questions that drifted together by way, taker and owner. before
// is nil when there is nothing to compare with.
func sum(list []owned, before, after []said, b *book) asking {
	a := asking{asked: len(list), compared: before != nil, editions: b.editions}
	dangers := dangersIn(b.knowledge)
	for i, o := range list {
		s := shifted{owned: o, after: after[i]}
		if before != nil {
			s.before = &before[i]
		}
		switch drift := driftOf(o, s.before, s.after, dangers); drift {
		case "":
		case won:
			a.won++
		default:
			a.put(drift, s)
		}
	}
	a.sort()
	return a
}

// sort puts the shifts in the order they are shown, those of one taker together.
func (a asking) sort() {
	slices.SortStableFunc(a.shifts, func(x, y shift) int {
		return cmp.Or(cmp.Compare(slices.Index(drifts, x.drift), slices.Index(drifts, y.drift)),
			cmp.Compare(x.taker, y.taker), cmp.Compare(x.owner, y.owner))
	})
}

// put adds a question to the shift it belongs to.
func (a *asking) put(d drift, s shifted) {
	one := shift{drift: d, owner: s.owner()}
	if (d == stolen || d == nearly || d == astray) && s.after.verdict != desk.Urgent {
		one.taker = s.after.first
	}
	at := slices.IndexFunc(a.shifts, func(x shift) bool {
		return x.drift == one.drift && x.taker == one.taker && x.owner == one.owner
	})
	if at < 0 {
		a.shifts, at = append(a.shifts, one), len(a.shifts)
	}
	a.shifts[at].asked = append(a.shifts[at].asked, s)
}
