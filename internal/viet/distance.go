package viet

import "unicode/utf8"

// Distance1 reports whether two folded words are one slip of the finger apart
// at most: one letter too many, too few or wrong, or two neighbours exchanged.
func Distance1(a, b string) bool {
	if len(a) > len(b)+utf8.UTFMax || len(b) > len(a)+utf8.UTFMax {
		return false
	}
	a, b = differing(a, b)
	headA, tailA := halves(a)
	headB, tailB := halves(b)
	if tailA == "" && tailB == "" {
		return true
	}
	return headA == tailB && tailA == headB
}

// differing drops what two words have in common at both ends.
func differing(a, b string) (string, string) {
	for a != "" && b != "" && a[0] == b[0] && a[0] < utf8.RuneSelf {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] && a[len(a)-1] < utf8.RuneSelf {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if a == "" || b == "" {
		return a, b
	}
	for a != "" && b != "" {
		_, x := utf8.DecodeRuneInString(a)
		_, y := utf8.DecodeRuneInString(b)
		if a[:x] != b[:y] {
			break
		}
		a, b = a[x:], b[y:]
	}
	for a != "" && b != "" {
		_, x := utf8.DecodeLastRuneInString(a)
		_, y := utf8.DecodeLastRuneInString(b)
		if a[len(a)-x:] != b[len(b)-y:] {
			break
		}
		a, b = a[:len(a)-x], b[:len(b)-y]
	}
	return a, b
}

// halves cuts a word after its first letter.
func halves(word string) (head, tail string) {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size], word[size:]
}
