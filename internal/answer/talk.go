package answer

import (
	"context"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// talk is one intent with the messages that mean it.
type talk struct {
	intent desk.Intent
	say    viet.Phrases
}

func newTalk(vocabulary desk.Vocabulary) []talk {
	list := make([]talk, 0, len(vocabulary.Talk))
	for _, t := range vocabulary.Talk {
		list = append(list, talk{intent: desk.Intent(t.ID), say: viet.NewPhrases(t.Say)})
	}
	return list
}

// smallTalk recognises a message that, but for filler words, is nothing but
// one of the known phrases. A message without any syllable is small talk, too.
func (j *Judge) smallTalk(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	intent, phrase, ok := j.intent(m.syllables)
	if !ok {
		return false, nil
	}
	d.Verdict, d.Intent = desk.SmallTalk, intent
	d.Question = join(m.syllables)
	because(d, "why.small-talk", map[string]any{"Intent": string(intent), "Phrase": join(phrase)})
	return true, nil
}

func (j *Judge) intent(text []viet.Syllable) (desk.Intent, viet.Phrase, bool) {
	if len(text) == 0 {
		return desk.IntentHello, nil, true
	}
	var longest viet.Phrase
	var intent desk.Intent
	for _, talk := range j.talk {
		for _, phrase := range talk.say {
			at := find(phrase, text)
			if at < 0 || len(phrase) <= len(longest) {
				continue
			}
			if j.onlyFillers(text[:at]) && j.onlyFillers(text[at+len(phrase):]) {
				intent, longest = talk.intent, phrase
			}
		}
	}
	return intent, longest, longest != nil
}
