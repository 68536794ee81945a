package viet

import "strings"

// mostNaming is how many words before a number may name it.
const mostNaming = 8

// naming are the words by which people say what a number of theirs is: "sđt của
// tui là", "số căn cước".
var naming = map[string]bool{
	"so": true, "sdt": true, "dt": true, "dien": true, "thoai": true, "zalo": true, "goi": true,
	"cccd": true, "cmnd": true, "can": true, "cuoc": true, "chung": true, "minh": true, "ma": true, "dinh": true, "danh": true,
	"stk": true, "tk": true, "tai": true, "khoan": true,
	"cua": true, "toi": true, "tui": true, "em": true, "con": true, "la": true,
}

// Unnumbered leaves out what Mask blanks out, with the words that name it: what
// is asked is in the rest.
func Unnumbered(text string) string {
	masked := Mask(text)
	if masked == text {
		return text
	}
	var kept []string
	for _, word := range strings.Fields(masked) {
		if !strings.Contains(word, maskSign) {
			kept = append(kept, word)
			continue
		}
		for range mostNaming {
			last := len(kept) - 1
			if last < 0 || !naming[Fold(kept[last])] {
				break
			}
			kept = kept[:last]
		}
	}
	return strings.Join(kept, " ")
}
