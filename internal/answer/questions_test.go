package answer_test

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// asked is one line of a file of questions.
type asked struct {
	kind string
	ids  []string // acceptable articles
	text string
}

// readQuestions reads a file of kind, ids and text with tabs between.
func readQuestions(t testing.TB, name string) []asked {
	t.Helper()
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here: nothing to measure", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var list []asked
	scanner := bufio.NewScanner(file)
	for line := 1; scanner.Scan(); line++ {
		columns := strings.Split(scanner.Text(), "\t")
		if len(columns) != 3 {
			t.Fatalf("%s:%d: %d columns", name, line, len(columns))
		}
		if line > 1 {
			list = append(list, asked{columns[0], strings.Split(columns[1], ","), columns[2]})
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// beside is a path in the folder of shared things next to the project.
func beside(t testing.TB, name string) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return filepath.Join(folder, "..", "shared", name)
		}
		up := filepath.Dir(folder)
		if up == folder {
			t.Fatal("no go.mod above the test")
		}
		folder = up
	}
}

// typings are the forms every question is asked in.
var typings = []struct {
	name string
	form func(string) string
}{
	{"as typed", func(text string) string { return text }},
	{"without diacritics", viet.Fold},
}

// share counts what happened among the questions it is of.
type share struct{ yes, of int }

func (s *share) count(yes bool) {
	s.of++
	if yes {
		s.yes++
	}
}

func (s share) percent() float64 { return 100 * float64(s.yes) / float64(max(1, s.of)) }

// tally is how a list of questions went.
type tally struct {
	first, rightInThree, wrong share // of those an article answers
	falseAnswer                share // of those none answers
	urgent                     share // of the urgent ones
	notUrgent                  share // of all others: alarms raised
}

func measure(t testing.TB, judge *answer.Judge, list []asked, form func(string) string) (sum tally) {
	t.Helper()
	for _, asked := range list {
		decision := decide(t, judge, form(asked.text))
		acceptable := func(id string) bool { return slices.Contains(asked.ids, id) }
		answers := decision.Verdict == desk.Answer
		switch asked.kind {
		case "answer":
			offered := answers || decision.Verdict == desk.AskBack
			sum.first.count(answers && acceptable(decision.Articles[0]))
			sum.wrong.count(answers && !acceptable(decision.Articles[0]))
			sum.rightInThree.count(offered && slices.ContainsFunc(decision.Articles, acceptable))
		case "none":
			sum.falseAnswer.count(answers)
		case "urgent":
			sum.urgent.count(decision.Verdict == desk.Urgent)
			continue
		}
		sum.notUrgent.count(decision.Verdict == desk.Urgent)
	}
	return sum
}

// measured is the project's own lists of questions, with what holds for each: all
// figures are percent. What is asked was written blind, some of it on purpose as
// nobody asks (third- and fifth-held-back), some for a detail that no article tells
// (near-details- and loan-details-held-back).
var measured = []struct {
	name              string
	first, three      float64 // least answered right at once, and right among three
	wrong, falsely    float64 // most answered wrong, and answered though nothing answers
	urgent, notUrgent float64 // least dangers heard, most others taken for one
}{
	{"questions", 93, 97, 4, 5, 100, 2},
	{"more-questions", 93, 97, 3, 5, 100, 1},
	{"held-back", 90, 95, 3, 3, 95, 3},
	{"second-held-back", 93, 97, 3, 6, 100, 3},
	{"third-held-back-papers", 74, 90, 8, 0, 0, 3},
	{"third-held-back-loans", 85, 93, 6, 0, 0, 3},
	{"third-held-back-aid", 76, 86, 9, 0, 0, 10},
	{"third-held-back-outside", 80, 90, 3, 16, 0, 9},
	{"fourth-held-back", 92, 97, 2, 5, 97, 4},
	{"fifth-held-back", 75, 88, 6, 0, 0, 6},
	{"near-details-held-back", 0, 0, 0, 18, 0, 5},
	{"loan-details-held-back", 0, 0, 0, 27, 0, 4},
}

// TestQuestions holds the figures of the project's own questions above floors.
func TestQuestions(t *testing.T) {
	whole(t)
	judge := open(t).judge
	for _, list := range measured {
		asked := readQuestions(t, "testdata/"+list.name+".tsv")
		for _, typing := range typings {
			sum := measure(t, judge, asked, typing.form)
			for _, floor := range []struct {
				name        string
				got         share
				least, most float64
			}{
				{"right at once", sum.first, list.first, 100},
				{"right in three", sum.rightInThree, list.three, 100},
				{"wrong", sum.wrong, 0, list.wrong},
				{"false answer", sum.falseAnswer, 0, list.falsely},
				{"urgent", sum.urgent, list.urgent, 100},
				{"false alarms", sum.notUrgent, 0, list.notUrgent},
			} {
				if floor.got.of == 0 {
					continue
				}
				percent := floor.got.percent()
				t.Logf("%s, %s: %s %.1f %% of %d", list.name, typing.name, floor.name, percent, floor.got.of)
				if percent < floor.least || percent > floor.most {
					t.Errorf("%s, %s: %s %d of %d (%.1f %%), want %.1f to %.1f %%",
						list.name, typing.name, floor.name, floor.got.yes, floor.got.of, percent, floor.least, floor.most)
				}
			}
		}
	}
}

// TestSharedQuestions holds that every urgent one of the shared questions, and
// no other, raises an alarm.
func TestSharedQuestions(t *testing.T) {
	list := readQuestions(t, beside(t, "eval/dev-questions.tsv"))
	judge := open(t).judge
	for _, typing := range typings {
		for _, asked := range list {
			text := typing.form(asked.text)
			if urgent := decide(t, judge, text).Verdict == desk.Urgent; urgent != (asked.kind == "urgent") {
				t.Errorf("%s: %q is %s, urgent %v", typing.name, text, asked.kind, urgent)
			}
		}
	}
}

// TestArticlesOwnQuestions holds that the questions an article's writer foresaw
// are questions, and that the search brings up that article first.
func TestArticlesOwnQuestions(t *testing.T) {
	whole(t)
	const least = 95 // percent
	desks := open(t)
	for _, typing := range typings {
		var first share
		for _, edition := range desks.editions {
			for _, question := range edition.Questions {
				text := typing.form(question)
				_, finds, err := desks.index.Find(t.Context(), text, 1)
				if err != nil {
					t.Fatal(err)
				}
				right := len(finds) == 1 && finds[0].ID == edition.ID
				first.count(right)
				if !right {
					t.Logf("%s: %q of %s finds %s", typing.name, text, edition.ID, namesOf(finds))
				}
				d := decide(t, desks.judge, text)
				if d.Verdict == desk.SmallTalk || d.Verdict == desk.Urgent && !desks.dangerous(edition) {
					t.Errorf("%s: %q of %s is %s %v", typing.name, text, edition.ID, d.Verdict, phraseOf(d))
				}
			}
		}
		t.Logf("%s: %d of %d questions find their article first (%.1f %%)", typing.name, first.yes, first.of, first.percent())
		if first.percent() < least {
			t.Errorf("%s: %.1f %% find their article first, want %d", typing.name, first.percent(), least)
		}
	}
}

// namesOf lists the IDs of finds.
func namesOf(finds []desk.Find) (ids []string) {
	for _, find := range finds {
		ids = append(ids, find.ID)
	}
	return ids
}
