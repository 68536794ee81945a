package library

import (
	"slices"

	"hoidap/internal/desk"
)

// dangerList is the form of dangers.yaml.
type dangerList struct {
	Dangers []danger `yaml:"dangers"`
	Calm    []string `yaml:"calm"`
}

type danger struct {
	Alarm    string   `yaml:"alarm"`
	Messages []string `yaml:"messages"`
}

// readDangers reads how people tell of dangers, and what only sounds like one.
// What belongs to no alarm of the vocabulary, says nothing, or is there twice, is
// a row and left out. What stands on both sides is a row, too, and a danger.
func (l *lists) readDangers() {
	var list dangerList
	if !l.decode(dangersFile, &list) {
		return
	}
	seen := map[string]bool{}
	for i, d := range list.Dangers {
		known := slices.ContainsFunc(l.knowledge.Vocabulary.Alarms, func(alarm desk.Alarm) bool { return alarm.ID == d.Alarm })
		if !known || seen[d.Alarm] || blank(d.Messages) {
			l.add(dangersFile, entryLine(l.texts[dangersFile], "dangers", i), "lint.danger", map[string]any{"Value": d.Alarm})
			continue
		}
		seen[d.Alarm] = true
		l.knowledge.Dangers = append(l.knowledge.Dangers, desk.Danger{Alarm: d.Alarm, Messages: d.Messages})
	}
	if len(list.Calm) > 0 && blank(list.Calm) {
		l.add(dangersFile, keyLine(l.texts[dangersFile], "calm"), "lint.danger", map[string]any{"Value": "calm"})
	}
	for i, text := range list.Calm {
		if slices.ContainsFunc(list.Dangers, func(d danger) bool { return slices.Contains(d.Messages, text) }) {
			l.add(dangersFile, entryLine(l.texts[dangersFile], "calm", i), "lint.danger-both", map[string]any{"Value": text})
			continue
		}
		l.knowledge.Calm = append(l.knowledge.Calm, text)
	}
}
