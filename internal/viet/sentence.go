package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// window is how many syllables at most are read as one thought where nobody
// set a stop.
const window = 25

// Sentences cuts a message into the thoughts it is made of: at full stops,
// question and exclamation marks, semicolons and line ends, and what is then
// still longer than a window into even windows. The pieces are parts of the
// message as typed, without spaces at the ends; pieces without a letter or
// digit are left out.
func Sentences(text string) []string {
	text = clip(text, maxBytes)
	var sentences []string
	start := 0
	for at, r := range text {
		if at < start || !isStop(text, at, r) {
			continue
		}
		sentences = appendWindows(sentences, text[start:at])
		start = at + utf8.RuneLen(r)
	}
	return appendWindows(sentences, text[start:])
}

// isStop reports whether the rune at a place of the text ends a sentence.
func isStop(text string, at int, r rune) bool {
	switch r {
	case '!', '?', ';', '\n', '\r', '…', '。', '！', '？', '；', '\u2028', '\u2029':
		return true
	case '.':
		return !insideWord(text, at)
	}
	return false
}

// insideWord reports whether the dot at a place belongs to a number or an
// abbreviation: "2.000", "tp.hcm", "k.o". After a word with a vowel it is a
// stop even when no space follows: "hộ nghèo.cận nghèo".
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	if unicode.IsDigit(before) {
		return unicode.IsDigit(after)
	}
	if !isWritten(before) || !unicode.IsLetter(after) {
		return false
	}
	word := Normal(lastWord(text[:at]))
	_, size := utf8.DecodeRuneInString(word)
	return size == len(word) || strings.IndexFunc(Fold(word), isVowel) < 0
}

// lastWord is the word a text ends with, or its last letters when it is longer
// than any syllable.
func lastWord(text string) string {
	begin := len(text)
	for range 2 * maxStrokes {
		r, size := utf8.DecodeLastRuneInString(text[:begin])
		if size == 0 || !isWritten(r) {
			break
		}
		begin -= size
	}
	return text[begin:]
}

// appendWindows appends a piece without stops, cut when it is too long.
func appendWindows(sentences []string, piece string) []string {
	starts := wordStarts(piece)
	if len(starts) == 0 {
		return sentences
	}
	parts := (len(starts) + window - 1) / window
	from := 0
	for part := 1; part <= parts; part++ {
		to := len(piece)
		if part < parts {
			to = starts[len(starts)*part/parts]
		}
		sentences = append(sentences, strings.TrimSpace(piece[from:to]))
		from = to
	}
	return sentences
}

// wordStarts gives the places where a letter or digit begins a word after a
// space.
func wordStarts(piece string) []int {
	var starts []int
	inWord := false
	for at, r := range piece {
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case !inWord && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			starts = append(starts, at)
			inWord = true
		}
	}
	return starts
}
