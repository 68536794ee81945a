package viet

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestStiengFold uses the names of the language and made-up strings: letters
// only, no words.
func TestStiengFold(t *testing.T) {
	for word, want := range map[string]string{
		"Stiêng": "stieng", "S'tiêng": "stieng", "S’tiêng": "stieng", "Sʼtiêng": "stieng", "STIÊNG": "stieng",
		"X'tiêng": "xtieng", "Sờ-tiêng": "sotieng", "Xa-tiêng": "xatieng",
		"đƀŋ": "dbng", "ñɲ": "nh" + "nh", "ɟɔəɨɛʌʃ": "joueos", "aːʔ": "a", "kʰ": "kh", "hʰ": "h", "ŏ ê̆": "o e",
		"aabb": "ab", "ĐƀŊ": "dbng", norm.NFD.String("ñ"): "nh", "": "",
	} {
		if got := StiengFold(word); got != want {
			t.Errorf("StiengFold(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzStiengFold(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, word string) {
		fold := StiengFold(word)
		if again := StiengFold(fold); again != fold {
			t.Errorf("%q folds again to %q", fold, again)
		}
		if utf8.ValidString(word) && !utf8.ValidString(fold) {
			t.Errorf("invalid UTF-8 %q", fold)
		}
		// A sign that is dropped sends a plain word the long way round.
		if _, plain := plainly(word); plain && len(word) < maxBytes && StiengFold(word+"-") != fold {
			t.Errorf("%q is folded to %q and, the long way round, to %q", word, fold, StiengFold(word+"-"))
		}
	})
}
