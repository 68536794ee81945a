package answer

import (
	"context"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// shortAlarm is the number of syllables up to which an alarm phrase must have
// its own diacritics when diacritics were typed, and no slip: folded, two
// syllables are too easily something else.
const shortAlarm = 2

// mostBetween is how many syllables may stand where a phrase has an ellipsis.
const mostBetween = 4

// ellipsis in a phrase of the vocabulary stands for words in between.
const ellipsis = "…"

// alarm is one kind of danger with its phrases read.
type alarm struct {
	desk.Alarm
	say []pattern
	not viet.Phrases
}

// pattern is a phrase with its parts apart where it has an ellipsis.
type pattern viet.Phrases

func newPattern(text string) pattern {
	return pattern(viet.NewPhrases(strings.Split(text, ellipsis)))
}

func newAlarms(list []desk.Alarm) []alarm {
	alarms := make([]alarm, 0, len(list))
	for _, a := range list {
		read := alarm{Alarm: a, not: viet.NewPhrases(a.Not)}
		for _, text := range a.Say {
			read.say = append(read.say, newPattern(text))
		}
		alarms = append(alarms, read)
	}
	return alarms
}

// urgent looks for danger before anything else.
func (j *Judge) urgent(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	for _, alarm := range j.alarms {
		words, ok := alarm.raised(m.syllables)
		if !ok {
			continue
		}
		d.Verdict, d.Alarm = desk.Urgent, alarm.Alarm
		if alarm.Article != "" {
			d.Articles = []string{alarm.Article}
		}
		d.Question = join(m.syllables)
		because(d, "why.urgent", map[string]any{"Alarm": alarm.ID, "Phrase": join(words)})
		return true, nil
	}
	return false, nil
}

// raised reports whether a phrase of the alarm is in the text and not part of
// a look-alike, and the words it was seen in.
func (a alarm) raised(text []viet.Syllable) (words []viet.Syllable, ok bool) {
	for at := range text {
		for _, pattern := range a.say {
			to, ok := pattern.at(text, at)
			if ok && !a.excused(text, at, to) {
				return text[at:to], true
			}
		}
	}
	return nil, false
}

// at reports whether the pattern stands at a place of the text, and where it ends.
func (p pattern) at(text []viet.Syllable, at int) (to int, ok bool) {
	if len(p) == 0 || !stands(p[0], text, at) {
		return 0, false
	}
	to = at + len(p[0])
	for _, part := range p[1:] {
		found := false
		for between := 0; between <= mostBetween && !found; between++ {
			if found = stands(part, text, to+between); found {
				to += between + len(part)
			}
		}
		if !found {
			return 0, false
		}
	}
	return to, true
}

// stands reports whether a phrase stands at a place: a short one with its own
// diacritics, a longer one whatever diacritics were typed, with one slip.
func stands(phrase viet.Phrase, text []viet.Syllable, at int) bool {
	if len(phrase) <= shortAlarm {
		return phrase.At(text, at)
	}
	return phrase.Near(text, at)
}

// excused reports whether a look-alike overlaps text[from:to].
func (a alarm) excused(text []viet.Syllable, from, to int) bool {
	for _, phrase := range a.not {
		for at := max(0, from-len(phrase)+1); at < to; at++ {
			if phrase.At(text, at) {
				return true
			}
		}
	}
	return false
}
