package viet

import (
	"slices"
	"testing"
)

// numbered is a lexicon whose values tell the order the phrases were put in.
func numbered(phrases ...string) Lexicon[int] {
	lexicon := Lexicon[int]{}
	for i, phrase := range phrases {
		lexicon.Add(NewPhrase(phrase), i)
	}
	return lexicon
}

func TestLexicon(t *testing.T) {
	lexicon := numbered("hộ", "hộ nghèo", "hộ cận nghèo", "cận", "…", "hồ nghèo")
	for _, c := range []struct {
		text    string
		at      int
		all     []int
		longest int
	}{
		{"ho ngheo", 0, []int{0, 1, 5}, 1},
		{"hồ nghèo", 0, []int{5}, 5},
		{"xin hộ cận nghèo", 1, []int{0, 2}, 2},
		{"hộ", 0, []int{0}, 0},
		{"nghèo", 0, nil, -1},
	} {
		text := Syllables(c.text)
		var all []int
		for entry := range lexicon.At(text, c.at) {
			all = append(all, entry.Value)
		}
		if !slices.Equal(all, c.all) {
			t.Errorf("at %d of %q: %v, want %v", c.at, c.text, all, c.all)
		}
		longest, ok := lexicon.Longest(text, c.at)
		if ok != (c.longest >= 0) || ok && longest.Value != c.longest {
			t.Errorf("longest at %d of %q: %+v %v, want %d", c.at, c.text, longest, ok, c.longest)
		}
	}
}

func TestCovered(t *testing.T) {
	phrases := NewPhrases([]string{"cho hỏi", "dạ", "…"})
	got := phrases.Covered(Syllables("da cho hoi ho ngheo"))
	if want := []bool{true, true, true, false, false}; !slices.Equal(got, want) {
		t.Errorf("covered %v, want %v", got, want)
	}
	overlapping := NewPhrases([]string{"a b", "b c", "b"}).Covered(Syllables("x a b c a"))
	if want := []bool{false, true, true, true, false}; !slices.Equal(overlapping, want) {
		t.Errorf("overlapping: covered %v, want %v", overlapping, want)
	}
}

func TestIn(t *testing.T) {
	phrases := NewPhrases([]string{"hộ nghèo", "hộ cận"})
	for text, want := range map[string]bool{
		"nhà em hộ nghèo": true, "ho can ngheo": true, "hộ": false, "hồ nghèo": false, "": false,
	} {
		if got := phrases.In(Syllables(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
