package viet

import (
	"slices"
	"strings"
	"testing"
)

// FuzzReader holds that a reader gives what Syllables gives, whatever it has
// read before.
func FuzzReader(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var r Reader
		for _, text := range []string{text, "hộ nghèo vay vốn", text, strings.ReplaceAll(text, " ", ", "), text + " năm mươi triệu", "vay " + text} {
			if got, want := r.Syllables(text), Syllables(text); !slices.Equal(got, want) {
				t.Errorf("%q is read as %v, by itself as %v", text, got, want)
			}
		}
	})
}

func TestReaderRemembersWords(t *testing.T) {
	var r Reader
	r.Syllables("hộ nghèo vay vốn")
	if allocations := testing.AllocsPerRun(10, func() { r.Phrase("vay hộ nghèo") }); allocations > 1 {
		t.Errorf("words read before take %v allocations", allocations)
	}
}
