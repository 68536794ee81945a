package answer

import (
	"context"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// newTalk gathers the messages that are no questions, by what they are for.
func newTalk(vocabulary desk.Vocabulary) viet.Lexicon[desk.Intent] {
	talk := viet.Lexicon[desk.Intent]{}
	for _, t := range vocabulary.Talk {
		for _, text := range t.Say {
			talk.Add(viet.NewPhrase(text), desk.Intent(t.ID))
		}
	}
	return talk
}

// smallTalk recognises a message that, but for filler words, is nothing but
// one of the known phrases, or holds a wish. A message without any syllable is
// small talk, too.
func (j *Judge) smallTalk(_ context.Context, m *message, d *desk.Decision) (bool, error) {
	intent, phrase, ok := j.intent(m.syllables)
	words := []viet.Syllable(phrase)
	if !ok && len(m.syllables) <= mostWish {
		var wish int
		if words, wish, ok = j.wishes.first(m.syllables); ok {
			intent = j.intents[wish]
		}
	}
	if !ok {
		return false, nil
	}
	d.Verdict, d.Intent = desk.SmallTalk, intent
	d.Question = join(m.syllables)
	because(d, "why.small-talk", map[string]any{"Intent": string(intent), "Phrase": join(words)})
	return true, nil
}

// intent is what a message is for when it is nothing but one of the phrases,
// the longest that leaves only fillers around it.
func (j *Judge) intent(text []viet.Syllable) (intent desk.Intent, longest viet.Phrase, ok bool) {
	if len(text) == 0 {
		return desk.IntentHello, nil, true
	}
	before, behind := j.fillers.Covered(text), j.fillers.Likely(text)
	for at := range text {
		for entry := range j.talk.At(text, at) {
			end := at + len(entry.Phrase)
			if len(entry.Phrase) > len(longest) && !slices.Contains(behind[end:], false) {
				intent, longest, ok = entry.Value, entry.Phrase, true
			}
		}
		if !before[at] {
			break
		}
	}
	return intent, longest, ok
}
