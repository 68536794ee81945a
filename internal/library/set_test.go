package library_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoidap/internal/desk"
	"hoidap/internal/library"
)

const (
	setFile   = "questions/a.tsv"
	setHeader = "kind\tids\ttext\n"
)

// folderAsked is the folder with files of confirmed questions.
func folderAsked(sets map[string]string) fstest.MapFS {
	files := folder()
	for name, text := range sets {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestConfirmedQuestionsAreLearnedByTheFirstArticle(t *testing.T) {
	knowledge, rows := library.Read(folderAsked(map[string]string{setFile: setHeader +
		"answer\ttien-dien, can-ngheo\tđiện  tháng này ai trả\r\n\nnone\t\tgiá cà phê\n"}))
	if len(rows) > 0 {
		t.Errorf("rows %+v", rows)
	}
	want := []desk.Confirmed{
		{Text: "điện tháng này ai trả", IDs: []string{"tien-dien", "can-ngheo"}, File: setFile, Line: 2},
		{Text: "giá cà phê", File: setFile, Line: 4},
	}
	for i, got := range knowledge.Confirmed {
		if got.Text != want[i].Text || !slices.Equal(got.IDs, want[i].IDs) || got.File != want[i].File || got.Line != want[i].Line {
			t.Errorf("confirmed %+v, want %+v", got, want[i])
		}
	}
	if len(knowledge.Confirmed) != len(want) {
		t.Errorf("%d confirmed, want %d", len(knowledge.Confirmed), len(want))
	}
	day, _ := desk.ParseDay("2026-11-23")
	for _, edition := range desk.Editions(knowledge.Articles, day) {
		learned := slices.Contains(edition.Questions, "điện tháng này ai trả")
		if learned != (edition.ID == "tien-dien") || slices.Contains(edition.Questions, "giá cà phê") {
			t.Errorf("%s is asked %q", edition.ID, edition.Questions)
		}
	}
}

// An index that shares what has not changed must see that an article learned
// something.
func TestLearningChangesTheRevisionOfTheArticleAlone(t *testing.T) {
	var reader library.Reader
	before, _ := reader.Read(folder())
	after, _ := reader.Read(folderAsked(map[string]string{setFile: setHeader + "answer\ttien-dien\tđiện tháng này ai trả\n"}))
	again, _ := reader.Read(folder())
	for i, article := range before.Articles {
		learned := article.ID == "tien-dien"
		if (after.Articles[i].Revision != article.Revision) != learned || again.Articles[i].Revision != article.Revision {
			t.Errorf("%s: revisions %d, %d, %d", article.ID, article.Revision, after.Articles[i].Revision, again.Articles[i].Revision)
		}
	}
}

func TestBadLinesOfConfirmedQuestions(t *testing.T) {
	for _, test := range []struct{ lines, want string }{
		{"answer\ttien-den\tđiện nhà tui\n", ":2 lint.set-id"},
		{"answer\t\tđiện nhà tui\n", ":2 lint.set-no-id"},
		{"none\ttien-dien\tđiện nhà tui\n", ":2 lint.set-none-id"},
		{"urgent\ttien-dien\tđiện giật\n", ":2 lint.set-kind"},
		{"answer\ttien-dien\n", ":2 lint.set-columns"},
		{"answer tien-dien điện nhà tui\n", ":2 lint.set-columns"},
		{"answer\ttien-dien\tđiện\tnhà tui\n", ":2 lint.set-columns"},
		{"answer\ttien-dien\t?!\n", ":2 lint.set-empty"},
		{"answer\ttien-dien\t" + strings.Repeat("điện ", 41) + "\n", ":2 lint.set-long"},
		{"answer\ttien-dien\tgọi tui số 0912.345 678\n", ":2 lint.set-number"},
		{"answer\ttien-dien\tcăn cước 070123456789 có được không\n", ":2 lint.set-number"},
		{"answer\ttien-dien\tvay 100.000.000 trả tiền điện năm 2026\n", ""},
		{"answer\ttien-dien\tai trả điện\nanswer\ttien-dien\tAi trả  điện?\n", ":3 lint.set-twice"},
		{"answer\ttien-dien\tCAN NGHEO LA GI?\n", ":2 lint.set-claimed"},
		{"answer\ttien-dien,can-ngheo\tcan ngheo la gi\n", ""},
		{"none\t\tcan ngheo la gi\n", ":2 lint.set-claimed"},
		{"answer\tcan-ngheo\tcan ngheo la gi\n", ""},
	} {
		knowledge, rows := library.Read(folderAsked(map[string]string{setFile: setHeader + test.lines}))
		got := ""
		for _, row := range rows {
			got += row.Place() + " " + row.Sentence.ID
			if row.Class != library.Writing {
				t.Errorf("%q: class %s", test.lines, row.Class)
			}
		}
		want := test.want
		if want != "" {
			want = setFile + want
		}
		if got != want {
			t.Errorf("%q: rows %q, want %q", test.lines, got, want)
		}
		if kept := strings.Count(test.lines, "\n") - len(rows); len(knowledge.Confirmed) != kept {
			t.Errorf("%q: %d lines are used, want %d", test.lines, len(knowledge.Confirmed), kept)
		}
	}
}

// Whoever saves the list without its first line, or as a table, is told.
func TestFilesOfConfirmedQuestions(t *testing.T) {
	for name, text := range map[string]string{
		"questions/a.tsv": "answer\ttien-dien\tđiện nhà tui\n", "questions/a.csv": "x", "questions/a.xlsx": "x", "dien-nuoc/a.tsv": "x",
	} {
		_, rows := library.Read(folderAsked(map[string]string{name: text}))
		want := "lint.stray-file"
		if name == setFile {
			want = "lint.set-header"
		}
		if len(rows) != 1 || rows[0].File != name || rows[0].Sentence.ID != want {
			t.Errorf("%s: rows %+v", name, rows)
		}
	}
	two := folderAsked(map[string]string{
		setFile: setHeader + "answer\ttien-dien\tai trả điện\n", "questions/b.tsv": setHeader + "none\t\tai trả điện\n",
	})
	if _, rows := library.Read(two); len(rows) != 1 || rows[0].Place() != "questions/b.tsv:2" || rows[0].Sentence.Data["Other"] != setFile+":2" {
		t.Errorf("rows %+v", rows)
	}
}

// Whatever stands in the file: no panic, and each line is used or a row.
func FuzzConfirmed(f *testing.F) {
	f.Add("answer\ttien-dien\tđiện nhà tui\n")
	f.Add("none\t\t\t\r\n\xff\n0\t,\t09 12345678")
	f.Fuzz(func(t *testing.T, text string) {
		knowledge, rows := library.Read(folderAsked(map[string]string{setFile: setHeader + text}))
		lines := 0
		for line := range strings.Lines(text) {
			if strings.TrimSpace(line) != "" {
				lines++
			}
		}
		if used := len(knowledge.Confirmed); used+len(rows) < min(lines, 1) || used > lines {
			t.Errorf("%d lines, %d used, %d rows", lines, used, len(rows))
		}
		for _, c := range knowledge.Confirmed {
			if c.Text == "" || strings.ContainsAny(c.Text, "\t\n") {
				t.Errorf("confirmed %q", c.Text)
			}
		}
	})
}
