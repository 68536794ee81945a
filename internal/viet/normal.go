package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// MaxRunes is the most characters of a text that are read.
	MaxRunes = 8000
	// maxBytes bounds the work on a text that is mostly dropped again.
	maxBytes = 32 * MaxRunes
	// maxMarks is the most combining marks kept on one letter.
	maxMarks = 3
)

// Normal gives a text the one form everything here compares: composed, lower
// case, full-width and fancy letters made plain, invisible characters removed,
// emoji and every run of spaces turned into a single space, no space at the
// ends. The result is valid UTF-8 of at most MaxRunes characters, and Normal
// of it is the same.
func Normal(text string) string {
	if isNormal(text) {
		return text
	}
	// Bytes that are no UTF-8 would keep their neighbours from being decomposed.
	text = strings.ToValidUTF8(clip(text, maxBytes), " ")
	switch {
	case plainText(text):
	case composedText(text):
		text = strings.Map(cleanRune, text)
	default:
		text = norm.NFC.String(cleaned(norm.NFKD.String(text)))
	}
	return tidy(text)
}

// isNormal reports whether a text is plain, lower-case and tidy already, as most
// are that people type.
func isNormal(text string) bool {
	before := ' '
	for _, r := range text {
		if r < utf8.RuneSelf {
			if r < ' ' || r == 0x7F || 'A' <= r && r <= 'Z' || r == ' ' && before == ' ' {
				return false
			}
		} else if slot := letters.slot(r); slot == nil || slot.lower != r {
			return false
		}
		before = r
	}
	return (text == "" || before != ' ') && len(text) <= MaxRunes
}

// clip cuts a text to at most a number of bytes, between two characters.
func clip(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

// plainText reports whether a text holds nothing but ASCII and the composed
// letters of Vietnamese, which is all most people type.
func plainText(text string) bool {
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		if _, ok := letters.of(r); !ok {
			return false
		}
	}
	return true
}

// composedText reports whether a text, besides plain text, holds only signs
// that stand by themselves, like emoji, so that nothing needs composing.
func composedText(text string) bool {
	for at, r := range text {
		if _, ok := letters.of(r); ok || r < utf8.RuneSelf {
			continue
		}
		if norm.NFKD.PropertiesString(text[at:]).Decomposition() != nil {
			return false
		}
		if clean := cleanRune(r); clean >= 0 && clean != ' ' && isWritten(r) {
			return false
		}
	}
	return true
}

// cleaned lowers decomposed text, drops what nobody sees and orders the marks
// of each letter so that they compose: the mark of the vowel before the tone.
func cleaned(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	var tones [maxMarks]rune
	var marks, held int
	onLetter := false
	release := func() {
		for _, r := range tones[:held] {
			b.WriteRune(r)
		}
		marks, held = 0, 0
	}
	for _, r := range text {
		r = cleanRune(r)
		switch {
		case r < 0:
		case !isMark(r):
			release()
			onLetter = isLetter(r)
			b.WriteRune(r)
		case !onLetter || marks == maxMarks:
		case toneOfMark(r) != 0:
			tones[held] = r
			held++
			marks++
		default:
			b.WriteRune(r)
			marks++
		}
	}
	release()
	return b.String()
}

// cleanRune returns what a decomposed character is read as, -1 for nothing.
func cleanRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return unicode.ToLower(r) // tidy deals with spaces and controls
	case isCommonMark(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Me,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return -1
	case unicode.Is(unicode.So, r), 0x1F000 <= r && r <= 0x1FAFF, !unicode.IsGraphic(r):
		return ' '
	}
	return lookedLike(unicode.ToLower(r))
}

// isCommonMark reports whether a rune is one of the marks Latin letters carry,
// which spares the search through the tables of Unicode.
func isCommonMark(r rune) bool { return 0x0300 <= r && r < 0x0340 }

func isMark(r rune) bool {
	return r >= utf8.RuneSelf && (isCommonMark(r) || unicode.IsMark(r))
}

func isLetter(r rune) bool {
	_, ok := letters.of(r)
	return ok || r >= utf8.RuneSelf && unicode.IsLetter(r)
}

// isWritten reports whether a rune is a letter or a mark on one.
func isWritten(r rune) bool { return isLetter(r) || isMark(r) }

// tidy lowers composed text, joins spaces, drops control characters and cuts
// the text to MaxRunes. It returns its argument when there is nothing to do.
func tidy(text string) string {
	if isTidy(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	count, space := 0, false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = count > 0
			continue
		case r < ' ' || r == 0x7F:
			continue
		}
		if space {
			if count+2 > MaxRunes {
				break
			}
			b.WriteByte(' ')
			count++
			space = false
		}
		if count == MaxRunes {
			break
		}
		if l, ok := letters.of(r); ok {
			r = l.lower
		}
		b.WriteRune(r)
		count++
	}
	return b.String()
}

// isTidy reports whether tidy would leave a text as it is.
func isTidy(text string) bool {
	count, before := 0, ' '
	for _, r := range text {
		if r < ' ' || r == 0x7F || r == ' ' && before == ' ' {
			return false
		}
		if l, ok := letters.of(r); ok && l.lower != r {
			return false
		}
		if r >= utf8.RuneSelf && unicode.IsSpace(r) {
			return false
		}
		before = r
		count++
	}
	return count <= MaxRunes && (count == 0 || before != ' ')
}
