package search

import (
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// run is syllables that mean something besides.
type run struct {
	at, length int
	mean       meaning
	phrase     viet.Phrase // as the vocabulary says it
}

// rewrites says what runs of syllables mean besides.
type rewrites struct {
	phrases viet.Lexicon[meaning]
	stieng  map[string]meaning // by one word of Stiêng, in its own folding
}

// newRewrites reads the vocabulary; of two ways to read a run the one listed
// first counts.
func newRewrites(vocabulary desk.Vocabulary) rewrites {
	r := rewrites{phrases: viet.Lexicon[meaning]{}, stieng: map[string]meaning{}}
	for _, list := range [][]desk.Meaning{vocabulary.Synonyms, vocabulary.Abbreviations, vocabulary.Spelling} {
		for _, entry := range list {
			mean := newMeaning(entry)
			for _, text := range entry.Say {
				r.phrases.Add(viet.NewPhrase(text), mean)
			}
		}
	}
	for _, entry := range vocabulary.Stieng {
		mean := newMeaning(entry)
		for _, word := range entry.Say {
			key := viet.StiengFold(word)
			if _, taken := r.stieng[key]; !taken && key != "" {
				r.stieng[key] = mean
			}
		}
	}
	return r
}

// at returns the longest known run at a place of the question, of no syllables
// when there is none.
func (r rewrites) at(syllables []viet.Syllable, at int) run {
	if entry, ok := r.phrases.Longest(syllables, at); ok {
		return run{at, len(entry.Phrase), entry.Value, entry.Phrase}
	}
	if len(r.stieng) == 0 {
		return run{}
	}
	if mean, ok := r.stieng[viet.StiengFold(syllables[at].Text)]; ok {
		return run{at: at, length: 1, mean: mean}
	}
	return run{}
}

// runs adds the runs of a text that mean something besides, one after the other.
func (r rewrites) runs(syllables []viet.Syllable, runs []run) []run {
	for at := 0; at < len(syllables); {
		found := r.at(syllables, at)
		if found.length > 0 {
			runs = append(runs, found)
		}
		at += max(1, found.length)
	}
	return runs
}

// phrased gives the runs of a text in Vietnamese.
func (r rewrites) phrased(syllables []viet.Syllable) []run {
	return rewrites{phrases: r.phrases}.runs(syllables, nil)
}
