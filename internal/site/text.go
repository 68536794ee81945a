package site

import (
	"strings"
	"unicode"
)

// Clean makes foreign text printable: valid UTF-8, line ends of one kind and no
// other control characters.
func Clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}
