package viet

import (
	"slices"
	"testing"
)

func TestNeighbours(t *testing.T) {
	for fold, want := range map[string]string{
		"cho": "tro", "trich": "chich", "sa": "xa", "xinh": "sinh", "danh": "gianh", "dia": "via", "gia": "da", "gi": "di",
		"va": "da", "lam": "nam", "no": "lo", "con": "cong", "hoang": "hoan", "mac": "mat", "biet": "biec", "ly": "li",
		"hong": "khong", "nge": "nghe", "ngi": "nghi", "ce": "ke", "ka": "ca", "ghan": "gan", "wa": "qua", "zo": "do",
		"fai": "phai", "benh": "binh", "sanh": "sinh", "tiem": "tim", "chay": "chai", "vo": "do", "inh": "enh", "gieng": "rieng",
		"rieng": "gieng",
	} {
		if got := slices.Collect(Neighbours(fold)); !slices.Contains(got, want) {
			t.Errorf("Neighbours(%q) = %q, want %q among them", fold, got, want)
		}
	}
}

func TestNeighboursKeepTheirPromise(t *testing.T) {
	most := 0
	for _, onset := range append(onsets[:], chatOnsets[:]...) {
		for rime := range rimes {
			seen := map[string]bool{onset + rime: true}
			for word := range Neighbours(onset + rime) {
				if seen[word] || !Possible(word) {
					t.Errorf("%q of %q is twice there or no syllable", word, onset+rime)
				}
				seen[word] = true
			}
			most = max(most, len(seen)-1)
		}
	}
	if most > 12 {
		t.Errorf("up to %d neighbours, too many to try", most)
	}
	for range Neighbours("cho") { // leaving early must be allowed
		break
	}
}
