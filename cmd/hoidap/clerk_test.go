package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/config"
)

// The guide clerks write articles by, the file its examples are saved as, and
// the day these tests write on.
const (
	guideFile   = "docs/huong-dan-bai-viet.md"
	clerkID     = "muon-xe-dap"
	clerkFile   = "giao-duc/" + clerkID + ".2026-09-05.md"
	clerkDay    = "2026-11-24"
	clerkQuery  = "muon xe dap di hoc"
	clerkBefore = "300.000 đồng"
	clerkAfter  = "400.000 đồng"
)

// guide is the guide's text.
func guide(t *testing.T) string {
	t.Helper()
	return read(t, filepath.Join(root(t), guideFile))
}

// example is a text the guide shows: what stands in the fence, or in the
// quotation, below the comment that marks it.
func example(t *testing.T, mark string) string {
	t.Helper()
	_, rest, found := strings.Cut(guide(t), "<!-- "+mark+" -->\n")
	if !found {
		t.Fatalf("%s shows no %s", guideFile, mark)
	}
	opening, rest, _ := strings.Cut(rest, "\n")
	if quoted, ok := strings.CutPrefix(opening, "> "); ok {
		return quoted
	}
	text, _, closed := strings.Cut(rest, "```\n")
	if !strings.HasPrefix(opening, "```") || !closed {
		t.Fatalf("%s: below %s stands no fence", guideFile, mark)
	}
	return text
}

// desktop is a clerk's copy of all articles, with files of one's own.
func desktop(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := filepath.Join(copyOf(t), "knowledge")
	for name, text := range files {
		write(t, filepath.Join(folder, name), text)
	}
	return folder
}

// rowsOn are the rows a check prints about the clerk's article on a day.
func rowsOn(t *testing.T, folder, day string) []string {
	t.Helper()
	lines := strings.Split(run(t, "check", folder, "--quick", "--as-of", day).out, "\n")
	return slices.DeleteFunc(lines, func(line string) bool { return !strings.Contains(line, clerkID) })
}

// heardOn is what the desk answers on a day.
func heardOn(t *testing.T, folder, day string) string {
	t.Helper()
	return wantOut(t, `^Mượn xe đạp đi học\n`, "ask", "--knowledge", folder, "--as-of", day, clerkQuery)
}

// wantSaid wants words in an answer, or out of it when they begin with "no ".
func wantSaid(t *testing.T, answer string, words ...string) {
	t.Helper()
	for _, w := range words {
		if absent, ok := strings.CutPrefix(w, "no "); ok == strings.Contains(answer, strings.TrimPrefix(w, "no ")) {
			t.Errorf("wanted %q (absent: %q) of\n%s", w, absent, answer)
		}
	}
}

func TestTheExampleOfTheGuideIsAnswered(t *testing.T) {
	t.Parallel()
	whole(t)
	folder := desktop(t, map[string]string{clerkFile: example(t, "bai-mau")})
	wantOut(t, `; 0 to mend\n\z`, "check", folder, "--as-of", clerkDay)
	wantSaid(t, heardOn(t, folder, clerkDay), clerkBefore, "Không mất tiền", "Áp dụng từ 5/9/2026.",
		"KH 12/KH-UBND ngày 20/8/2026", "no thay đổi", "no đã hết")
	// It takes nothing from its neighbour.
	wantOut(t, `^Miễn học phí`, "ask", "--knowledge", folder, "--as-of", clerkDay, "miễn học phí")
	// Whoever asks before it begins is told so.
	early := heardOn(t, folder, "2026-09-01")
	wantSaid(t, early, "Quy định này chưa áp dụng. Từ 5/9/2026 mới bắt đầu.")
	wantSaid(t, guide(t), "Quy định này chưa áp dụng")
}

