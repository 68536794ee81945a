package viet

import (
	"slices"
	"testing"
)

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		at           int
		marked, near bool
	}{
		{"danh sách", "xin danh sách hộ", 1, true, true},
		{"danh sách", "xin danh sach ho", 1, true, true},
		{"danh sách", "xin đánh sách", 1, false, true},
		{"danh sách", "xin danh", 1, false, false},
		{"danh sách", "danh sách", 1, false, false},
		{"danh sách", "danh sách", -1, false, false},
		{"danh sach", "đánh sách", 0, true, true},
		{"hòa", "hoà", 0, true, true},
		{"", "hòa", 0, false, false},
		{"bị đánh bầm", "bi dabh bam", 0, false, true},  // one slip
		{"bị đánh bầm", "bi dabh bsm", 0, false, false}, // two
		{"bị đánh bầm", "bi danh bay", 0, false, false}, // another word, no slip
	} {
		phrase, text := NewPhrase(c.phrase), Syllables(c.text)
		if got := phrase.At(text, c.at); got != c.marked {
			t.Errorf("%q at %d of %q: %v", c.phrase, c.at, c.text, got)
		}
		if got := phrase.Near(text, c.at); got != c.near {
			t.Errorf("%q near %d of %q: %v", c.phrase, c.at, c.text, got)
		}
	}
}

func TestCovered(t *testing.T) {
	phrases := NewPhrases([]string{"cho hỏi", "dạ", "…"})
	if len(phrases) != 2 {
		t.Fatalf("%d phrases, want the one without a syllable left out", len(phrases))
	}
	got := phrases.Covered(Syllables("da cho hoi ho ngheo"))
	if want := []bool{true, true, true, false, false}; !slices.Equal(got, want) {
		t.Errorf("covered %v, want %v", got, want)
	}
}
