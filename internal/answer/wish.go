package answer

import (
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// mostWish is how many syllables a message has at most that asks something of
// the desk itself amid other words. A longer one asks something else besides.
const mostWish = 20

// newIntents lists what the talk is for.
func newIntents(vocabulary desk.Vocabulary) (intents []desk.Intent) {
	for _, t := range vocabulary.Talk {
		intents = append(intents, desk.Intent(t.ID))
	}
	return intents
}

// newWishes gathers what people ask of the desk itself amid other words: to speak
// to a person, to know who reads along. The kind of each is the place of its
// intent in the vocabulary.
func newWishes(vocabulary desk.Vocabulary) *signs {
	wishes := newSigns()
	for at, t := range vocabulary.Talk {
		wishes.add(t.Within, sign{kind: at})
	}
	return wishes
}

// newSignsOf gathers phrases of one kind.
func newSignsOf(texts []string) *signs {
	s := newSigns()
	s.add(texts, sign{})
	return s
}

// first gives the words of the first of the phrases that stands in a text,
// perhaps with a slip, and its kind.
func (s *signs) first(text []viet.Syllable) (words []viet.Syllable, kind int, ok bool) {
	r := newReading(text)
	stands := alike(r.text)
	for at := range r.text {
		for sign := range s.beginning(r, at) {
			if !sign.possible(r) {
				continue
			}
			if to, found := sign.at(r, at, stands); found {
				return text[at:to], sign.kind, true
			}
		}
	}
	return nil, 0, false
}
