package viet

import (
	"slices"
	"strings"
	"testing"
)

func TestChat(t *testing.T) {
	for word, want := range map[string]string{
		"nghèoooo": "nghèo", "quáaaaa": "quá", "cứuuu": "cứu", "khônggg": "không", "ngheoooo": "ngheo", "đượccc": "được",
		"wá": "quá", "wáaaa": "quá", "j": "gi", "jờ": "giờ dờ chờ", "jì": "gì dì chì", "zậy": "dậy vậy giậy", "zô": "dô vô giô", "dzậy": "dậy vậy giậy",
		"fải": "phải", "fai": "phai", "khôg": "không", "mìh": "mình mìch", "đượk": "được", "kó": "có", "kon": "con", "ko": "", "ce": "ke", "qá": "quá",
		"mjnh": "minh", "bjt": "bit", "ngề": "nghề", "ghà": "gà", "nhah": "nhanh nhach",
		// Nothing to mend.
		"nghèo": "", "hưu": "", "ưu": "", "khi": "", "quy": "", "ghe": "", "nhà": "", "gì": "", "": "", "bhyt": "", "50": "", "z": "gi", "zz": "gi",
	} {
		if got := strings.Join(Chat(word), " "); got != want {
			t.Errorf("Chat(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestChatOfLongWord(t *testing.T) {
	if got := Chat("nghè" + strings.Repeat("o", MaxRunes)); !slices.Equal(got, []string{"nghèo"}) {
		t.Errorf("%q", got)
	}
	if got := Chat(strings.Repeat("ab", MaxRunes)); got != nil {
		t.Errorf("%q", got)
	}
}

func TestDrawn(t *testing.T) {
	for _, c := range []struct {
		word, meant string
		want        bool
	}{
		{"cuuuu", "cuu", true}, {"ggiup", "giup", true}, {"giuupp", "giup", true}, {"cuu", "cuu", false}, {"cuu", "cuuu", false},
		{"cuuup", "cuu", false}, {"", "", false}, {"a", "", false},
	} {
		if got := Drawn(c.word, c.meant); got != c.want {
			t.Errorf("Drawn(%q, %q) is %v", c.word, c.meant, got)
		}
	}
}
