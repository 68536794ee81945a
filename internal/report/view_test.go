package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

func TestChapters(t *testing.T) {
	page := sample(t)
	var got []string
	for _, c := range chaptersOf(page.Knowledge, page.Day) {
		line := c.Topic.Name + ":"
		for _, s := range c.Subjects {
			line += " " + s.ID + " " + string(s.Answer.Standing)
			for _, file := range s.Files {
				line += " " + file.File
				if s.replaced(file, page.Day) {
					line += " (replaced)"
				}
			}
		}
		got = append(got, line)
	}
	want := []string{
		"Khám bệnh: the closed the.md",
		"Vay vốn: vay current vay.2024.md (replaced) vay.2026.md",
		"Chưa viết:",
		"khac: sau coming sau.md",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTally(t *testing.T) {
	page := sample(t)
	got := tallyOf(chaptersOf(page.Knowledge, page.Day), page.Day)
	if got.subjects.sum() != 3 || got.files.sum() != 4 || got.files[desk.Closed] != 2 || got.subjects[desk.Closed] != 1 {
		t.Errorf("subjects %v, files %v", got.subjects, got.files)
	}
	// The replaced file is long past its day of review, and nobody minds.
	if got.checked != 2 || got.old != 1 || got.overdue != 1 || got.soon != 2 {
		t.Errorf("%+v", got)
	}
}

func TestReview(t *testing.T) {
	said := speech{words(t)}
	for _, test := range []struct {
		by, words string
		tone      tone
	}{
		{"2026-11-22", "Quá hạn 1 ngày", toneBad},
		{"2026-01-01", "Quá hạn 326 ngày", toneBad},
		{today, "Hôm nay", toneWarn},
		{"2026-12-23", "Còn 30 ngày", toneWarn},
		{"2026-12-24", "Còn 31 ngày", toneGood},
		{"", "Chưa hẹn ngày", toneWarn},
	} {
		if m := reviewMark(day(t, test.by), day(t, today), said); m.Words != test.words || m.Tone != test.tone {
			t.Errorf("review by %q: %+v, want %s %s", test.by, m, test.tone, test.words)
		}
	}
}

func TestCheck(t *testing.T) {
	said := speech{words(t)}
	for _, test := range []struct {
		on, words, note string
		tone            tone
	}{
		{"", "Chưa kiểm tra", "", toneWarn},
		{"2026-05-23", "Chị Lan, 23/5/2026", "", toneGood},
		{"2026-05-22", "Chị Lan, 22/5/2026", "đã quá 6 tháng", toneWarn},
	} {
		m := checkMark(desk.Check{By: "Chị Lan", On: day(t, test.on)}, day(t, today), said)
		if m != (mark{test.tone, test.words, test.note}) {
			t.Errorf("checked on %q: %+v", test.on, m)
		}
	}
}

func TestPeriodsInWords(t *testing.T) {
	said := speech{words(t)}
	for _, test := range []struct {
		from, to string
		older    bool
		want     string
	}{
		{"2026-01-01", "2026-06-30", false, "1/1/2026 – 30/6/2026"},
		{"2026-01-01", "", false, "từ 1/1/2026"},
		{"2024-01-01", "2026-06-30", true, "đến 30/6/2026"},
		{"2024-01-01", "", true, "không rõ ngày đầu"},
	} {
		if got := periodWords(desk.Article{Period: period(t, test.from, test.to), Older: test.older}, said); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestLabels(t *testing.T) {
	var sources []desk.Source
	for _, code := range []string{"G", "S1", "SL2", "=", "M", "M", "S03b"} {
		sources = append(sources, desk.Source{Code: code})
	}
	if got := fmt.Sprint(labelsOf(sources)); got != "[{S 3 false} {M 2 true} {G 1 true} {= 1 false}]" {
		t.Error(got)
	}
	if got := labelsOf(nil); got != nil {
		t.Errorf("no sources give %v", got)
	}
}

func TestSumOfTopic(t *testing.T) {
	page := sample(t)
	page.Knowledge.Articles = append(page.Knowledge.Articles,
		desk.Article{ID: "them", Topic: "vay-von", File: "them.md", Period: period(t, "2026-01-01", "")})
	page.Prose = map[string]Prose{
		"vay.2026.md": {Sentences: 10, Average: 8}, "them.md": {Sentences: 30, Average: 12}, "vay.2024.md": {Sentences: 99, Average: 99},
	}
	var got []string
	for _, view := range chapterViews(page, chaptersOf(page.Knowledge, page.Day), speech{words(t)})[:2] {
		got = append(got, view.Sum)
	}
	want := []string{"1 bài, 1 bản, 1 bản đã kiểm tra.", "2 bài, 3 bản, 1 bản đã kiểm tra. Trung bình 11,0 chữ một câu."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPiles(t *testing.T) {
	rows := slices.Concat(sample(t).Rows, []Row{{Place: "a", Words: "b"}, {Class: "truth"}}, slices.Repeat([]Row{{Class: "review"}}, shortPile+1))
	var got []string
	for _, p := range pilesOf(rows, speech{words(t)}) {
		got = append(got, fmt.Sprintf("%s %d %v", p.Name, len(p.Rows), p.Open))
	}
	want := []string{"Lỗi phải sửa ngay 1 true", "Chưa có nguồn chắc 1 true", "Khó đọc, khó tìm 2 true", "Tới hạn xem lại 13 false", "khác 1 true", "Việc khác 1 true"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestCoverage(t *testing.T) {
	page := sample(t)
	page.Knowledge.Articles[0].For = append(page.Knowledge.Articles[0].For, "nhom-la")
	c := coverageOf(page.Knowledge.Groups, chaptersOf(page.Knowledge, page.Day))
	if got := fmt.Sprint(c.Groups, c.Sums); got != "[hộ nghèo trẻ em nhom-la] [1 1 1]" {
		t.Error(got)
	}
	// The card is closed: it covers nobody today.
	if got := fmt.Sprint(c.Lines); got != "[{Khám bệnh [{0 none} {0 none} {0 none}]} {Vay vốn [{1 few} {1 few} {1 few}]} {Chưa viết [{0 none} {0 none} {0 none}]} {khac [{0 none} {0 none} {0 none}]}]" {
		t.Error(got)
	}
}

func TestProducts(t *testing.T) {
	page := sample(t)
	p := productsOf(page.Knowledge, refsOf(chaptersOf(page.Knowledge, page.Day)), speech{words(t)})
	if got := fmt.Sprint(p.Kinds); got != "[{Phim ngắn 0 0 0 0} {Tranh thông tin 0 0 0 0} {Pano hai mặt 0 1 0 50} {Bài phát thanh 1 2 50 100} {Bài trang điện tử 0 0 0 0} {kịch 1 1 50 50}]" {
		t.Error(got)
	}
	if len(p.List) != 4 || p.List[0].Place != "phường Tân Khai" || p.List[1].Articles[0].Title != "Vay mới" || p.List[2].Articles[0].Anchor != "" {
		t.Errorf("%+v", p.List)
	}
}

// Each question that went wrong stands below who took it, with before and now.
func TestQuestionsThatWentWrong(t *testing.T) {
	page := written(t, sample(t))
	section := between(t, page, `<section id="cau-hoi">`, "</section>")
	for _, want := range []string{
		"Đã hỏi thử 12 câu, so với kho bài trước. 3 câu nay tốt hơn.", `<span class="mark bad">Bị bài khác lấy</span> Vay lấy 2 câu của Thẻ`,
		"xin thẻ &lt;ở đâu&gt;", "<code>questions/a.tsv:4</code>", `<span class="mark warn">Lạc bài</span>`, "<span>–</span>",
	} {
		if !strings.Contains(section, want) {
			t.Errorf("no %q in\n%s", want, section)
		}
	}
	if !strings.Contains(page, `<a href="#cau-hoi">Câu hỏi ra bài nào</a> <b>3</b>`) {
		t.Error("the contents do not count the questions")
	}
	for _, test := range []struct {
		asking   Asking
		want, no string
	}{
		{Asking{}, "Lần này chưa hỏi thử câu nào.", "Câu nào cũng ra đúng"},
		{Asking{Asked: 5}, "Câu nào cũng ra đúng", "so với kho bài trước"},
	} {
		section := between(t, written(t, Page{Day: day(t, today), Asking: test.asking}), `<section id="cau-hoi">`, "</section>")
		if !strings.Contains(section, test.want) || strings.Contains(section, test.no) {
			t.Errorf("%+v: want %q and not %q in\n%s", test.asking, test.want, test.no, section)
		}
	}
}
