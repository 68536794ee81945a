package search

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// rewrite says that a run of syllables also means other words.
type rewrite struct {
	say    viet.Phrase
	mean   [][]viet.Syllable
	stieng bool // say is one word of Stiêng, in its own folding
}

// newRewrites flattens the vocabulary, longest first, so that "sổ hộ nghèo"
// is tried before "hộ nghèo".
func newRewrites(vocabulary desk.Vocabulary) []rewrite {
	var rewrites []rewrite
	add := func(meanings []desk.Meaning, stieng bool) {
		for _, meaning := range meanings {
			var mean [][]viet.Syllable
			for _, text := range meaning.Mean {
				mean = append(mean, viet.Syllables(text))
			}
			for _, text := range meaning.Say {
				say := viet.NewPhrase(text)
				if stieng {
					say = viet.Phrase{{Fold: viet.StiengFold(text)}}
				}
				if len(say) > 0 {
					rewrites = append(rewrites, rewrite{say: say, mean: mean, stieng: stieng})
				}
			}
		}
	}
	add(vocabulary.Synonyms, false)
	add(vocabulary.Abbreviations, false)
	add(vocabulary.Spelling, false)
	add(vocabulary.Stieng, true)
	slices.SortStableFunc(rewrites, func(a, b rewrite) int { return len(b.say) - len(a.say) })
	return rewrites
}

// matches reports whether the rewrite applies at a place of the question.
func (r rewrite) matches(syllables []viet.Syllable, at int) bool {
	if r.stieng {
		return viet.StiengFold(syllables[at].Text) == r.say[0].Fold
	}
	return r.say.At(syllables, at)
}
