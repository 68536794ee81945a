package answer

import (
	"context"
	"slices"

	"hoidap/internal/desk"
)

// inDanger is the chance from which a message is taken to tell of a danger though
// no phrase or scene of one stands in it.
const inDanger = 0.70

// told is the danger that a message or a part of it speaks of by what it is like.
type told struct {
	find   desk.Find // the likeliest kind of danger
	chance float64   // of all kinds together
}

// listen notes the danger that finds with their chances speak of, when none was
// likelier before, and returns the finds that are no dangers: the articles and the
// subjects outside.
func (m *message) listen(finds []desk.Find) []desk.Find {
	var heard told
	for _, find := range slices.Backward(finds) { // the likeliest is first
		if find.Danger {
			heard.find, heard.chance = find, heard.chance+find.Chance
		}
	}
	if heard.chance > m.told.chance {
		m.told = heard
	}
	return slices.DeleteFunc(finds, func(find desk.Find) bool { return find.Danger })
}

// likeDanger raises the alarm for a message that is like those of people in
// danger, whatever its words.
func (j *Judge) likeDanger(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.told.chance < inDanger {
		return false, nil
	}
	at := slices.IndexFunc(j.alarms.kinds, func(alarm desk.Alarm) bool { return alarm.ID == m.told.find.ID })
	if at < 0 {
		return false, nil
	}
	j.raise(m, d, j.alarms.kinds[at])
	d.Finds = slices.Insert(d.Finds, 0, m.told.find)
	because(d, "why.danger", map[string]any{"Alarm": m.told.find.ID, "Chance": percent(m.told.chance)})
	return true, nil
}