func TestTheBadExampleOfTheGuideIsFound(t *testing.T) {
	t.Parallel()
	bad := example(t, "bai-chua-duoc")
	folder := desktop(t, map[string]string{clerkFile: bad})
	got := run(t, "check", folder, "--quick", "--as-of", clerkDay)
	if rows, want := strings.Join(rowsOn(t, folder, clerkDay), "\n"), example(t, "dong-bao"); rows+"\n" != want {
		t.Errorf("check prints\n%s\nthe guide shows\n%s", rows, want)
	}
	tally := regexp.MustCompile(`\d+ to mend \(.*\)`).FindString(got.out)
	if got.code != 1 || tally == "" || !strings.Contains(guide(t), "`"+tally+"`") {
		t.Errorf("the check ends with %d and %q, which the guide does not show", got.code, tally)
	}
	wantSaid(t, guide(t), strings.TrimSuffix(got.err, "\n"))
	// Nothing of the folder is said while such a file is in it.
	if got := run(t, "ask", "--knowledge", folder, clerkQuery); got.code != 1 || got.out != "" {
		t.Errorf("asked all the same, it ends with %d and says\n%s", got.code, got.out)
	}
}

// The bad example, mended as the table below it says.
func TestTheBadExampleCanBeMended(t *testing.T) {
	t.Parallel()
	const short = "Học sinh nhà nghèo, cận nghèo được mượn xe đạp đi học. Xã giúp thêm tiền sửa xe."
	wantSaid(t, guide(t), short)
	text := example(t, "bai-chua-duoc")
	for _, mend := range [][2]string{
		{"sources:\n", "basis:\n  - {number: KH 12/KH-UBND, date: 2026-08-20}\nsources:\n" +
			"  - {code: S1, url: \"https://xa.example/\", covers: [\"KH 12/KH-UBND\", \"20/8/2026\", \"5/9/2026\"]}\n"},
		{"contact: ubnd\n", "contact: uy-ban-nhan-dan-xa\n"},
		{"fee: không\n", "fee: none\n"},
		{"questions:\n", "questions:\n  - \"mượn xe\"\n  - \"xe đạp đi học\"\n  - \"xin xe đạp\"\n  - \"xe dap cho con\"\n"},
		{regexp.MustCompile(`(?m)^Đối tượng.*$`).FindString(text), short},
		{"## Thủ tục\n- Hỏi số 0271 000 000.\n\n", ""},
		{", có nhà được 500.000 đồng", ""},
		{"(hocphi).\n", "(hoc-phi).\n\n## Nộp ở đâu\n- Tới Ủy ban nhân dân xã, phường.\n"},
	} {
		if !strings.Contains(text, mend[0]) {
			t.Fatalf("the bad example does not hold %q", mend[0])
		}
		text = strings.Replace(text, mend[0], mend[1], 1)
	}
	folder := desktop(t, map[string]string{clerkFile: text})
	if rows := rowsOn(t, folder, clerkDay); len(rows) > 0 {
		t.Errorf("mended, it still has %q", rows)
	}
	wantSaid(t, heardOn(t, folder, clerkDay), short)
}

// The guide names every key that articles have, and every class of rows.
func TestTheGuideNamesEveryKey(t *testing.T) {
	t.Parallel()
	text := guide(t)
	files, err := filepath.Glob(filepath.Join(root(t), "knowledge", "*", "*.md"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	named := map[string]bool{}
	for _, file := range files {
		head, _, _ := strings.Cut(strings.TrimPrefix(read(t, file), "---\n"), "\n---\n")
		for _, key := range regexp.MustCompile(`(?m)^[a-z-]+:`).FindAllString(head, -1) {
			named[strings.TrimSuffix(key, ":")] = true
		}
	}
	for key := range named {
		if !strings.Contains(text, "| `"+key+"` |") {
			t.Errorf("%s does not tell of the key %s", guideFile, key)
		}
	}
	for _, class := range config.RowClasses {
		wantSaid(t, text, "`"+class+"`")
	}
	for _, key := range []string{"code", "url", "covers", "not", "see", "--report", "--fail-on", "materials.yaml", "needs.yaml"} {
		wantSaid(t, text, key)
	}
}
