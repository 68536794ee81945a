package library

import (
	"slices"
	"strings"
	"unicode"
)

// lintVocabulary checks vocabulary.yaml: every entry says something and means
// something, Stiêng keys name their source, alarms lead to a sentence.
func (l *lists) lintVocabulary(v vocabularyList, text []byte) {
	add := func(id, list string, entry int, value string) {
		l.add(vocabularyFile, entryLine(text, list, entry), id, map[string]any{"Value": value})
	}
	for _, list := range []struct {
		name    string
		entries []meaning
	}{
		{"synonyms", v.Synonyms}, {"abbreviations", v.Abbreviations}, {"spelling", v.Spelling}, {"stieng", v.Stieng},
	} {
		for i, m := range list.entries {
			if blank(m.Say) || blank(m.Mean) {
				add("lint.empty-meaning", list.name, i, strings.Join(slices.Concat(m.Say, m.Mean), ", "))
			}
		}
	}
	for i, m := range v.Stieng {
		if m.Source == "" {
			add("lint.stieng-source", "stieng", i, strings.Join(m.Say, ", "))
		}
	}
	for i, t := range v.Talk {
		if blank(t.Say) {
			add("lint.empty-meaning", "talk", i, t.ID)
		}
		for _, phrase := range t.Within {
			if !wellPut(phrase) {
				add("lint.alarm-phrase", "talk", i, phrase)
			}
		}
	}
	for _, phrase := range v.Personal {
		if !wellPut(phrase) {
			l.add(vocabularyFile, 0, "lint.alarm-phrase", map[string]any{"Value": phrase})
		}
	}
	l.lintAlarms(v, add)
}

// lintAlarms checks the phrases of danger and the calm ones.
func (l *lists) lintAlarms(v vocabularyList, add func(id, list string, entry int, value string)) {
	kinds := map[string]bool{}
	for i, k := range v.Kinds {
		if blank(k.Say) || kinds[k.ID] || strings.TrimSpace(k.ID) == "" {
			add("lint.alarm-words", "alarm-words", i, k.ID)
		}
		kinds[k.ID] = true
		for _, phrase := range k.Say {
			if !wellPut(phrase) {
				add("lint.alarm-phrase", "alarm-words", i, phrase)
			}
		}
	}
	for i, a := range v.Alarms {
		for _, scene := range a.Scenes {
			for kind := range strings.SplitSeq(scene, "…") {
				if kind = strings.TrimSpace(kind); !kinds[kind] {
					add("lint.alarm-scene", "alarms", i, kind)
				}
			}
		}
		if blank(a.Say) || a.Sentence == "" {
			add("lint.empty-alarm", "alarms", i, a.ID)
		}
		for _, phrase := range slices.Concat(a.Say, a.Named, a.Not) {
			if !wellPut(phrase) {
				add("lint.alarm-phrase", "alarms", i, phrase)
			}
		}
	}
	for _, phrase := range slices.Concat(v.Calm.Past, v.Calm.Since, v.Calm.Rule, v.Calm.Now, v.Calm.Settled, v.Calm.Aid, v.Calm.Asked, v.Calm.Topic, v.Calm.Idiom) {
		if !wellPut(phrase) {
			l.add(vocabularyFile, 0, "lint.alarm-phrase", map[string]any{"Value": phrase})
		}
	}
}

// wellPut reports whether a phrase of danger says something and each choice of
// words in it, "(a|b)", is closed before the next opens and before an ellipsis.
func wellPut(phrase string) bool {
	open, said := false, false
	for _, r := range phrase {
		switch {
		case r == '(' && !open, r == ')' && open:
			open = !open
		case r == '|' && open:
		case strings.ContainsRune("()|", r), r == '…' && open:
			return false
		default:
			said = said || unicode.IsLetter(r)
		}
	}
	return said && !open
}

// blank reports a list without entries, or with an empty one.
func blank(list []string) bool {
	return len(list) == 0 || slices.ContainsFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
}
