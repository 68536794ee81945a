package search

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
	married:   {name: "canon2"},
}

func (f form) name() string    { return ofForm[f].name }
func (f form) mark() string    { return ofForm[f].mark }
func (f form) weight() float64 { return ofForm[f].weight }

// forms lists those that are searched.
var forms = []form{folded, canonical, paired}
