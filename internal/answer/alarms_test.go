package answer_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// danger is one line of the file of alarms.
type danger struct {
	alarm string // its ID, "" for none
	text  string
	asIs  bool // not asked without diacritics
}

func readDangers(t testing.TB) []danger {
	t.Helper()
	file, err := os.Open("testdata/alarms.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var list []danger
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		line, asIs := strings.CutPrefix(line, "=")
		alarm, text, ok := strings.Cut(line, "|")
		if !ok {
			t.Fatalf("%q: want an alarm and a text with | between", line)
		}
		alarm = strings.TrimSpace(alarm)
		if alarm == "-" {
			alarm = ""
		}
		list = append(list, danger{alarm, strings.TrimSpace(text), asIs})
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestAlarms asks every line of the file, with and without diacritics.
func TestAlarms(t *testing.T) {
	whole(t)
	list := readDangers(t)
	if len(list) < 600 {
		t.Fatalf("%d lines, want 600 at least", len(list))
	}
	judge := open(t).judge
	for _, danger := range list {
		texts := []string{danger.text}
		if !danger.asIs {
			texts = append(texts, viet.Fold(danger.text))
		}
		for _, text := range texts {
			decision := decide(t, judge, text)
			if got := decision.Alarm.ID; got != danger.alarm || (decision.Verdict == desk.Urgent) != (got != "") {
				t.Errorf("%q raises %q %v, want %q", text, got, phraseOf(decision), danger.alarm)
			}
		}
	}
}

// TestOutsideIsCalm holds that hardly a question about a subject outside raises
// an alarm: some tell of a danger all the same.
func TestOutsideIsCalm(t *testing.T) {
	whole(t)
	const most = 0.5 // percent
	desks := open(t)
	var falsely share
	for _, subject := range desks.Outside {
		for _, question := range subject.Questions {
			for _, typing := range typings {
				text := typing.form(question)
				decision := decide(t, desks.judge, text)
				if falsely.count(decision.Verdict == desk.Urgent); decision.Verdict == desk.Urgent {
					t.Logf("%q raises %q %v", text, decision.Alarm.ID, phraseOf(decision))
				}
			}
		}
	}
	if falsely.of == 0 || falsely.percent() > most {
		t.Errorf("%d of %d raise an alarm, want %.1f %% at most", falsely.yes, falsely.of, most)
	}
}

// phraseOf is the phrase an alarm was raised by.
func phraseOf(d desk.Decision) any {
	if len(d.Why) == 0 {
		return nil
	}
	return d.Why[0].Data["Phrase"]
}
