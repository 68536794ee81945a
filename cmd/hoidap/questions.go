package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// Kinds of question in an evaluation file.
const (
	kindAnswer = "answer"
	kindNone   = "none"
	kindUrgent = "urgent"
)

// questionKinds lists what may stand in the first column.
var questionKinds = []string{kindAnswer, kindNone, kindUrgent, "person", "clarify", "smalltalk", "privacy"}

// asked is one line of an evaluation file.
type asked struct {
	line int
	kind string
	ids  []string // acceptable articles
	text string
}

// accepts reports whether an article answers the question.
func (a asked) accepts(id string) bool { return slices.Contains(a.ids, id) }

// readQuestions reads a file of kind, ids and text with tabs between, the names
// of the columns on its first line.
func readQuestions(name string, r io.Reader) ([]asked, error) {
	var list []asked
	scanner := bufio.NewScanner(r)
	line := 1
	for ; scanner.Scan(); line++ {
		text := strings.TrimRight(scanner.Text(), "\r")
		if line == 1 || strings.TrimSpace(text) == "" {
			continue
		}
		columns := strings.Split(text, "\t")
		if len(columns) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, want kind, ids and text with tabs between", name, line, len(columns))
		}
		if !slices.Contains(questionKinds, columns[0]) {
			return nil, fmt.Errorf("%s:%d: kind %q, want one of %s", name, line, columns[0], strings.Join(questionKinds, ", "))
		}
		if strings.TrimSpace(columns[2]) == "" {
			return nil, fmt.Errorf("%s:%d: the text is empty", name, line)
		}
		ids := strings.FieldsFunc(columns[1], func(r rune) bool { return r == ',' || r == ' ' })
		list = append(list, asked{line: line, kind: columns[0], ids: ids, text: columns[2]})
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: cannot be read: is it a file of text, and this line below %d bytes?", name, line, bufio.MaxScanTokenSize)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: no questions in it", name)
	}
	return list, nil
}

// typing is one way the same questions may be typed.
type typing struct {
	name string
	text func(a asked) string
}

// typings are the three forms every question is asked in.
var typings = []typing{
	{"typed", func(a asked) string { return a.text }},
	{"folded", func(a asked) string { return viet.Fold(a.text) }},
	{"slips", func(a asked) string { return slip(a.text, uint64(a.line)) }},
}

// wordsPerSlip is how many words hold one typing slip.
const wordsPerSlip = 6

// slip makes one random typing slip per six words, at least one: two letters
// swapped, one left out, one doubled, or a neighbour on the keyboard hit. The
// same seed makes the same slips.
func slip(text string, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 2026))
	words := strings.Fields(text)
	for range max(1, (len(words)+wordsPerSlip/2)/wordsPerSlip) {
		at := random.IntN(len(words))
		words[at] = slipWord(words[at], random)
	}
	return strings.Join(words, " ")
}

// keyboard gives each key the one to its right.
var keyboard = strings.NewReplacer("q", "w", "e", "r", "t", "y", "u", "i", "o", "p", "a", "s", "d", "f", "g", "h",
	"k", "l", "z", "x", "c", "v", "b", "n", "m", "n", "i", "o", "h", "j", "n", "m", "r", "t", "y", "u")

func slipWord(word string, random *rand.Rand) string {
	letters := []rune(word)
	if len(letters) < 2 {
		return word
	}
	at := random.IntN(len(letters) - 1)
	switch random.IntN(4) {
	case 0:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	case 1:
		letters = slices.Delete(letters, at, at+1)
	case 2:
		letters = slices.Insert(letters, at, letters[at])
	default:
		letters = slices.Replace(letters, at, at+1, []rune(keyboard.Replace(string(letters[at])))...)
	}
	return string(letters)
}
