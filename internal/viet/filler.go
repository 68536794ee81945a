package viet

// Fillers tells which syllables of a text carry no subject: "dạ", "cho hỏi".
// Some are fillers only with their diacritics: typed without, "vậy" may be vay,
// a loan, and "cần" may be cận, nearly poor.
type Fillers struct {
	plain  Phrases
	marked Phrases
}

// NewFillers reads fillers, and those that need their diacritics to be one.
func NewFillers(plain, marked []string) Fillers {
	return Fillers{NewPhrases(plain), NewPhrases(marked)}
}

// Covered marks the syllables that are fillers for sure.
func (f Fillers) Covered(text []Syllable) []bool {
	covered := f.plain.Covered(text)
	for i, marked := range f.marked.Covered(text) {
		covered[i] = covered[i] || (marked && text[i].Marked)
	}
	return covered
}

// Likely marks also those typed without the diacritics they need: at the end of
// a message they are what they seem, as in "o dau vay".
func (f Fillers) Likely(text []Syllable) []bool {
	covered := f.plain.Covered(text)
	for i, marked := range f.marked.Covered(text) {
		covered[i] = covered[i] || marked
	}
	return covered
}
