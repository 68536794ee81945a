package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/library"
)

// thief is an article about what another one already tells, and its file.
const (
	thief     = "testdata/tap-vo.2026-09-05.md"
	thiefFile = "giao-duc/tap-vo.2026-09-05.md"
)

// whole skips a test that asks the whole base its thousands of questions when
// the race detector is on: a base of a few articles is asked the same way, side
// by side, by TestCompareTellsWhoTookWhat.
func whole(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("asks thousands of questions: run without the race detector")
	}
}

// A clerk adds an article near another one, and is shown what it takes.
func TestAClerkIsShownWhatAnArticleTakes(t *testing.T) {
	t.Parallel()
	whole(t)
	folder := desktop(t, map[string]string{thiefFile: read(t, thief)})
	page := filepath.Join(t.TempDir(), "bao-cao.html")
	got := run(t, "check", folder, "--as-of", clerkDay, "--fail-on", "questions", "--report", page)
	// How many there are depends on weights; what is shown of each does not.
	number := regexp.MustCompile(`\d+ câu`)
	wantSaid(t, number.ReplaceAllString(got.out, "… câu"), linesWith(number.ReplaceAllString(example(t, "cau-bi-lay"), "… câu"),
		"Bài tap-vo ", "“sao lớp có bạn lãnh tiền tập sách mà con tui không có”")...)
	if got.code != 1 || !regexp.MustCompile(` questions asked, \d+ won; \d+ to mend \(questions \d+\)\n$`).MatchString(got.out) {
		t.Errorf("asked to mind it, the check ends with %d\n%s", got.code, got.out)
	}
	wantSaid(t, read(t, page), "Dễ bị lấy", "tien mua tap sach cho con nha ngheo", "sao lớp có bạn lãnh tiền tập sách mà con tui không có", "trả lời từ tap-vo", "no Câu nào cũng ra đúng")
}

// linesWith are the lines of a text that hold any of some words.
func linesWith(text string, words ...string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(line, w) })
	})
}

// What staff confirmed is learned, kept with what is served, and watched.
func TestConfirmedQuestionsAreAnsweredAndWatched(t *testing.T) {
	t.Parallel()
	whole(t)
	const list = "testdata/confirmed.tsv"
	share := regexp.MustCompile(`(?m)^typed +(\S+)%`)
	taught := desktop(t, map[string]string{"questions/da-xac-nhan.tsv": read(t, list)})
	before := share.FindStringSubmatch(wantOut(t, "", "eval", list, "--as-of", clerkDay))
	after := share.FindStringSubmatch(wantOut(t, "", "eval", list, "--as-of", clerkDay, "--knowledge", taught))
	// One of them is told of a danger before anything else.
	if len(before) == 0 || len(after) == 0 || len(after[1]) != 4 || after[1] < "90.0" || before[1] > after[1] {
		t.Errorf("answered at once: %v before, %v after", before, after)
	}
	kept := &spare{t.TempDir()}
	if err := kept.save(os.DirFS(taught), func() bool { return true }); err != nil {
		t.Fatal(err)
	}
	if knowledge, ok := kept.read(); !ok || len(knowledge.Confirmed) != 34 {
		t.Errorf("the copy is good: %t, with %d confirmed questions", ok, len(knowledge.Confirmed))
	}
	// A question no article should answer is answered: a row with file and line.
	write(t, filepath.Join(taught, "questions", "a.tsv"), "kind\tids\ttext\nnone\t\txin the bao hiem y te cho ho ngheo o dau\n")
	wantOut(t, `(?m)^\S+: Bài bhyt-ho-ngheo nhận 1 câu .*\n  questions/a\.tsv:2: “xin the bao hiem(?s:.*) to mend \(questions \d+\)\n`,
		"check", taught, "--as-of", clerkDay, "--against", filepath.Join(kept.data, spareFile))
}

// The example of the guide has no mistake in it.
func TestTheConfirmedQuestionsOfTheGuideAreRead(t *testing.T) {
	t.Parallel()
	folder := desktop(t, map[string]string{"questions/da-xac-nhan.tsv": example(t, "cau-xac-nhan")})
	known, rows := library.Read(os.DirFS(folder))
	if len(known.Confirmed) != 3 || len(rows) != 0 {
		t.Errorf("%d confirmed questions, rows %+v", len(known.Confirmed), rows)
	}
}

func TestAgainstWhatCannotBeServed(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "none.zip"): "cannot open",
		filepath.Join(root(t), "README.md"):    "cannot open",
		filepath.Join(root(t), "docs"):         "could not be served",
	} {
		if got := run(t, "check", "--against", path); got.code != 1 || !strings.Contains(got.err, "check: --against") || !strings.Contains(got.err, want) {
			t.Errorf("against %s the check ends with %d and %s", path, got.code, got.err)
		}
	}
}

