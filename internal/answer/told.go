package answer

import (
	"context"
	"slices"

	"hoidap/internal/desk"
)

// The chance from which a message is taken to tell of a danger though no phrase or
// scene of one stands in it: as a whole, or by a part of it alone, as many a family
// story has a thought that is like a danger. A story's mood as a whole counts no more
// than a part. Its words must draw it to the danger besides, rather than stand there
// too; and only a text that says the same again and again leans more than mostLean.
// Chosen on lists of both; see docs/understanding.md.
const (
	inDanger   = 0.72
	inOneThing = 0.95
	leastDrawn = 0.08
	mostLean   = 8.0
)

// told is the danger that a message speaks of by what it is like.
type told struct {
	find   desk.Find // the likeliest kind of danger; none when it is not likely enough
	chance float64   // of all kinds together
}

// listen notes the danger that the finds for a message or a part of it speak of,
// unless a likelier one was noted, and returns the finds that are no dangers: the
// articles and the subjects outside.
func (m *message) listen(finds []desk.Find, part bool) []desk.Find {
	var heard told
	for _, find := range slices.Backward(finds) { // the likeliest is first
		if find.Danger {
			heard.find, heard.chance = find, heard.chance+find.Chance
		}
	}
	likely := heard.chance >= inOneThing || !part && heard.chance >= inDanger
	drawn := heard.find.Draw >= leastDrawn && heard.find.Lean <= mostLean
	if likely && drawn && heard.chance > m.told.chance {
		m.told = heard
	}
	return slices.DeleteFunc(finds, func(find desk.Find) bool { return find.Danger })
}

// likeDanger raises the alarm for a message that is like those of people in
// danger, whatever its words.
func (j *Judge) likeDanger(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	alarm, ok := j.alarms.of(m.told.find.ID)
	if _, known := j.verbatim.of(m.syllables); known || !ok {
		return false, nil
	}
	j.raise(m, d, alarm)
	d.Finds = slices.Insert(d.Finds, 0, m.told.find)
	because(d, "why.danger", map[string]any{"Alarm": m.told.find.ID, "Chance": percent(m.told.chance)})
	return true, nil
}
