package viet

import (
	"slices"
	"testing"
)

func TestFillers(t *testing.T) {
	fillers := NewFillers([]string{"dạ", "cho hỏi"}, []string{"vậy", "cần"})
	for _, c := range []struct {
		text         string
		sure, likely []bool
	}{
		{"dạ cho hỏi vay", []bool{true, true, true, false}, []bool{true, true, true, true}},
		{"ở đâu vậy", []bool{false, false, true}, []bool{false, false, true}},
		{"o dau vay", []bool{false, false, false}, []bool{false, false, true}},
		{"cận nghèo", []bool{false, false}, []bool{false, false}},
		{"can ngheo", []bool{false, false}, []bool{true, false}},
	} {
		text := Syllables(c.text)
		if got := fillers.Covered(text); !slices.Equal(got, c.sure) {
			t.Errorf("%q: sure %v, want %v", c.text, got, c.sure)
		}
		if got := fillers.Likely(text); !slices.Equal(got, c.likely) {
			t.Errorf("%q: likely %v, want %v", c.text, got, c.likely)
		}
	}
}
