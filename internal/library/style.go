package library

import (
	"strings"
	"unicode"
)

// styleList is the form of style.yaml.
type styleList struct {
	Officialese []struct {
		Avoid []string `yaml:"avoid"`
		Say   string   `yaml:"say"`
	} `yaml:"officialese"`
}

// style is the words of offices, each with what a neighbour would say instead.
type style []plainer

type plainer struct {
	avoid string // padded lower-case words, to be found on word borders
	shown string // as written in the list
	say   string
}

func (l *lists) readStyle() {
	var list styleList
	if !l.decode(styleFile, &list) {
		return
	}
	for i, entry := range list.Officialese {
		if blank(entry.Avoid) || strings.TrimSpace(entry.Say) == "" {
			l.add(styleFile, entryLine(l.texts[styleFile], "officialese", i), "lint.empty-style",
				map[string]any{"Value": strings.Join(entry.Avoid, ", ")})
			continue
		}
		for _, avoid := range entry.Avoid {
			l.style = append(l.style, plainer{padded(avoid), avoid, entry.Say})
		}
	}
}

// padded writes a text as lower-case words, one space around each, without
// punctuation.
func padded(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return " " + strings.Join(words, " ") + " "
}

// needPlain finds the words of offices in what people read.
func needPlain(p *page, l *lists) {
	passages := append([]passage{{p.article.Title, p.keys["title"]}}, p.texts...)
	for _, passage := range passages {
		text := padded(passage.text)
		for _, word := range l.style {
			if strings.Contains(text, word.avoid) {
				p.add(passage.line, "lint.officialese", map[string]any{"Value": word.shown, "Say": word.say})
			}
		}
	}
}
