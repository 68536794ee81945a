package answer

import (
	"context"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// shortAlarm is the number of syllables up to which a part of an alarm phrase
// must have its own diacritics when diacritics were typed: folded, two syllables
// are too easily something else.
const shortAlarm = 2

// mostBetween is how many syllables may stand where a phrase has an ellipsis.
const mostBetween = 4

// ellipsis in a phrase of the vocabulary stands for words in between.
const ellipsis = "…"

// alarms are the kinds of danger, in order of precedence, with their phrases
// by the first folded syllable.
type alarms struct {
	kinds   []kind
	byFirst map[string][]sign
}

// kind is one kind of danger with what looks alike.
type kind struct {
	desk.Alarm
	not []viet.Phrase
}

// sign is a phrase that raises the alarm of a kind.
type sign struct {
	pattern
	kind int
}

// pattern is a phrase with its parts apart where it has an ellipsis.
type pattern []viet.Phrase

func newPattern(text string) (parts pattern) {
	for _, part := range strings.Split(text, ellipsis) {
		if phrase := viet.NewPhrase(part); len(phrase) > 0 {
			parts = append(parts, phrase)
		}
	}
	return parts
}

func newAlarms(list []desk.Alarm) alarms {
	a := alarms{byFirst: map[string][]sign{}}
	for at, alarm := range list {
		kind := kind{Alarm: alarm}
		for _, text := range alarm.Not {
			kind.not = append(kind.not, viet.NewPhrase(text))
		}
		a.kinds = append(a.kinds, kind)
		for _, text := range alarm.Say {
			if pattern := newPattern(text); len(pattern) > 0 {
				first := pattern[0][0].Fold
				a.byFirst[first] = append(a.byFirst[first], sign{pattern, at})
			}
		}
	}
	return a
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
	for at := range text {
		for _, first := range a.firsts(text[at].Fold) {
			for _, sign := range a.byFirst[first] {
				if sign.kind >= best {
					continue
				}
				to, stands := sign.at(text, at)
				if stands && !a.kinds[sign.kind].excused(text, at, to) {
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

// at reports whether the pattern stands at a place of the text, and where it ends.
func (p pattern) at(text []viet.Syllable, at int) (to int, ok bool) {
	if !stands(p[0], text, at) {
		return 0, false
	}
	to = at + len(p[0])
	for _, part := range p[1:] {
		between := 0
		for !stands(part, text, to+between) {
			if between++; between > mostBetween {
				return 0, false
			}
		}
		to += between + len(part)
	}
	return to, true
}

// stands reports whether a phrase stands at a place, with one slip of the finger
// at most: a short one with its own diacritics, a longer one whatever diacritics
// were typed.
func stands(phrase viet.Phrase, text []viet.Syllable, at int) bool {
	if len(phrase) <= shortAlarm {
		return phrase.Slipped(text, at)
	}
	return phrase.Near(text, at)
}

// excused reports whether a look-alike, perhaps with a slip, overlaps
// text[from:to].
func (k kind) excused(text []viet.Syllable, from, to int) bool {
	for _, phrase := range k.not {
		for at := max(0, from-len(phrase)+1); at < to; at++ {
			if phrase.Slipped(text, at) {
				return true
			}
		}
	}
	return false
}
