package library

import (
	"strings"
	"unicode"
)

// sentences cuts a passage where a reader takes breath: after . ! ? ; or : that
// is followed by space. A dot inside a number ends nothing.
func sentences(text string) []string {
	var out []string
	start := 0
	runes := []rune(text)
	for i, r := range runes {
		ends := strings.ContainsRune(".!?;:", r) && (i+1 == len(runes) || unicode.IsSpace(runes[i+1]))
		if ends {
			out = append(out, string(runes[start:i+1]))
			start = i + 1
		}
	}
	if rest := strings.TrimSpace(string(runes[start:])); rest != "" {
		out = append(out, rest)
	}
	return out
}

// opening is the first few words of a sentence, enough to find it by eye.
func opening(sentence string) string {
	const most = 6
	words := strings.Fields(sentence)
	if len(words) <= most {
		return sentence
	}
	return strings.Join(words[:most], " ") + " …"
}
