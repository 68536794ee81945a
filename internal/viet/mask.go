package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maskSign stands in for a number that may belong to a person.
	maskSign = "•••"
	// minMasked is how many digits make a number that is blanked out.
	minMasked = 8
	// maxAmount is how many digits an amount of money may have.
	maxAmount = 12
	// maxGap is the most signs that may stand between two digits of one number.
	maxGap = 3
)

// Mask blanks out identity card, phone and account numbers: every run of eight
// digits or more, spaces, dots and dashes between them allowed. It keeps dates,
// years and amounts of money. The rest of the text stays as it is.
func Mask(text string) string {
	var b strings.Builder
	done := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsDigit(r) {
			at += size
			continue
		}
		end, digits := numberRun(text[at:])
		end += at
		if digits >= minMasked && !harmless(text[at:end], text[end:]) {
			b.WriteString(text[done:at])
			b.WriteString(maskSign)
			done = end
		}
		at = end
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// numberRun measures the digits a text begins with, over the signs people put
// between the digits of one number.
func numberRun(text string) (end, digits int) {
	gap := 0
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
			gap = 0
			end = i + utf8.RuneLen(r)
		case gap == maxGap || !joinsDigits(r):
			return end, digits
		default:
			gap++
		}
	}
	return end, digits
}

// joinsDigits reports whether a sign may stand inside a number.
func joinsDigits(r rune) bool {
	switch r {
	case '.', ',', '-', '_', '(', ')', '·', '•':
		return true
	case '\n', '\r':
		return false
	}
	return unicode.In(r, unicode.Pd, unicode.Zs, unicode.Cf) || r == '\t'
}

// harmless reports whether a run of digits is made of dates, years, amounts
// and small counts only, with at least one of the first three.
func harmless(run, after string) bool {
	if isGrouped(run, " ") && endsAmount(run, after) || isDate(run, " ") {
		return true
	}
	pieces := strings.FieldsFunc(run, unicode.IsSpace)
	telling := 0
	for i, piece := range pieces {
		piece = strings.Trim(piece, "-–—,.()")
		rest := after
		if i+1 < len(pieces) {
			rest = ""
		}
		switch {
		case isDate(piece, "-") || tells(piece, rest):
			telling++
		case piece != "" && !isCount(piece):
			return false
		}
	}
	return telling > 0
}

// tells reports whether a piece is a year, a date, an amount, or a span from
// one to another.
func tells(piece, after string) bool {
	first, second, span := strings.Cut(strings.ReplaceAll(piece, "–", "-"), "-")
	tell := func(text, after string) bool {
		return isYear(text) || isDate(text, ".") || isAmount(text, after)
	}
	if !span {
		return tell(first, after)
	}
	return tell(first, after) && tell(second, after)
}

// isAmount reports whether a piece is an amount of money: in groups of three,
// or with its unit named, and round.
func isAmount(piece, after string) bool {
	if isGrouped(piece, ".") || isGrouped(piece, ",") {
		return endsAmount(piece, after)
	}
	digits := asciiDigits(piece)
	return digits > 0 && digits == len(piece) && digits <= maxAmount && piece[0] != '0' &&
		strings.HasSuffix(piece, "000") && (namesMoney(after) || strings.HasSuffix(piece, "000000"))
}

// isGrouped reports whether digits stand in groups of three.
func isGrouped(text, separator string) bool {
	groups := strings.Split(text, separator)
	if len(groups) < 2 || len(groups) > maxAmount/groupWidth || strings.HasPrefix(text, "0") {
		return false
	}
	for i, group := range groups {
		width := asciiDigits(group)
		if width != len(group) || width > groupWidth || width == 0 || i > 0 && width != groupWidth {
			return false
		}
	}
	return true
}

// endsAmount reports whether grouped digits are an amount rather than the
// number of a card: round, or followed by the unit.
func endsAmount(text, after string) bool {
	return strings.HasSuffix(text, "000") || namesMoney(after)
}

// namesMoney reports whether a text begins with the name of the currency.
func namesMoney(after string) bool {
	word := strings.TrimLeft(after[:min(len(after), 32)], " \u00a0")
	word = Normal(word[:runLength(word, unicode.IsLetter)])
	switch word {
	case "đ", "d", "đồng", "dong", "vnđ", "vnd":
		return true
	}
	return false
}

// isDate reports whether a text is a day, a month and a year, in this order or
// the other way round.
func isDate(text, separator string) bool {
	parts := strings.Split(text, separator)
	if len(parts) != 3 {
		return false
	}
	day, month, year := parts[0], parts[1], parts[2]
	if len(day) == 4 {
		day, year = year, day
	}
	return inRange(day, 1, 31) && inRange(month, 1, 12) && isYear(year)
}

// isYear reports whether a text is a year people speak of.
func isYear(text string) bool { return len(text) == 4 && inRange(text, 1900, 2100) }

// isCount reports whether a text is a number of one or two digits.
func isCount(text string) bool { return len(text) <= 2 && inRange(text, 1, 99) && text[0] != '0' }

// inRange reports whether a text is a number within limits.
func inRange(text string, low, high int) bool {
	if text == "" || len(text) > 4 || asciiDigits(text) != len(text) {
		return false
	}
	n := 0
	for i := range len(text) {
		n = 10*n + int(text[i]-'0')
	}
	return low <= n && n <= high
}
