package search

import (
	"strings"

	"hoidap/internal/viet"
)

// form is one way a syllable is indexed. The mark keeps the terms of the forms
// apart in one dictionary; no syllable holds it.
type form struct {
	name   string
	mark   string
	weight float64
}

// The forms, with the weights measured on public sets of Vietnamese questions.
var (
	folded    = form{name: "fold", mark: "", weight: 0.5}
	canonical = form{name: "canon", mark: "=", weight: 0.5}
	paired    = form{name: "fold2", mark: "+", weight: 1}
)

// forms lists them for the mapping of the index.
var forms = []form{folded, canonical, paired}

// formOf tells the form of a term by its mark.
func formOf(term string) form {
	switch {
	case strings.HasPrefix(term, canonical.mark):
		return canonical
	case strings.HasPrefix(term, paired.mark):
		return paired
	}
	return folded
}

// termsOf gives all terms of a run of syllables, in every form.
func termsOf(syllables []viet.Syllable) []string {
	terms := make([]string, 0, 3*len(syllables))
	for i, s := range syllables {
		terms = append(terms, s.Fold, canonical.mark+s.Canon)
		if i > 0 {
			terms = append(terms, pair(syllables[i-1].Fold, s.Fold))
		}
	}
	return terms
}

// pair is the term of two neighbouring folded syllables.
func pair(first, second string) string { return paired.mark + first + "_" + second }
