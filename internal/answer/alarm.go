package answer

import (
	"context"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// alarms are the kinds of danger, in order of precedence, with their phrases
// by the first folded syllable.
type alarms struct {
	kinds   []kind
	byFirst map[string][]sign
	calm    calm
}

// kind is one kind of danger with what looks alike.
type kind struct {
	desk.Alarm
	not []pattern
}

// sign is a phrase that raises the alarm of a kind.
type sign struct {
	pattern
	kind  int
	named bool // the phrase only names the danger
}

func newAlarms(vocabulary desk.Vocabulary) alarms {
	a := alarms{byFirst: map[string][]sign{}, calm: newCalm(vocabulary.Calm)}
	for at, alarm := range vocabulary.Alarms {
		kind := kind{Alarm: alarm}
		for _, text := range alarm.Not {
			kind.not = append(kind.not, newPatterns(text)...)
		}
		a.kinds = append(a.kinds, kind)
		a.add(alarm.Say, at, false)
		a.add(alarm.Named, at, true)
	}
	return a
}

// add puts in the phrases that raise the alarm of a kind.
func (a alarms) add(texts []string, kind int, named bool) {
	for _, text := range texts {
		for _, pattern := range newPatterns(text) {
			first := pattern[0][0].Fold
			a.byFirst[first] = append(a.byFirst[first], sign{pattern, kind, named})
		}
	}
}

// urgent looks for danger before anything else.
func (j *Judge) urgent(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	alarm, words, ok := j.alarms.raised(m.syllables)
	if !ok {
		return false, nil
	}
	d.Verdict, d.Alarm = desk.Urgent, alarm
	if alarm.Article != "" {
		d.Articles = []string{alarm.Article}
	}
	d.Question = join(m.syllables)
	because(d, "why.urgent", map[string]any{"Alarm": alarm.ID, "Phrase": join(words)})
	return true, nil
}

// raised returns the alarm a text raises, the one of highest precedence, and
// the words it was seen in. Words that are part of a look-alike raise none.
func (a alarms) raised(text []viet.Syllable) (alarm desk.Alarm, words []viet.Syllable, ok bool) {
	best := len(a.kinds)
	taken := make([][]bool, len(a.kinds)) // by look-alikes of a kind, found when first needed
	for at := range text {
		for _, first := range a.firsts(text[at].Fold) {
			for _, sign := range a.byFirst[first] {
				if sign.kind >= best {
					continue
				}
				if _, stands := sign.at(text, at, nil); !stands {
					continue
				}
				kind := a.kinds[sign.kind]
				if taken[sign.kind] == nil {
					taken[sign.kind] = kind.taken(text)
				}
				to, stands := sign.at(text, at, taken[sign.kind])
				if stands && (kind.Always || !a.calm.excuses(text, at, to, sign.named)) {
					best, words = sign.kind, text[at:to]
				}
			}
		}
	}
	if best == len(a.kinds) {
		return desk.Alarm{}, nil, false
	}
	return a.kinds[best].Alarm, words, true
}

// firsts gives the syllables a phrase may begin with where one was typed: the
// same, or those it may be a slip of.
func (a alarms) firsts(fold string) []string {
	if _, ok := a.byFirst[fold]; ok {
		return []string{fold}
	}
	if viet.Possible(fold) {
		return nil
	}
	var firsts []string
	for first := range a.byFirst {
		if viet.Distance1(fold, first) || viet.Drawn(fold, first) {
			firsts = append(firsts, first)
		}
	}
	slices.Sort(firsts)
	return firsts
}

// taken marks the words of a text that are part of a look-alike, perhaps with
// a slip.
func (k kind) taken(text []viet.Syllable) []bool {
	taken := make([]bool, len(text))
	for _, pattern := range k.not {
		for at := range text {
			to, stands := pattern.alike(text, at)
			for i := at; stands && i < to; i++ {
				taken[i] = true
			}
		}
	}
	return taken
}
