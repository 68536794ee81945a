package answer

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// shorts are the short forms of chat that stand for one syllable, by how they
// are typed: "ck" for "chồng".
type shorts map[string]viet.Syllable

// newShorts gathers those of the vocabulary that have one meaning and are no
// syllable themselves, letters that stand alone aside.
func newShorts(vocabulary desk.Vocabulary) shorts {
	s := shorts{}
	for _, meaning := range slices.Concat(vocabulary.Spelling, vocabulary.Abbreviations) {
		if len(meaning.Mean) != 1 {
			continue
		}
		meant := viet.Syllables(meaning.Mean[0])
		for _, text := range meaning.Say {
			typed := viet.Syllables(text)
			if len(meant) == 1 && len(typed) == 1 && (len(typed[0].Text) == 1 || !viet.Possible(typed[0].Fold)) {
				s[typed[0].Text] = meant[0]
			}
		}
	}
	return s
}

// written gives a text with its short forms written out; each keeps the text it
// was typed as.
func (s shorts) written(text []viet.Syllable) []viet.Syllable {
	copied := false
	for at := range text {
		meant, short := s[text[at].Text]
		if !short {
			continue
		}
		if !copied {
			text, copied = slices.Clone(text), true
		}
		meant.Text = text[at].Text
		text[at] = meant
	}
	return text
}
