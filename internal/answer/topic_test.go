package answer_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// mostMistaken is how many of a thousand questions that stand by themselves may
// be decided otherwise because something was talked about before.
const mostMistaken = 4

// A question that stands by itself is decided the same in the middle of a talk
// about something else.
func TestNewTopicIsNew(t *testing.T) {
	whole(t)
	d := open(t)
	asked, otherwise := 0, 0
	for _, file := range []string{"testdata/questions.tsv", "testdata/more-questions.tsv"} {
		list, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(list)) {
			cells := strings.Split(strings.TrimSpace(line), "\t")
			text := cells[len(cells)-1]
			for _, text := range []string{text, viet.Fold(text)} {
				alone := decide(t, d.judge, text)
				for _, about := range []string{"bhyt-ho-ngheo", "huu-tri-xa-hoi"} {
					got, err := d.judge.Decide(context.Background(), desk.Question{Text: text, Day: asOf, About: about})
					if err != nil {
						t.Fatal(err)
					}
					asked++
					if got.Verdict != alone.Verdict || strings.Join(got.Articles, " ") != strings.Join(alone.Articles, " ") {
						otherwise++
						t.Logf("%q after %s: %s %v, alone %s %v", text, about, got.Verdict, got.Articles, alone.Verdict, alone.Articles)
					}
				}
			}
		}
	}
	if 1000*otherwise > mostMistaken*asked {
		t.Errorf("%d of %d questions are decided otherwise in a talk", otherwise, asked)
	}
}
