package answer_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hoidap/internal/desk"
)

// keyboard is a way to type Vietnamese with keys of ASCII: by combining mark,
// the key that makes it; a circumflex without a key repeats its letter.
type keyboard struct {
	marks map[rune]string
	bar   string
	last  bool // the key of the tone comes after the whole syllable
}

var (
	telexMarks = map[rune]string{'\u0300': "f", '\u0301': "s", '\u0309': "r", '\u0303': "x", '\u0323': "j", '\u0306': "w", '\u031b': "w"}
	vniMarks   = map[rune]string{'\u0300': "2", '\u0301': "1", '\u0309': "3", '\u0303': "4", '\u0323': "5", '\u0302': "6", '\u031b': "7", '\u0306': "8"}
)

// tones are the combining marks that are one.
const tones = "\u0300\u0301\u0309\u0303\u0323"

// strokes writes a text as the keys that were hit.
func (k keyboard) strokes(text string) string {
	words := strings.Fields(norm.NFD.String(strings.ToLower(text)))
	for i, word := range words {
		var typed, tone strings.Builder
		letter := ""
		for _, r := range word {
			key, mark := k.marks[r]
			switch {
			case r == '\u0302' && !mark:
				typed.WriteString(letter)
			case mark && k.last && strings.ContainsRune(tones, r):
				tone.WriteString(key)
			case mark:
				typed.WriteString(key)
			case r == 'đ':
				typed.WriteString("d" + k.bar)
			default:
				letter = string(r)
				typed.WriteRune(r)
			}
		}
		bare := strings.TrimRight(typed.String(), ".,;:?!")
		words[i] = bare + tone.String() + typed.String()[len(bare):]
	}
	return strings.Join(words, " ")
}

// swapped exchanges strings for each other in every word of a text where chance
// has it.
func swapped(text string, chance float64, random *rand.Rand, change func(word string) string) string {
	words := strings.Fields(text)
	for i, word := range words {
		if random.Float64() < chance {
			words[i] = change(word)
		}
	}
	return strings.Join(words, " ")
}

// southern writes the end of a word as it sounds in the South.
func southern(word string) string {
	for _, coda := range [][2]string{{"ng", "n"}, {"nh", "n"}, {"ch", "t"}, {"n", "ng"}, {"c", "t"}, {"t", "c"}} {
		if stem, ok := strings.CutSuffix(word, coda[0]); ok && stem != "" {
			return stem + coda[1]
		}
	}
	return word
}

// drawn draws out the last letter of a word.
func drawn(word string) string {
	r, size := utf8.DecodeLastRuneInString(word)
	if r < 'a' {
		return word
	}
	last := norm.NFD.String(word[len(word)-size:])[:1]
	return word + strings.Repeat(last, 3)
}

// broken writes ngã for hỏi and hỏi for ngã.
func broken(text string) string {
	exchange := strings.NewReplacer("\u0309", "\u0303", "\u0303", "\u0309")
	return norm.NFC.String(exchange.Replace(norm.NFD.String(text)))
}

// way is one way to type any text, and how often at least a decision stays the
// same and an alarm is raised that is raised for the plain text.
type way struct {
	name         string
	same, raised float64 // percent
	form         func(string) string
}

func ways() []way {
	random := rand.New(rand.NewPCG(4, 2))
	return []way{
		{"decomposed", 100, 100, norm.NFD.String},
		{"capitals", 100, 100, strings.ToUpper},
		{"telex", 99, 99, keyboard{marks: telexMarks, bar: "d"}.strokes},
		{"telex, tone last", 99, 99, keyboard{marks: telexMarks, bar: "d", last: true}.strokes},
		{"vni", 99, 99, keyboard{marks: vniMarks, bar: "9"}.strokes},
		{"vni, tone last", 99, 99, keyboard{marks: vniMarks, bar: "9", last: true}.strokes},
		{"drawn out", 98, 98, func(text string) string { return swapped(text, 0.3, random, drawn) }},
		{"hỏi for ngã", 99, 97, broken},
		{"southern ends", 90, 78, func(text string) string { return swapped(text, 0.3, random, southern) }},
	}
}

// TestTypedByMachine holds that questions lead to the same article first when
// all of them are typed in one way.
func TestTypedByMachine(t *testing.T) {
	whole(t)
	judge := open(t).judge
	list := readQuestions(t, "testdata/questions.tsv")
	for _, way := range ways() {
		var same share
		for _, asked := range list {
			text := way.form(asked.text)
			plain, form := decide(t, judge, asked.text).Finds, decide(t, judge, text).Finds
			if len(plain) == 0 {
				continue
			}
			alike := len(form) > 0 && form[0].ID == plain[0].ID
			if same.count(alike); !alike {
				t.Logf("%s: %q, for %q", way.name, text, asked.text)
			}
		}
		t.Logf("%s: %.1f %% of %d find the same article first", way.name, same.percent(), same.of)
		if same.percent() < way.same {
			t.Errorf("%s: want %.0f %%", way.name, way.same)
		}
	}
}

// TestAlarmsTyped holds that danger is heard however it is typed, and that
// nothing else sounds like it then.
func TestAlarmsTyped(t *testing.T) {
	whole(t)
	judge := open(t).judge
	for _, way := range ways() {
		var raised, falsely share
		for _, danger := range readDangers(t) {
			text := way.form(danger.text)
			urgent := decide(t, judge, text).Verdict == desk.Urgent
			if danger.alarm == "" {
				falsely.count(urgent)
			} else {
				raised.count(urgent)
			}
			if urgent != (danger.alarm != "") {
				t.Logf("%s: %q, for %q, urgent %v", way.name, text, danger.text, urgent)
			}
		}
		t.Logf("%s: %.1f %% of %d alarms raised, %.1f %% of %d falsely", way.name, raised.percent(), raised.of, falsely.percent(), falsely.of)
		if raised.percent() < way.raised || falsely.percent() > 100-way.same {
			t.Errorf("%s: want %.0f %% raised at least and %.0f %% falsely at most", way.name, way.raised, 100-way.same)
		}
	}
}
