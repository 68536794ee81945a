package viet

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// sum reads a sum of money written short, as "1tr2", "500k" or "1,5 triệu", and
// returns it in digits and how many bytes it took; 0 if there is none.
func sum(text string) (digits string, length int) {
	length = asciiDigits(text)
	if length == 0 || length > groupWidth || length == len(text) {
		return "", 0
	}
	whole := text[:length]
	fraction, decimal := "", false
	if text[length] == '.' || text[length] == ',' {
		width := asciiDigits(text[length+1:])
		if width == 0 || width >= groupWidth {
			return "", 0
		}
		fraction, decimal = text[length+1:length+1+width], true
		length += 1 + width
	}
	space := strings.HasPrefix(text[length:], " ")
	if space && decimal {
		length++
	}
	unit := text[length:][:runLength(text[length:min(len(text), length+maxKeyed)], isWordRune)]
	length += len(unit)
	if !decimal {
		if unit == "k" && !beginsAlnum(text[length:]) {
			return whole + "000", length
		}
		width := asciiDigits(text[length:])
		if width == 0 || width > groupWidth {
			return "", 0
		}
		fraction = text[length : length+width]
		length += width
	}
	switch unit {
	case "tr", "triệu", "trieu", "củ", "cu":
	default:
		return "", 0
	}
	if beginsAlnum(text[length:]) {
		return "", 0
	}
	n, _ := strconv.Atoi(whole + (fraction + "000000")[:6])
	return strconv.Itoa(n), length
}

// beginsAlnum reports whether a text begins with a letter or digit.
func beginsAlnum(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size > 0 && isAlnum(r)
}
