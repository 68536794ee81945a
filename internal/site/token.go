package site

import "crypto/rand"

// NewToken is a text nobody can guess: the secret of a browser, or the name of
// one submission of one form.
func NewToken() string { return rand.Text() }

// IsToken reports whether a text can be one of ours, as rand.Text writes them:
// 26 or more capital letters and digits.
func IsToken(text string) bool {
	if len(text) < 26 || len(text) > 64 {
		return false
	}
	for _, c := range []byte(text) {
		if (c < 'A' || c > 'Z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}
