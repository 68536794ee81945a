package answer

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// newKnown gathers the short forms of the vocabulary, which need not look like
// Vietnamese syllables.
func newKnown(vocabulary desk.Vocabulary) map[string]bool {
	known := map[string]bool{}
	for _, list := range [][]desk.Meaning{vocabulary.Synonyms, vocabulary.Abbreviations, vocabulary.Spelling} {
		for _, meaning := range list {
			for _, text := range meaning.Say {
				for _, s := range viet.Syllables(text) {
					known[s.Fold] = true
				}
			}
		}
	}
	return known
}

// newEveryday gathers the words of one syllable that say nothing of a subject.
// Where one of them stands with its own diacritics, or without any, nobody has
// slipped.
func newEveryday(vocabulary desk.Vocabulary) map[string]bool {
	everyday := map[string]bool{}
	for _, text := range slices.Concat(vocabulary.Fillers, vocabulary.FollowUp.Light) {
		if word := viet.Syllables(text); len(word) == 1 && viet.Possible(word[0].Fold) {
			everyday[word[0].Canon], everyday[word[0].Fold] = true, true
		}
	}
	return everyday
}

// first is the first phrase of a lexicon in the text, in order of place.
func first[T any](lexicon viet.Lexicon[T], text []viet.Syllable) (viet.Phrase, bool) {
	for at := range text {
		for entry := range lexicon.At(text, at) {
			return entry.Phrase, true
		}
	}
	return nil, false
}

func join(syllables []viet.Syllable) string { return viet.Join(syllables) }

// around reports whether nothing before text[from:to] and nothing behind it
// carries a subject.
func (j *Judge) around(text []viet.Syllable, from, to int) bool {
	return !slices.Contains(j.fillers.Covered(text[:from]), false) && !slices.Contains(j.fillers.Likely(text[to:]), false)
}