// smallBook is the book of a few articles, each with its title and questions.
func smallBook(t *testing.T, former *book, articles map[string][]string) *book {
	t.Helper()
	day, err := desk.ParseDay(clerkDay)
	if err != nil {
		t.Fatal(err)
	}
	var known desk.Knowledge
	for id, texts := range articles {
		known.Articles = append(known.Articles, desk.Article{
			ID: id, File: id + ".md", Title: texts[0], Short: texts[0], Questions: texts[1:],
			Period: desk.Period{From: desk.NewDay(2026, time.January, 1)}, Revision: uint64(len(strings.Join(texts, ""))),
		})
	}
	b, err := newBook(known, day, former)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Questions that are taken stand with who took them; those that went nowhere
// and those that came home are told apart.
func TestCompareTellsWhoTookWhat(t *testing.T) {
	t.Parallel()
	before := map[string][]string{
		"bo":    {"Giúp bò giống", "xin con bò giống", "muốn có bò nuôi"},
		"gieng": {"Khoan giếng nước", "khoan cái giếng nhà tui", "giếng cạn hết nước"},
		"vay":   {"Vay tiền ngân hàng", "mượn tiền ngân hàng ở đâu", "vay nuôi dê lấy sữa"},
	}
	after := maps.Clone(before)
	after["bo"] = []string{"Khoan giếng nước cho nhà cạn giếng", "giếng cạn hết nước", "giếng cạn hết nước rồi", "nhà giếng cạn hết nước"}
	after["gieng"] = []string{"Khoan giếng", "khoan cái giếng nhà tui", "giếng cạn hết nước"}
	former := smallBook(t, nil, before)
	got, err := compare(t.Context(), former, smallBook(t, former, after), &pace{tell: func(int) {}})
	if err != nil {
		t.Fatal(err)
	}
	taken := slices.ContainsFunc(got.shifts, func(s shift) bool {
		return s.drift == stolen && s.taker == "bo" && s.owner == "gieng" && len(s.asked) == 1 && s.asked[0].text == "giếng cạn hết nước"
	})
	if !taken || got.asked != 7 || got.won != 3 {
		t.Errorf("%s: %+v", got, got.shifts)
	}
}

// What is measured by must not be learned.
func TestNoMeasuredQuestionIsLearned(t *testing.T) {
	t.Parallel()
	learned := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(root(t), "knowledge", "questions", "*.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of confirmed questions, %v", len(files), err)
	}
	for _, file := range files {
		for line := range strings.Lines(read(t, file)) {
			_, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
			learned[text[strings.LastIndex(text, "\t")+1:]] = true
		}
	}
	for _, set := range []string{"questions.tsv", "more-questions.tsv"} {
		file, err := os.Open(filepath.Join(root(t), "internal", "answer", "testdata", set))
		if err != nil {
			t.Fatal(err)
		}
		list, err := readQuestions(set, file)
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, asked := range list {
			if learned[strings.TrimSpace(asked.text)] {
				t.Errorf("%s:%d stands in knowledge/questions", set, asked.line)
			}
		}
	}
}

func TestDriftOf(t *testing.T) {
	t.Parallel()
	mine, none := owned{text: "?", ids: []string{"a", "b"}}, owned{text: "?"}
	answers := func(id string) *said { return &said{desk.Answer, id} }
	asks := func(id string) *said { return &said{desk.AskBack, id} }
	gone, alarm := &said{verdict: desk.HandOver}, &said{desk.Urgent, "c"}
	for _, test := range []struct {
		of            owned
		before, after *said
		want          drift
	}{
		{mine, answers("a"), answers("a"), ""},
		{mine, answers("a"), answers("b"), ""},
		{mine, nil, answers("a"), ""},
		{mine, nil, asks("a"), ""},
		{mine, nil, answers("c"), astray},
		{mine, nil, gone, astray},
		{mine, answers("c"), answers("c"), astray},
		{mine, answers("a"), answers("c"), stolen},
		{mine, asks("b"), asks("c"), stolen},
		{mine, answers("a"), gone, lost},
		{mine, answers("a"), alarm, lost},
		{mine, answers("a"), asks("a"), shaken},
		{mine, asks("a"), answers("a"), won},
		{mine, gone, asks("a"), won},
		{none, gone, answers("c"), stolen},
		{none, asks("c"), gone, ""},
		{none, answers("c"), asks("c"), won},
		{none, nil, answers("c"), astray},
	} {
		if got := driftOf(test.of, test.before, *test.after, nil); got != test.want {
			t.Errorf("%v: from %+v to %+v is %q, want %q", test.of.ids, test.before, test.after, got, test.want)
		}
	}
	// An article about a danger is well served by the alarm, and no other is.
	for _, test := range []struct {
		dangers []string
		want    drift
	}{{[]string{"b", "c"}, ""}, {[]string{"c"}, astray}} {
		if got := driftOf(mine, nil, *alarm, test.dangers); got != test.want {
			t.Errorf("with dangers %q it is %q, want %q", test.dangers, got, test.want)
		}
	}
}

// Questions left out are dealt so that an article keeps most of its own.
func TestDealt(t *testing.T) {
	t.Parallel()
	var near []owned
	for i := range 12 {
		near = append(near, owned{text: strings.Repeat("a", i), ids: []string{"x"}}, owned{text: strings.Repeat("b", i), ids: []string{"y"}})
	}
	hands := dealt(near)
	n := 0
	for _, hand := range hands {
		n += len(hand)
		if of := len(slices.DeleteFunc(slices.Clone(hand), func(o owned) bool { return o.owner() != "x" })); of < 2 || of > 3 {
			t.Errorf("%d questions of one article in a round", of)
		}
	}
	if len(hands) != rounds || n != len(near) {
		t.Errorf("%d rounds with %d questions", len(hands), n)
	}
	if hands := dealt(nil); len(hands) != 0 {
		t.Errorf("%d rounds for nothing", len(hands))
	}
}
