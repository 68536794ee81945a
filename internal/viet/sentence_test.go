package viet

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Cho hỏi. Hộ nghèo được gì? Xã nào!", []string{"Cho hỏi", "Hộ nghèo được gì", "Xã nào"}},
		{"vay 2.000.000 đồng; lãi 6.6 hả\nở đâu", []string{"vay 2.000.000 đồng", "lãi 6.6 hả", "ở đâu"}},
		{"hộ nghèo.cận nghèo", []string{"hộ nghèo", "cận nghèo"}},
		{norm.NFD.String("hộ.cận"), []string{norm.NFD.String("hộ"), norm.NFD.String("cận")}},
		{"ở tp.hcm k.o có b.h.y.t", []string{"ở tp.hcm k.o có b.h.y.t"}},
		{"sao vậy??!!! ...", []string{"sao vậy"}},
		{"  một câu  ", []string{"một câu"}},
		{"😊 ... !", nil},
		{"", nil},
	} {
		if got := Sentences(c.text); !slices.Equal(got, c.want) {
			t.Errorf("Sentences(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSentencesWithoutStops(t *testing.T) {
	for words := 1; words <= 120; words++ {
		text := strings.TrimSpace(strings.Repeat("nghèo, ", words))
		pieces := Sentences(text)
		if strings.Join(pieces, " ") != text {
			t.Fatalf("%d words: something was lost: %q", words, pieces)
		}
		shortest, longest := words, 0
		for _, piece := range pieces {
			n := len(strings.Fields(piece))
			shortest, longest = min(shortest, n), max(longest, n)
		}
		if longest > window || longest-shortest > 1 {
			t.Errorf("%d words: pieces of %d to %d", words, shortest, longest)
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rest := text
		for _, piece := range Sentences(text) {
			at := strings.Index(rest, piece)
			if piece == "" || at < 0 {
				t.Fatalf("%q is empty or out of place in %q", piece, text)
			}
			rest = rest[at+len(piece):]
		}
	})
}
