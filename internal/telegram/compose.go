package telegram

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"hoidap/internal/desk"
)

// mostUnits is the most UTF-16 units Telegram shows in one message, markup
// not counted.
const mostUnits = 4096

// look is how a kind of line is shown.
type look struct {
	sign string // stands before the text
	tag  string // an element of Telegram's HTML, "" for none
}

func lookOf(kind desk.LineKind) look {
	switch kind {
	case desk.LineHeading:
		return look{tag: "b"}
	case desk.LineItem:
		return look{sign: "• "}
	case desk.LineNote:
		return look{tag: "i"}
	case desk.LineAlarm:
		return look{sign: "⚠️ ", tag: "b"}
	}
	return look{}
}

// html is a text in Telegram's HTML, letter by letter.
func (l look) html(text string) string {
	text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
	if l.tag == "" {
		return text
	}
	return "<" + l.tag + ">" + text + "</" + l.tag + ">"
}

// compose writes lines as the texts of one or more messages of so many units at
// most. A message ends between two lines where it can.
func compose(lines []desk.Line, most int) []string {
	var parts []string
	var part strings.Builder
	units := 0
	var before desk.LineKind
	finish := func() {
		if units > 0 {
			parts = append(parts, part.String())
		}
		part.Reset()
		units = 0
	}
	for _, line := range lines {
		look := lookOf(line.Kind)
		text := strings.ToValidUTF8(line.Text, "\uFFFD")
		for _, piece := range cut(look.sign+text, most) {
			if strings.TrimSpace(piece) == strings.TrimSpace(look.sign) {
				continue
			}
			gap := between(before, line.Kind)
			if units+len(gap)+unitsOf(piece) > most {
				finish()
			}
			if units > 0 {
				part.WriteString(gap)
				units += len(gap)
			}
			part.WriteString(look.html(piece))
			units += unitsOf(piece)
			before = line.Kind
		}
	}
	finish()
	return parts
}

// between is the space between two lines: none where they belong together.
func between(before, kind desk.LineKind) string {
	switch {
	case before == desk.LineHeading,
		before == desk.LineNote && kind == desk.LineNote,
		before == desk.LineItem && kind == desk.LineItem,
		before == desk.LineText && kind == desk.LineItem:
		return "\n"
	}
	return "\n\n"
}

// cut splits a text into pieces of at most so many units: at a line break,
// else at a space, else between two letters.
func cut(text string, most int) []string {
	var pieces []string
	for unitsOf(text) > most {
		end := room(text, most)
		next := end
		// A border in the first half would make crumbs of the text.
		if at := strings.LastIndexAny(text[:end], "\n"); at > end/2 {
			end, next = at, at+1
		} else if at := strings.LastIndexAny(text[:end], " "); at > end/2 {
			end, next = at, at+1
		}
		pieces = append(pieces, text[:end])
		text = text[next:]
	}
	return append(pieces, text)
}

// room is how many bytes of a text fit into so many units without parting a
// letter from its marks or an emoji from its kin.
func room(text string, most int) int {
	units, border := 0, 0
	joined := false
	for at, letter := range text {
		if at > 0 && !joined && !clings(letter) {
			border = at
		}
		joined = letter == zeroWidthJoiner
		if units += utf16.RuneLen(letter); units > most {
			if border == 0 { // nothing but marks: any border will do
				return at
			}
			return border
		}
	}
	return len(text)
}

const zeroWidthJoiner = '\u200d'

// clings reports whether a letter belongs to the one before it.
func clings(letter rune) bool {
	const lightestSkin, darkestSkin = 0x1F3FB, 0x1F3FF
	return letter == zeroWidthJoiner || unicode.Is(unicode.M, letter) ||
		letter >= lightestSkin && letter <= darkestSkin
}

// unitsOf counts as Telegram does.
func unitsOf(text string) int {
	units := 0
	for _, letter := range text {
		units += utf16.RuneLen(letter)
	}
	return units
}
