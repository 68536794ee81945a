package locale

import (
	"regexp"
	"slices"
	"strings"
)

// fieldMark is the only form of a template a sentence may hold.
var fieldMark = regexp.MustCompile(`\{\{ *\.([A-Z][A-Za-z0-9]*) *\}\}`)

// fieldsOf lists the names in a sentence, each once and in order.
func fieldsOf(text string) []string {
	var names []string
	for _, match := range fieldMark.FindAllStringSubmatch(text, -1) {
		names = append(names, match[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// wellFormed reports whether all braces of a sentence belong to fields.
func wellFormed(text string) bool {
	rest := fieldMark.ReplaceAllLiteralString(text, "")
	return !strings.Contains(rest, "{{") && !strings.Contains(rest, "}}")
}

// sentenceEnd is where one sentence ends and the next may begin; the dots of
// 1.500.000 are none.
var sentenceEnd = regexp.MustCompile(`[.!?…]+(?:\s|$)|\n`)

// longest counts the words of the longest sentence of a text.
func longest(text string) int {
	most := 0
	for _, s := range sentenceEnd.Split(fieldMark.ReplaceAllLiteralString(text, "x"), -1) {
		most = max(most, len(strings.Fields(s)))
	}
	return most
}
