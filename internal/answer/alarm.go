package answer

import (
	"context"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// alarms are the kinds of danger, in order of precedence, with their phrases
// and those that look alike.
type alarms struct {
	kinds     []desk.Alarm
	say, look *signs
	scenes    scenes
	calm      calm
	known     map[string]bool // folded short forms of chat
	everyday  map[string]bool // canonical words of every other message
	shorts    shorts
}

// anyKind is the kind of a look-alike of all kinds of danger.
const anyKind = -1

func newAlarms(vocabulary desk.Vocabulary) alarms {
	a := alarms{kinds: vocabulary.Alarms, say: newSigns(), look: newSigns(), calm: newCalm(vocabulary.Calm)}
	a.known, a.shorts = newKnown(vocabulary), newShorts(vocabulary)
	a.everyday, a.scenes = newEveryday(vocabulary), newScenes(vocabulary)
	for at, alarm := range vocabulary.Alarms {
		a.say.add(alarm.Say, sign{kind: at})
		a.say.add(alarm.Named, sign{kind: at, named: true})
		a.look.add(alarm.Not, sign{kind: at})
	}
	a.look.add(vocabulary.Calm.Idiom, sign{kind: anyKind})
	return a
}

// of gives the alarm of an ID.
func (a alarms) of(id string) (alarm desk.Alarm, ok bool) {
	at := slices.IndexFunc(a.kinds, func(alarm desk.Alarm) bool { return alarm.ID == id })
	if at < 0 {
		return desk.Alarm{}, false
	}
	return a.kinds[at], true
}

// urgent looks for danger before anything else.
func (j *Judge) urgent(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	alarm, words, ok := j.alarms.raised(m.syllables)
	if id, known := j.verbatim.of(m.syllables); known && (!ok || id == "") {
		alarm, ok = j.alarms.of(id)
		words = m.syllables
	}
	if !ok {
		return false, nil
	}
	j.raise(m, d, alarm)
	because(d, "why.urgent", map[string]any{"Alarm": alarm.ID, "Phrase": join(words)})
	return true, nil
}

// raise decides that an alarm goes before everything.
func (j *Judge) raise(m *message, d *desk.Decision, alarm desk.Alarm) {
	d.Verdict, d.Alarm, d.Question = desk.Urgent, alarm, join(m.syllables)
	if alarm.Article != "" {
		d.Articles = []string{alarm.Article}
	}
}

// raised returns the alarm a text raises, the one of highest precedence, and
// the words it was seen in. Words that are part of a look-alike raise none.
func (a alarms) raised(text []viet.Syllable) (alarm desk.Alarm, words []viet.Syllable, ok bool) {
	r := newReading(a.shorts.written(text))
	stands := a.standing(r.text)
	best := len(a.kinds)
	var taken [][]bool // by kind; found when first needed
	for at := range r.text {
		for sign := range a.say.beginning(r, at) {
			if sign.kind >= best || !sign.possible(r) {
				continue
			}
			if _, found := sign.at(r, at, stands); !found {
				continue
			}
			if taken == nil {
				taken = a.taken(r)
			}
			to, found := sign.at(r, at, free(stands, taken[sign.kind]))
			if found && !a.calm.excuses(r, at, to, a.kinds[sign.kind], sign.named) {
				best, words = sign.kind, r.text[at:to]
			}
		}
	}
	if best < len(a.kinds) {
		return a.kinds[best], words, true
	}
	return a.told(r, taken)
}

// told returns the alarm of the first scene of danger a text tells, and the words
// of that. A scene is less sure than a phrase, so that it is asked only where no
// phrase stands, and words that are part of a look-alike tell of none.
func (a alarms) told(r reading, taken [][]bool) (alarm desk.Alarm, words []viet.Syllable, ok bool) {
	seen := a.scenes.read(r, a.inScene(r.text))
	for _, scene := range a.scenes.all {
		for place := range scene.in(seen) {
			if taken == nil {
				taken = a.taken(r)
			}
			if !slices.Contains(taken[scene.alarm][place.from:place.to], true) && !a.calm.tells(r, place.from, place.to) {
				return a.kinds[scene.alarm], r.text[place.from:place.to], true
			}
		}
	}
	return desk.Alarm{}, nil, false
}

// taken marks, for each kind of danger, the words of a text that are part of a
// look-alike, perhaps with a slip.
func (a alarms) taken(r reading) [][]bool {
	taken := make([][]bool, len(a.kinds))
	for kind := range taken {
		taken[kind] = make([]bool, len(r.text))
	}
	stands := alike(r.text)
	for at := range r.text {
		for sign := range a.look.beginning(r, at) {
			if !sign.possible(r) {
				continue
			}
			to, found := sign.at(r, at, stands)
			for kind := range taken {
				for i := at; found && i < to && (sign.kind == kind || sign.kind == anyKind); i++ {
					taken[kind][i] = true
				}
			}
		}
	}
	return taken
}

// standing matches phrases with one slip of the finger at most: a short one with
// its own diacritics, a longer one whatever diacritics were typed.
func (a alarms) standing(text []viet.Syllable) match {
	return func(said way, at int) bool {
		switch {
		case said.own:
			return ownMarks(said.Phrase, text, at)
		case len(said.Phrase) <= shortAlarm:
			return said.Slipped(text, at) && a.mayBeSlip(said.Phrase, text, at)
		default:
			return said.Near(text, at) && a.mayBeSlip(said.Phrase, text, at)
		}
	}
}

// inScene matches the words of a scene: as they stand, or with a slip that left
// no syllable, as the other words of the scene speak for what is meant.
func (a alarms) inScene(text []viet.Syllable) match {
	return func(said way, at int) bool {
		if said.own {
			return ownMarks(said.Phrase, text, at)
		}
		if !said.Slipped(text, at) {
			return false
		}
		slip := differing(said.Phrase, text[at:])
		if slip < 0 {
			return true
		}
		typed := text[at+slip]
		return !a.known[typed.Fold] && !a.everyday[typed.Canon] && legible(typed.Fold, said.Phrase[slip].Fold)
	}
}

// alike matches phrases that make danger unlikely with one slip at most: they
// must have their own diacritics when diacritics were typed, and a word that is
// another one is no slip.
func alike(text []viet.Syllable) match {
	return func(said way, at int) bool {
		if said.own {
			return ownMarks(said.Phrase, text, at)
		}
		if !said.Slipped(text, at) {
			return false
		}
		slip := differing(said.Phrase, text[at:])
		if slip < 0 {
			return said.At(text, at)
		}
		return !anotherWord(text[at+slip].Fold, said.Phrase[slip].Fold)
	}
}

// free matches what another does where no word is taken.
func free(stands match, taken []bool) match {
	return func(said way, at int) bool {
		return stands(said, at) && !slices.Contains(taken[at:at+len(said.Phrase)], true)
	}
}
