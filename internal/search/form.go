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
// Married syllables, pairs with their marks, are counted to restore marks by and
// not searched: beside the others they find nothing better.
var (
	folded    = form{name: "fold", mark: "", weight: 0.41}
	canonical = form{name: "canon", mark: "=", weight: 0.41}
	paired    = form{name: "fold2", mark: "+", weight: 0.82}
	married   = form{name: "canon2", mark: "*"}
)

// forms lists those that are searched.
var forms = []form{folded, canonical, paired}

// formOf tells the form of a term by its mark.
func formOf(term string) form {
	switch {
	case strings.HasPrefix(term, canonical.mark):
		return canonical
	case strings.HasPrefix(term, paired.mark):
		return paired
	case strings.HasPrefix(term, married.mark):
		return married
	}
	return folded
}

// termsOf gives all terms of a run of syllables, in every form.
func termsOf(syllables []viet.Syllable) []string {
	terms := make([]string, 0, 4*len(syllables))
	for i, s := range syllables {
		terms = append(terms, s.Fold, canonical.mark+s.Canon)
		if i > 0 {
			terms = append(terms, pair(syllables[i-1].Fold, s.Fold), married.mark+syllables[i-1].Canon+"_"+s.Canon)
		}
	}
	return terms
}

// pair is the term of two neighbouring folded syllables.
func pair(first, second string) string { return paired.mark + first + "_" + second }
