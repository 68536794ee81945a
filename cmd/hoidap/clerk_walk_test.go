package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/locales"
)

// steps are the lines the guide gives for a new period, by the comment above
// them.
func steps(t *testing.T) map[string][]string {
	t.Helper()
	lines, heading := map[string][]string{}, ""
	for line := range strings.Lines(example(t, "ky-moi")) {
		if comment, ok := strings.CutPrefix(line, "# "); ok {
			heading = strings.TrimSpace(comment)
			continue
		}
		lines[heading] = append(lines[heading], line)
	}
	return lines
}

// filled is an article with lines of the guide in its front matter: a key in
// place of that key, a source below the others.
func filled(t *testing.T, text string, lines []string) string {
	t.Helper()
	if len(lines) == 0 {
		t.Fatalf("the guide gives no lines to fill in")
	}
	for _, line := range lines {
		key, _, _ := strings.Cut(line, ":")
		if strings.HasPrefix(line, " ") {
			key, line = "sources", "sources:\n"+line
		}
		at := strings.Index(text, "\n"+key+":") + 1
		if at == 0 {
			t.Fatalf("the article has no key %s", key)
		}
		end := at + strings.IndexByte(text[at:], '\n') + 1
		text = text[:at] + line + text[end:]
	}
	return text
}

// A rule changes: the file is closed, and another begins the day after.
func TestANewPeriod(t *testing.T) {
	t.Parallel()
	good, lines := example(t, "bai-mau"), steps(t)
	sources := lines["thêm vào sources của cả hai"]
	before := filled(t, good, slices.Concat(lines["tập tin cũ"], sources))
	after := filled(t, good, slices.Concat(lines["tập tin mới"], sources))
	folder := desktop(t, map[string]string{
		clerkFile:                                before,
		"giao-duc/" + clerkID + ".2027-01-01.md": strings.ReplaceAll(after, clerkBefore, clerkAfter),
	})
	if rows := rowsOn(t, folder, clerkDay); len(rows) > 0 {
		t.Errorf("there is something to mend: %q", rows)
	}
	const warning = "Từ ngày 1/1/2027 quy định này thay đổi"
	wantSaid(t, guide(t), warning)
	wantSaid(t, heardOn(t, folder, "2026-12-31"), clerkBefore, "no "+clerkAfter, warning, "Từ 1/1/2027 thì sao", "đến hết 31/12/2026.")
	wantSaid(t, heardOn(t, folder, "2027-01-01"), clerkAfter, "no "+clerkBefore, "no "+warning, "Áp dụng từ 1/1/2027.")
}

// A programme ends: first its last day is known, then its text is changed.
func TestAProgrammeIsClosed(t *testing.T) {
	t.Parallel()
	lines := steps(t)
	text := filled(t, example(t, "bai-mau"), slices.Concat(lines["tập tin cũ"], lines["thêm vào sources của cả hai"]))
	folder := desktop(t, map[string]string{clerkFile: text})
	wantSaid(t, guide(t), "Việc này đã hết từ…")
	const over = "Việc này đã hết từ 1/1/2027."
	wantSaid(t, heardOn(t, folder, "2027-01-05"), over)

	head, body, _ := strings.Cut(text, "\n---\n")
	_, sections, _ := strings.Cut(body, "\n\n")
	folder = desktop(t, map[string]string{clerkFile: head + "\n---\n" + example(t, "da-het") + "\n\n" + sections})
	if rows := rowsOn(t, folder, "2027-01-05"); len(rows) > 0 {
		t.Errorf("there is something to mend: %q", rows)
	}
	wantSaid(t, heardOn(t, folder, "2027-01-05"), over, example(t, "da-het"), "Ủy ban nhân dân xã, phường", "no "+clerkBefore)
}

