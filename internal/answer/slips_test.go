package answer_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// slipped gives a text with one slip of the finger in one of its words: two
// letters exchanged, one left out, one hit twice, or another one hit.
func slipped(text string, random *rand.Rand) string {
	words := strings.Fields(text)
	at := random.IntN(len(words))
	letters := []rune(words[at])
	if len(letters) < 2 {
		return text
	}
	i := random.IntN(len(letters) - 1)
	head, tail := string(letters[:i]), string(letters[i+1:])
	switch random.IntN(4) {
	case 0:
		letters[i], letters[i+1] = letters[i+1], letters[i]
		words[at] = string(letters)
	case 1:
		words[at] = head + tail
	case 2:
		words[at] = head + string(letters[i]) + string(letters[i:])
	default:
		words[at] = head + string("asdfghjklwerxcvbn"[random.IntN(17)]) + tail
	}
	return strings.Join(words, " ")
}

// TestAlarmsWithSlips holds shares over many slips: a slip can turn any word
// into another, so that no single text can be promised.
func TestAlarmsWithSlips(t *testing.T) {
	whole(t)
	const tries = 20
	const least, most = 95.0, 4.5 // percent of alarms raised, of false ones
	const mostAstray = 0.2        // percent of false ones where nothing sounds like danger
	desks := open(t)
	judge := desks.judge
	random := rand.New(rand.NewPCG(11, 23))
	var raised, falsely share
	for _, danger := range readDangers(t) {
		for range tries {
			urgent := decide(t, judge, slipped(danger.text, random)).Verdict == desk.Urgent
			if danger.alarm == "" {
				falsely.count(urgent)
			} else {
				raised.count(urgent)
			}
		}
	}
	t.Logf("with a slip: %.1f %% of %d alarms raised, %.1f %% of %d falsely", raised.percent(), raised.of, falsely.percent(), falsely.of)
	if raised.percent() < least || falsely.percent() > most {
		t.Errorf("want %.0f %% raised at least and %.0f %% falsely at most", least, most)
	}
	// An article about danger is what its alarm leads to; no other raises one.
	var astray share
	for _, edition := range desks.editions {
		if desks.dangerous(edition) {
			continue
		}
		for _, question := range edition.Questions {
			text := slipped(question, random)
			urgent := decide(t, judge, text).Verdict == desk.Urgent
			if astray.count(urgent); urgent {
				t.Logf("%q, a slip in %q, raises an alarm", text, question)
			}
		}
	}
	t.Logf("of the %d questions of other articles %.2f %%", astray.of, astray.percent())
	if astray.percent() > mostAstray {
		t.Errorf("want %.1f %% at most", mostAstray)
	}
}
