package library

import (
	"strings"
	"unicode"

	"hoidap/internal/desk"
)

// Prose is how an article reads. Words are counted as written, between spaces.
type Prose struct {
	Sentences int
	Average   float64 // words per sentence
	Longest   int     // words of the longest sentence
	// Level is the school grade from which the text can be read, after Nguyen
	// and Henkin (1982): 2 × letters per word + 0.2 × words per sentence − 6.
	Level float64
}

// Measure measures the short answer and the sections of an article.
func Measure(a desk.Article) Prose {
	texts := []string{a.Short}
	for _, section := range a.Sections {
		for _, line := range section.Lines {
			texts = append(texts, line.Text)
		}
	}
	var prose Prose
	words, letters := 0, 0
	for _, text := range texts {
		for _, sentence := range sentences(text) {
			fields := strings.Fields(sentence)
			prose.Sentences++
			prose.Longest = max(prose.Longest, len(fields))
			words += len(fields)
			for _, r := range sentence {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					letters++
				}
			}
		}
	}
	if words == 0 {
		return Prose{}
	}
	prose.Average = float64(words) / float64(prose.Sentences)
	prose.Level = 2*float64(letters)/float64(words) + 0.2*prose.Average - 6
	return prose
}

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
