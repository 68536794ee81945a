package report

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// dictionary is the words of the page, read from testdata. It remembers what
// it was asked for and does not have.
type dictionary struct {
	sentences map[string]string
	missing   map[string]bool
}

var field = regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)

func (d dictionary) Say(language, id string, data map[string]any) string {
	sentence, found := d.sentences[id]
	if !found || language != string(desk.Vietnamese) {
		d.missing[language+" "+id] = true
	}
	return field.ReplaceAllStringFunc(sentence, func(mark string) string {
		value, given := data[mark[3:len(mark)-2]]
		switch value := value.(type) {
		case string:
			return value
		case int:
			return strconv.Itoa(value)
		}
		d.missing[id+" "+mark+" "+strconv.FormatBool(given)] = true
		return "…"
	})
}

func words(t testing.TB) dictionary {
	t.Helper()
	file, err := os.Open("testdata/words.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	all := dictionary{map[string]string{}, map[string]bool{}}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		key, value, found := strings.Cut(lines.Text(), " = ")
		if !found {
			continue
		}
		id, err := strconv.Unquote(key)
		if err != nil {
			t.Fatal(err)
		}
		if all.sentences[id], err = strconv.Unquote(value); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// day reads a day of the test tables, "" for the zero day.
func day(t testing.TB, text string) desk.Day {
	t.Helper()
	if text == "" {
		return desk.Day{}
	}
	d, err := desk.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func period(t testing.TB, from, to string) desk.Period {
	t.Helper()
	return desk.Period{From: day(t, from), To: day(t, to)}
}

// today is the day of every page of the tests.
const today = "2026-11-23"

// sample is a small base with something of every kind.
func sample(t testing.TB) Page {
	t.Helper()
	source := func(codes ...string) (sources []desk.Source) {
		for _, code := range codes {
			sources = append(sources, desk.Source{Code: code})
		}
		return sources
	}
	return Page{
		Day: day(t, today),
		Knowledge: desk.Knowledge{
			Topics: []desk.Topic{{ID: "y-te", Name: "Khám bệnh"}, {ID: "vay-von", Name: "Vay vốn"}, {ID: "trong", Name: "Chưa viết"}},
			Groups: []desk.GroupName{{ID: "ho-ngheo", Name: "hộ nghèo"}, {ID: "tre-em", Name: "trẻ em"}},
			Articles: []desk.Article{
				{ID: "vay", Title: "Vay mới", Topic: "vay-von", File: "vay.2026.md", Period: period(t, "2026-01-01", ""),
					For: []desk.Group{"ho-ngheo", "tre-em"}, Checked: desk.Check{By: "Chị Lan", On: day(t, "2026-10-01")}, ReviewBy: day(t, "2026-11-11"),
					Questions: []string{"a", "b"}, Fee: desk.FeeNone, Sources: source("S1", "S22b", "M", "=")},
				{ID: "vay", Title: "Vay cũ", Topic: "vay-von", File: "vay.2024.md", Period: period(t, "2024-01-01", "2025-12-31"), Older: true,
					ReviewBy: day(t, "2025-01-01")},
				{ID: "the", Title: "Thẻ", Topic: "y-te", File: "the.md", Period: period(t, "2020-01-01", "2025-06-30"),
					For: []desk.Group{"ho-ngheo"}, Checked: desk.Check{By: "Anh Tư", On: day(t, "2026-05-22")}, ReviewBy: day(t, today)},
				{ID: "sau", Title: "Sau này", Topic: "khac", File: "sau.md", Period: period(t, "2027-01-01", ""), ReviewBy: day(t, "2026-12-23")},
			},
			Places: []desk.Place{{ID: "tan-khai", Name: "phường Tân Khai"}},
			Materials: []desk.Material{
				{ID: "m1", Kind: desk.MaterialRadio, Title: "Đài 1", Made: true, Articles: []string{"vay"}, File: "media/dai.mp3"},
				{ID: "m2", Kind: desk.MaterialRadio, Title: "Đài 2", Articles: []string{"chua-viet"}},
				{ID: "m3", Kind: desk.MaterialPanel, Title: "Pano 1", Place: "tan-khai"},
				{ID: "m4", Kind: "kịch", Title: "Kịch 1", Made: true, URL: "https://example.org/kich"},
			},
			Needs: []desk.Need{
				{ID: "n1", What: "Đã đưa rồi", Done: true},
				{ID: "n2", What: "Danh sách xã", Articles: []string{"the", "chua-viet"}},
			},
		},
		Prose: map[string]Prose{"vay.2026.md": {Sentences: 9, Average: 8.25, Longest: 17, Level: 5.5}},
		Rows: []Row{
			{"writing", "vay.2026.md:9", "Câu dài"}, {"broken", "the.md:3", "Thiếu ngày"}, {"writing", "the.md:4", "Câu dài nữa"}, {"khác", "vi.toml:1", "Thiếu câu"},
		},
		Asking: Asking{Asked: 12, Won: 3, Compared: true, Shifts: []Shift{
			{Kind: "stolen", Head: "Vay lấy 2 câu của Thẻ", Place: "vay.2026.md", Questions: []Question{
				{Text: "xin thẻ <ở đâu>", Before: "trả lời từ the", After: "trả lời từ vay", Place: "the.md"},
				{Text: "làm thẻ", Before: "hỏi lại", After: "trả lời từ vay", Place: "questions/a.tsv:4"},
			}},
			{Kind: "astray", Head: "Thẻ có 1 câu lạc", Place: "the.md", Questions: []Question{{Text: "thẻ", After: "chuyển cán bộ", Place: "the.md"}}},
		}},
	}
}

// written is the page as text.
func written(t testing.TB, page Page) string {
	t.Helper()
	var b strings.Builder
	said := words(t)
	if err := Write(&b, page, said); err != nil {
		t.Fatal(err)
	}
	for what := range said.missing {
		t.Errorf("no words for %s", what)
	}
	return b.String()
}

// between cuts out what stands from one text to the next.
func between(t testing.TB, text, from, to string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, from)
	part, _, ends := strings.Cut(rest, to)
	if !found || !ends {
		t.Fatalf("nothing between %q and %q", from, to)
	}
	return part
}

// sources are the Go files and templates of the package, tests aside.
func sources(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %v", pattern, files, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(text))
		}
	}
	return all
}