// sentences are those of the program.
func sentences(t *testing.T) *locale.Catalog {
	t.Helper()
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// cornerRows are the rows about the clerk's article in the part of a copy that is
// enough to check it: its topic, and the lists that must be there.
func cornerRows(t *testing.T, words *locale.Catalog, files map[string]string) []string {
	t.Helper()
	folder, whole := t.TempDir(), filepath.Join(root(t), "knowledge")
	for _, pattern := range []string{"[tpsv]*.yaml", filepath.Join(filepath.Dir(clerkFile), "*.md")} {
		names, err := filepath.Glob(filepath.Join(whole, pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("nothing like %s in the knowledge folder, %v", pattern, err)
		}
		for _, name := range names {
			write(t, filepath.Join(folder, strings.TrimPrefix(name, whole)), read(t, name))
		}
	}
	for name, text := range files {
		write(t, filepath.Join(folder, name), text)
	}
	day, err := desk.ParseDay(clerkDay)
	if err != nil {
		t.Fatal(err)
	}
	found, rows := library.Read(os.DirFS(folder))
	var printed strings.Builder
	printRows(&printed, knowledgeRows(append(rows, library.Due(found.Articles, day)...), words))
	lines := strings.Split(printed.String(), "\n")
	return slices.DeleteFunc(lines, func(line string) bool { return !strings.Contains(line, clerkID) })
}

// lapse is something clerks do, and the rows that point to it: a line of the
// file, or of the file named, and how the words begin.
type lapse struct {
	name     string
	old, new string // replaced in the good example
	file     string // it is saved as, when not as itself
	rows     []string
}

var lapses = []lapse{
	{"an amount without a source", "300.000 đồng mỗi năm", "350.000 đồng mỗi năm", "", []string{":31: “350.000” chưa có nguồn"}},
	{"a word of offices", "- Nói với", "- Nhà nào có nhu cầu thì nói với", "", []string{":34: “có nhu cầu” là chữ công văn. Viết: "}},
	{"a link typed wrong", "(hoc-phi)", "(hocphi)", "", []string{":37: Liên kết tới “hocphi” không dẫn tới bài nào"}},
	{"a neighbour typed wrong", "see: hoc-phi", "see: hocphi", "", []string{":17: Bài dễ lẫn “hocphi” không đúng."}},
	{"days in the wrong order", "to: open", "to: 2026-08-19", "", []string{":6: Ngày hết (to) đứng trước ngày bắt đầu"}},
	{"a last day without a source", "to: open", "to: 2026-12-31", "", []string{":6: “31/12/2026” chưa có nguồn"}},
	{"a day as people write it", "from: 2026-09-05", "from: 5/9/2026", "", []string{":5: Ngày “5/9/2026” ở khóa from không đúng."}},
	{"bold letters", "Học sinh nhà nghèo", "**Học sinh** nhà nghèo", "", []string{":27: Chỉ dùng đoạn văn"}},
	{"a heading without its space", "## Nộp", "##Nộp", "", []string{":33: “Nộp ở đâu” chưa thành tên phần."}},
	{"a key of one's own", "fee: none", "phi: none", "", []string{":16:1: Khóa “phi” không có trong danh sách."}},
	{"a colon in the title", "title: Mượn xe", "title: Mượn: xe", "", []string{":3:8: Không đọc được phần này theo YAML."}},
	{"checked from memory", "checked: not yet", "checked: {by: Lan, on: 2026-11-20}", "", []string{":10: Bài ghi đã kiểm tra mà còn nguồn “M”."}},
	{"a review forgotten", "review-by: 2027-02-01", "review-by: 2026-11-23", "", []string{": Đã quá ngày phải xem lại: 23/11/2026."}},
	{"the letters of old machines", "title: Mượn", "title: M\xfd\xf5\xf2n", "", []string{":3: Tập tin không phải UTF-8."}},
	{"a name without its day", "", "", "giao-duc/" + clerkID + ".md", []string{
		":1: Tên tập tin không khớp phần đầu bài. Đổi tên thành " + clerkFile,
		":5: Trùng ngày với " + clerkFile,
	}},
	{"a copy kept beside it", "", "", "giao-duc/" + clerkID + ".2026-09-05 - Copy.md", []string{
		":1: Tên tập tin không khớp", clerkFile + ":5: Trùng ngày với",
	}},
	{"a document", "", "", "giao-duc/" + clerkID + ".docx", []string{": Tập tin này không được đọc."}},
	{"a text", "", "", "giao-duc/" + clerkID + ".2027-01-01.md.txt", []string{": Tập tin này không được đọc."}},
	{"a file in no topic", "", "", clerkID + ".2026-09-05.md", []string{": Tập tin này không được đọc."}},
	{"two periods that share days", "from: 2026-09-05\nto: open", "from: 2026-08-20\nto: 2026-09-05", "giao-duc/" + clerkID + ".2026-08-20.md", []string{
		clerkFile + ":5: Trùng ngày với giao-duc/muon-xe-dap.2026-08-20.md.",
	}},
	{"days between two periods", "from: 2026-09-05\nto: open", "from: 2026-08-20\nto: 2026-08-20", "giao-duc/" + clerkID + ".2026-08-20.md", []string{
		clerkFile + ":5: Giữa bài này và giao-duc/muon-xe-dap.2026-08-20.md còn ngày trống.",
	}},
}

// Whatever clerks do wrong is told where it is, and nothing else is.
func TestLapsesOfClerks(t *testing.T) {
	t.Parallel()
	good, words := example(t, "bai-mau"), sentences(t)
	for _, lapse := range lapses {
		t.Run(lapse.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(good, lapse.old) {
				t.Fatalf("the example does not hold %q", lapse.old)
			}
			file := lapse.file
			if file == "" {
				file = clerkFile
			}
			files := map[string]string{clerkFile: good}
			files[file] = strings.Replace(good, lapse.old, lapse.new, 1)
			rows := cornerRows(t, words, files)
			if len(rows) != len(lapse.rows) {
				t.Errorf("the rows are %q", rows)
			}
			for i, want := range lapse.rows[:min(len(rows), len(lapse.rows))] {
				if strings.HasPrefix(want, ":") {
					want = file + want
				}
				if !strings.HasPrefix(rows[i], want) {
					t.Errorf("row %q, want it to begin with %q", rows[i], want)
				}
			}
		})
	}
}

// An article that asks nothing would never be found.
func TestAnArticleWithoutQuestions(t *testing.T) {
	t.Parallel()
	head, rest, _ := strings.Cut(example(t, "bai-mau"), "questions:\n")
	_, body, _ := strings.Cut(rest, "---\n")
	rows := cornerRows(t, sentences(t), map[string]string{clerkFile: head + "questions:\n---\n" + body})
	if len(rows) != 1 || !strings.HasPrefix(rows[0], clerkFile+":19: Chưa có câu hỏi mẫu.") {
		t.Errorf("the rows are %q", rows)
	}
}

// What other editors write is mended without a word.
func TestFilesOfOtherEditors(t *testing.T) {
	t.Parallel()
	good := example(t, "bai-mau")
	windows := strings.ReplaceAll(good, "\n", "\r\n")
	notepad := "\ufeff" + norm.NFD.String(windows)
	for name, text := range map[string]string{
		"letters and marks apart": norm.NFD.String(good),
		"lines of Windows":        windows,
		"all at once":             notepad,
	} {
		if text == good {
			t.Fatalf("%s: nothing differs", name)
		}
		if rows := cornerRows(t, sentences(t), map[string]string{clerkFile: text}); len(rows) > 0 {
			t.Errorf("%s: the rows are %q", name, rows)
		}
	}
	answer := heardOn(t, desktop(t, map[string]string{clerkFile: notepad}), clerkDay)
	wantSaid(t, answer, "Học sinh nhà nghèo, cận nghèo được mượn xe đạp đi học. ", clerkBefore, "no \r")
	if answer != norm.NFC.String(answer) {
		t.Errorf("letters and marks come apart in\n%s", answer)
	}
}
