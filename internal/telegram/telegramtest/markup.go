package telegramtest

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// tags are the elements of Telegram's HTML that bots here may use.
var tags = regexp.MustCompile(`^(b|strong|i|em|u|s|code|pre|blockquote)$`)

// readHTML returns the text without markup, or what Telegram would complain of.
func readHTML(text string) (string, error) {
	var plain strings.Builder
	var open []string
	for text != "" {
		start := strings.IndexAny(text, "<>&")
		if start < 0 {
			plain.WriteString(text)
			break
		}
		plain.WriteString(text[:start])
		text = text[start:]
		if text[0] == '>' {
			return "", fmt.Errorf("a bare >")
		}
		end := strings.IndexByte(text, map[byte]byte{'<': '>', '&': ';'}[text[0]])
		if end < 0 {
			return "", fmt.Errorf("a bare %c", text[0])
		}
		piece, rest := text[:end+1], text[end+1:]
		text = rest
		if piece[0] == '&' {
			letter := html.UnescapeString(piece)
			if letter == piece {
				return "", fmt.Errorf("unknown entity")
			}
			plain.WriteString(letter)
			continue
		}
		tag := strings.Trim(piece, "<>")
		if closed, ok := strings.CutPrefix(tag, "/"); ok {
			if len(open) == 0 || open[len(open)-1] != closed {
				return "", fmt.Errorf("unexpected end tag")
			}
			open = open[:len(open)-1]
			continue
		}
		if !tags.MatchString(tag) {
			return "", fmt.Errorf("unsupported start tag")
		}
		open = append(open, tag)
	}
	if len(open) > 0 {
		return "", fmt.Errorf("can't find end tag")
	}
	return plain.String(), nil
}
