package answer

import (
	"strings"
	"unicode/utf8"

	"hoidap/internal/viet"
)

const (
	mostBefore = 4  // words that may stand before "hỏi giùm"
	mostWhom   = 40 // characters of whom a question is asked for
)

// ForAnother takes a message apart that asks for somebody else, "hỏi giùm bà
// Sáu: …": for whom, "" when that is not said, and what is asked.
func (j *Judge) ForAnother(text string) (whom, question string, ok bool) {
	opening, rest, parted := strings.Cut(text, ":")
	if !parted {
		opening = text
	}
	words := strings.Fields(opening)
	for at := range min(mostBefore, len(words)) {
		for _, phrase := range j.forAnother {
			end := at + len(strings.Fields(phrase))
			if end > len(words) || viet.Fold(strings.Join(words[at:end], " ")) != phrase {
				continue
			}
			after := strings.Join(words[end:], " ")
			if parted && utf8.RuneCountInString(after) <= mostWhom {
				return viet.Mask(after), strings.TrimSpace(rest), true
			}
			if parted {
				after += ":" + rest
			}
			return "", after, strings.TrimSpace(after) != ""
		}
	}
	return "", "", false
}

// folded are phrases without marks.
func folded(phrases []string) []string {
	list := make([]string, 0, len(phrases))
	for _, phrase := range phrases {
		list = append(list, viet.Fold(phrase))
	}
	return list
}
