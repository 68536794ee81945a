package viet

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// swap is a spelling used in chat and the standard ones it stands for.
type swap struct {
	chat  string
	means []string
}

// chatBeginnings are tried at the beginning of a word, the first that fits.
var chatBeginnings = [...]swap{
	{"dz", []string{"d", "v", "gi"}},
	{"j", []string{"gi", "d", "ch"}},
	{"z", []string{"d", "v", "gi"}},
	{"w", []string{"qu"}},
	{"f", []string{"ph"}},
	{"qu", nil},
	{"q", []string{"qu"}},
	{"kh", nil},
	{"k", []string{"c"}},
	{"ch", nil},
	{"c", []string{"k"}},
	{"ngh", []string{"ng"}},
	{"ng", []string{"ngh"}},
	{"gh", []string{"g"}},
	{"gi", nil},
	{"g", []string{"gh"}},
}

// chatEnds are tried at the end of a word, the first that fits.
var chatEnds = [...]swap{
	{"ng", nil},
	{"nh", nil},
	{"ch", nil},
	{"g", []string{"ng"}},
	{"h", []string{"nh", "ch"}},
	{"k", []string{"c", "ch"}},
}

// Chat gives further forms to try for a word in chat spelling, likeliest
// first: drawn-out letters made single ("nghèoooo"), letters of chat written
// as in school ("wá" is "quá", "jờ" is "giờ", "fải" is "phải", "khôg" is
// "không"). Diacritics are kept and only possible syllables are given; a word
// that is one has no further form. What abbreviations mean is vocabulary and
// not known here.
func Chat(word string) []string {
	word = Normal(word)
	short := undrawn(word)
	if short == "" || len(short) > 3*maxStrokes || typedAsMeant(word) {
		return nil
	}
	var forms []string
	offer := func(form string) {
		if !slices.Contains(forms, form) && typedAsMeant(form) {
			forms = append(forms, form)
		}
	}
	for _, begun := range begin(short) {
		for _, form := range end(begun) {
			offer(form)
			if head, tail := halves(form); strings.Contains(tail, "j") {
				offer(head + strings.ReplaceAll(tail, "j", "i"))
			}
		}
	}
	return forms
}

// begin gives a word with its beginning as it is and as it may be meant.
func begin(word string) []string {
	words := []string{word}
	for _, s := range chatBeginnings {
		rest, ok := strings.CutPrefix(word, s.chat)
		if !ok {
			continue
		}
		// "ko" is no spelling of "co" but short for a word of another sense.
		if s.chat == "k" && len(rest) == 1 {
			break
		}
		for _, meant := range s.means {
			words = append(words, afterGlide(meant, rest))
		}
		break
	}
	return words
}

// afterGlide joins a beginning and the rest; gi before i is written g: "gì".
func afterGlide(onset, rest string) string {
	r, _ := utf8.DecodeRuneInString(rest)
	if l, ok := letters.of(r); ok && l.base == 'i' && onset == "gi" {
		return "g" + rest
	}
	return onset + rest
}

// end gives a word with its end as it is and as it may be meant.
func end(word string) []string {
	words := []string{word}
	for _, s := range chatEnds {
		stem, ok := strings.CutSuffix(word, s.chat)
		if !ok {
			continue
		}
		for _, meant := range s.means {
			words = append(words, stem+meant)
		}
		break
	}
	return words
}

// undrawn makes drawn-out letters single. A letter drawn out without its mark
// is part of the marked one ("quáaaa") unless both belong there ("cứuuu").
func undrawn(word string) string {
	if typedAsMeant(word) {
		return word
	}
	if short := single(word); typedAsMeant(short) {
		return short
	}
	return squeezed(word, func(a, b letter) bool { return a.base == b.base })
}

// Drawn reports whether a word is another with letters drawn out: "cuuuu" is
// "cuu".
func Drawn(word, meant string) bool {
	return meant != "" && len(word) > len(meant) && word[0] == meant[0] && single(word) == single(meant)
}

// single writes each run of a letter once.
func single(word string) string {
	return squeezed(word, func(a, b letter) bool { return a == b })
}

// squeezed keeps of each run of like letters the first that has a mark.
func squeezed(word string, alike func(a, b letter) bool) string {
	var kept []rune
	var last letter
	for _, r := range word {
		l, ok := letters.of(r)
		switch {
		case !ok || len(kept) == 0 || last.lower == 0 || !alike(last, l):
			kept = append(kept, r)
		case last.lower == rune(last.base):
			kept[len(kept)-1] = r
		default:
			continue
		}
		last = l
	}
	return string(kept)
}
