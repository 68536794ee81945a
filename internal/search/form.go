package search

import (
	"iter"
	"strings"

	"hoidap/internal/viet"
)

// form is one way a syllable is indexed.
type form uint8

// The forms. Married syllables, pairs with their marks, are counted to restore
// marks by and not searched: beside the others they find nothing better.
const (
	folded form = iota
	canonical
	paired
	married
)

// formed is what there is to know of a form. The mark keeps the terms of the
// forms apart in one dictionary; no syllable holds it.
type formed struct {
	name   string
	mark   string
	weight float64
}

// ofForm is the forms, with the weights measured on public sets of Vietnamese
// questions.
var ofForm = [...]formed{
	folded:    {name: "fold", mark: "", weight: 0.41},
	canonical: {name: "canon", mark: "=", weight: 0.41},
	paired:    {name: "fold2", mark: "+", weight: 0.82},
	married:   {name: "canon2", mark: "*"},
}

func (f form) name() string    { return ofForm[f].name }
func (f form) mark() string    { return ofForm[f].mark }
func (f form) weight() float64 { return ofForm[f].weight }

// forms lists those that are searched.
var forms = []form{folded, canonical, paired}

// formOf tells the form of a term by its mark.
func formOf(term string) form {
	switch {
	case strings.HasPrefix(term, canonical.mark()):
		return canonical
	case strings.HasPrefix(term, paired.mark()):
		return paired
	case strings.HasPrefix(term, married.mark()):
		return married
	}
	return folded
}

// termsOf gives all terms of a run of syllables, in every form. One is written
// over by the next.
func termsOf(syllables []viet.Syllable) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var room [64]byte
		for i, s := range syllables {
			if !yield(append(room[:0], s.Fold...)) || !yield(append(append(room[:0], canonical.mark()...), s.Canon...)) {
				return
			}
			if i == 0 {
				continue
			}
			former := syllables[i-1]
			if !yield(appendPair(room[:0], paired, former.Fold, s.Fold)) || !yield(appendPair(room[:0], married, former.Canon, s.Canon)) {
				return
			}
		}
	}
}

// appendPair writes the term of two neighbours.
func appendPair(to []byte, form form, first, second string) []byte {
	return append(append(append(append(to, form.mark()...), first...), '_'), second...)
}
