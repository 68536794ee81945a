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
	list := readDangers(t)
	if len(list) < 240 {
		t.Fatalf("%d lines, want 240 at least", len(list))
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

// phraseOf is the phrase an alarm was raised by.
func phraseOf(d desk.Decision) any {
	if len(d.Why) == 0 {
		return nil
	}
	return d.Why[0].Data["Phrase"]
}
