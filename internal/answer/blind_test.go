package answer_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// TestBlindAlarms holds floors under what is heard of dangers that were put in
// words before anybody looked at the vocabulary, and under how calm questions in
// the same words stay. They are the third of what was written so that was never read
// afterwards; the rest is what dangers.yaml teaches.
func TestBlindAlarms(t *testing.T) {
	whole(t)
	judge := open(t).judge
	for _, list := range []struct {
		name        string
		least, most float64 // percent of all that raise an alarm
	}{
		{"blind-alarms-dangers-held-back", 97, 100},
		{"blind-alarms-calm-held-back", 0, 8},
		{"second-blind-dangers-held-back", 92, 100},
		{"second-blind-calm-held-back", 0, 10},
		{"third-blind-dangers-held-back", 78, 100},
		{"third-blind-calm-held-back", 0, 12},
	} {
		var raised share
		for _, text := range textsOf(t, "testdata/"+list.name+".tsv") {
			for _, typed := range []string{text, viet.Fold(text)} {
				raised.count(decide(t, judge, typed).Verdict == desk.Urgent)
			}
		}
		t.Logf("%s: %.1f %% of %d raise an alarm", list.name, raised.percent(), raised.of)
		if raised.of == 0 || raised.percent() < list.least || raised.percent() > list.most {
			t.Errorf("%s: %.1f %%, want %.0f to %.0f %%", list.name, raised.percent(), list.least, list.most)
		}
	}
}

// textsOf reads the texts of a list of questions.
func textsOf(t *testing.T, name string) (texts []string) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	reader := csv.NewReader(file)
	reader.Comma, reader.LazyQuotes = '\t', true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		texts = append(texts, strings.TrimSpace(row[2]))
	}
	return texts
}
