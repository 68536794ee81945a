package viet

import (
	"slices"
	"strings"
)

// Reader cuts many texts that say the same words again and again. It remembers
// the words that are read alike wherever they stand, and gives what Syllables
// gives. The zero value is ready; it is not for use from several goroutines.
type Reader struct {
	words map[string]Syllable // by the word as it was typed; the zero Syllable for any other
	found []Syllable          // of the text that is read
}

// Syllables is Syllables of the package.
func (r *Reader) Syllables(text string) []Syllable {
	if r.words == nil {
		r.words = map[string]Syllable{}
	}
	if len(text) > MaxRunes {
		return Syllables(text)
	}
	r.found = r.found[:0]
	for word := range strings.SplitSeq(text, " ") {
		if word == "" {
			continue
		}
		s, known := r.words[word]
		if !known {
			if alone := Syllables(word); len(alone) == 1 && alone[0].lone {
				s = alone[0]
			}
			r.words[strings.Clone(word)] = s
		}
		if !s.lone {
			return Syllables(text)
		}
		r.found = append(r.found, s)
	}
	return slices.Clone(r.found)
}

// Phrase is NewPhrase.
func (r *Reader) Phrase(text string) Phrase { return r.Syllables(text) }
