package answer_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"hoidap/internal/viet"
)

// spelling is a question as somebody types it, and the kind of typing it is.
type spelling struct{ kind, text string }

// typed is a plain question with its spellings.
type typed struct {
	article   string
	plain     string
	spellings []spelling
}

// leastSpellings is how many spellings make the test worth its name.
const leastSpellings = 240

// mostAstray is how many of a hundred spellings may find another article first:
// a sentence misspelled in nearly every word can be read in two ways.
const mostAstray = 1

// readTyped reads plain questions ("= article: question") and below each its
// spellings, a kind and a text with a tab between.
func readTyped(t testing.TB) (list []typed) {
	t.Helper()
	file, err := os.Open("testdata/typed.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	scanner := bufio.NewScanner(file)
	for line := 1; scanner.Scan(); line++ {
		text := scanner.Text()
		heading, begins := strings.CutPrefix(text, "= ")
		article, plain, _ := strings.Cut(heading, ": ")
		kind, form, spelled := strings.Cut(text, "\t")
		switch {
		case begins:
			list = append(list, typed{article: article, plain: plain})
		case spelled && len(list) > 0:
			last := &list[len(list)-1]
			last.spellings = append(last.spellings, spelling{kind, form})
		case text != "" && !strings.HasPrefix(text, "#"):
			t.Fatalf("testdata/typed.txt:%d: %q", line, text)
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestAsTyped holds that a question leads to the same article first in every
// spelling.
func TestAsTyped(t *testing.T) {
	whole(t)
	judge := open(t).judge
	first := func(text string) string {
		finds := decide(t, judge, text).Finds
		if len(finds) == 0 {
			return ""
		}
		return finds[0].ID
	}
	list := readTyped(t)
	spellings := 0
	for _, question := range list {
		spellings += len(question.spellings)
	}
	if spellings < leastSpellings {
		t.Fatalf("%d spellings, want %d at least", spellings, leastSpellings)
	}
	var astray share
	for _, question := range list {
		if got := first(question.plain); got != question.article {
			t.Errorf("plain: %q finds %q, want %s", question.plain, got, question.article)
		}
		for _, s := range question.spellings {
			got := first(s.text)
			astray.count(got != question.article)
			if got != question.article {
				t.Logf("%s: %q finds %q, want %s (read %q)", s.kind, s.text, got, question.article, viet.Fold(s.text))
			}
		}
	}
	if astray.percent() > mostAstray {
		t.Errorf("%.1f %% of %d spellings find another article, want %d at most", astray.percent(), astray.of, mostAstray)
	}
}
