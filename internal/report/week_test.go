package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoidap/internal/desk"
)

// sampleWeek is a small week with something of everything.
func sampleWeek(t testing.TB) Week {
	t.Helper()
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", text, desk.Zone)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	answered := func(id desk.TicketID, opened, ended, commune string, reason desk.TicketReason) desk.Case {
		return desk.Case{Askers: 1, Ticket: desk.Ticket{
			ID: id, OpenedAt: at(opened), EndedAt: at(ended), Commune: commune, Reason: reason, State: desk.TicketAnswered,
		}}
	}
	week, err := desk.ParseWeek("2026-W48")
	if err != nil {
		t.Fatal(err)
	}
	return Week{
		Week:      week,
		Knowledge: sample(t).Knowledge,
		Days: []desk.Tally{
			{Day: day(t, "2026-11-23"), Outcome: desk.OutcomeAnswered, Topic: "y-te", Commune: "tan-khai", Article: "the", Count: 6},
			{Day: day(t, "2026-11-23"), Outcome: desk.OutcomeAsked, Topic: "y-te", Count: 2},
			{Day: day(t, "2026-11-24"), Outcome: desk.OutcomeHanded, Topic: "vay-von", Commune: "tan-khai", Count: 3},
			{Day: day(t, "2026-11-29"), Outcome: desk.OutcomeUrgent, Count: 1},
			{Day: day(t, "2026-11-24"), Outcome: desk.OutcomeWrong, Topic: "y-te", Article: "the", Count: 2},
			{Day: day(t, "2026-11-24"), Outcome: desk.OutcomeOld, Topic: "vay-von", Article: "vay", Count: 3},
			{Day: day(t, "2026-11-24"), Outcome: desk.OutcomeRight, Topic: "y-te", Article: "the", Count: 4},
			{Day: day(t, "2026-11-24"), Outcome: desk.OutcomeRight, Topic: "khac", Article: "sau", Count: 1},
		},
		Before: []desk.Tally{{Day: day(t, "2026-11-16"), Outcome: desk.OutcomeAnswered, Count: 5}},
		Cases: []desk.Case{
			answered(1, "2026-11-20 10:00", "2026-11-23 10:00", "tan-khai", desk.ReasonUnknown),
			answered(2, "2026-11-23 09:00", "2026-11-23 10:00", "tan-khai", desk.ReasonAsked),
			answered(3, "2026-11-24 09:00", "2026-11-24 11:30", "", desk.ReasonUnknown),
			answered(4, "2026-11-24 09:00", "2026-12-01 09:00", "", desk.ReasonUnknown), // in the week after
			{Askers: 2, Ticket: desk.Ticket{ID: 5, OpenedAt: at("2026-11-25 09:00"), State: desk.TicketOpen, Reason: desk.ReasonUnknown}},
			{Ticket: desk.Ticket{ID: 6, OpenedAt: at("2026-11-25 09:00"), EndedAt: at("2026-11-26 09:00"), State: desk.TicketClosed}},
		},
		Waiting: 7,
		Repeats: []Repeat{
			{Question: "xin <tiền> xây nhà", Articles: []string{"vay"}, Tickets: 3, Askers: 5, Open: 1},
			{Question: "=1+1 thì sao", Tickets: 1, Askers: 1},
			{Tickets: 4, Askers: 4},
		},
		// A working day is a third of a day here.
		Working: func(from, to time.Time) time.Duration { return to.Sub(from) / 3 },
		Kept:    90 * 24 * time.Hour,
	}
}

func TestFiguresOfAWeek(t *testing.T) {
	f := figuresOf(sampleWeek(t), speech{words(t)})
	if f.total.asked() != 12 || f.before.asked() != 5 || f.total.notRight() != 5 || f.total[desk.OutcomeRight] != 5 {
		t.Errorf("in all %v, before %v", f.total, f.before)
	}
	var days []int
	for _, day := range f.days {
		days = append(days, day.count.asked())
	}
	if len(days) != 7 || days[0] != 8 || days[1] != 3 || days[6] != 1 || f.days[0].Name != "T2 23/11" || f.days[6].Name != "CN 29/11" {
		t.Errorf("by day %v from %s to %s", days, f.days[0].Name, f.days[6].Name)
	}
	if len(f.topics) != 3 || f.topics[0].Name != "Khám bệnh" || f.topics[0].count.asked() != 8 || f.topics[2].Name != "Chưa rõ chủ đề" {
		t.Errorf("by topic %v", f.topics)
	}
	if len(f.communes) != 2 || f.communes[0].Name != "phường Tân Khai" || f.communes[0].count.asked() != 9 || f.communes[1].count.asked() != 3 {
		t.Errorf("by commune %v", f.communes)
	}
	// An article that was only said to be right is not among those to look at.
	if len(f.articles) != 2 || f.articles[0].ID != "vay" || f.articles[1].ID != "the" || f.articles[1].count[desk.OutcomeAnswered] != 6 {
		t.Errorf("not right are %v", f.articles)
	}
	if f.opened != 5 || f.answeredTickets != 3 || f.closed != 1 {
		t.Errorf("%d opened, %d answered, %d closed; want 5, 3, 1", f.opened, f.answeredTickets, f.closed)
	}
	w := f.waits
	if w.count != 3 || w.median != 150*time.Minute || w.ninetieth != 72*time.Hour || w.workingMedian != 50*time.Minute || w.workingNinety != 24*time.Hour {
		t.Errorf("waits %+v", w)
	}
	if len(f.waitsByCommune) != 2 || f.waitsByCommune[0].ID != "tan-khai" || f.waitsByCommune[0].wait.median != 36*time.Hour+30*time.Minute {
		t.Errorf("waits by commune %+v", f.waitsByCommune)
	}
	if steps := w.byStep(); steps[0] != 2 || steps[4] != 1 {
		t.Errorf("by step %v", steps)
	}
}

func TestQuantiles(t *testing.T) {
	var sorted []time.Duration
	if median(sorted) != 0 || ninetieth(sorted) != 0 {
		t.Error("of nothing there is something")
	}
	for n := 1; n <= 10; n++ {
		sorted = append(sorted, time.Duration(n))
	}
	for _, test := range []struct{ n, median, ninetieth int }{{1, 1, 1}, {2, 1, 2}, {3, 2, 3}, {9, 5, 9}, {10, 5, 9}} {
		if m, q := median(sorted[:test.n]), ninetieth(sorted[:test.n]); int(m) != test.median || int(q) != test.ninetieth {
			t.Errorf("of %d: %d and %d, want %d and %d", test.n, m, q, test.median, test.ninetieth)
		}
	}
}

// weekPage is the page of a week as text.
func weekPage(t testing.TB, week Week) string {
	t.Helper()
	var b strings.Builder
	said := words(t)
	if err := WriteWeek(&b, week, said); err != nil {
		t.Fatal(err)
	}
	if len(said.missing) > 0 {
		t.Errorf("no words for %v", said.missing)
	}
	return b.String()
}

func TestWeekPageIsWhole(t *testing.T) {
	page := weekPage(t, sampleWeek(t))
	ids := map[string]bool{}
	for _, e := range elements(t, page) {
		if id := e.attrs["id"]; id != "" {
			if ids[id] {
				t.Errorf("two elements are called %s", id)
			}
			ids[id] = true
		}
	}
	for _, e := range elements(t, page) {
		if at, inside := strings.CutPrefix(e.attrs["href"], "#"); inside && !ids[at] {
			t.Errorf("a link leads to #%s, which is not there", at)
		}
	}
	for _, want := range []string{
		"Tuần 48, từ 23/11 đến 29/11/2026", "xin &lt;tiền&gt; xây nhà", "5 người hỏi, 1 câu chưa trả lời.", "Bài gần nhất: Vay",
		"Có 4 câu không hiện chữ", "50 phút", "3 ngày 0 giờ", "Xóa tập tin này trước ngày 21/2/2027.", "default-src 'none'", "Sai <b>2</b>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	for _, unwanted := range []string{"<script", "http://", "https://", "<nav", "NaN"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page holds %q", unwanted)
		}
	}
}

func TestServedWeekLeadsOn(t *testing.T) {
	week := sampleWeek(t)
	week.Links = Links{Style: "/tuan.css", Home: "/ban", Earlier: "/tuan?w=47", Workbook: "/tuan.xlsx", Separated: "/tuan.csv"}
	page := weekPage(t, week)
	for _, want := range []string{`href="/tuan.css"`, `href="/ban"`, `href="/tuan?w=47"`, `href="/tuan.xlsx"`, `href="/tuan.csv"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	// A page that is served keeps to a policy that lets no style stand in it.
	if strings.Contains(page, "<style") || strings.Contains(page, "Content-Security-Policy") || strings.Contains(page, " style=") {
		t.Error("a page that is served has a style of its own")
	}
	var style strings.Builder
	if err := WriteWeekStyle(&style); err != nil || !strings.Contains(style.String(), ".tiles") {
		t.Errorf("the style sheet is %q, %v", style.String(), err)
	}
}

func TestEmptyWeekSaysSo(t *testing.T) {
	page := weekPage(t, Week{Week: desk.Week{Year: 2026, Number: 1}})
	elements(t, page)
	for _, want := range []string{"Tuần này chưa có câu nào.", "chưa có câu nào được cán bộ trả lời", "câu nào cũng có bài", "chưa ai nói bài nào chưa đúng"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if strings.Contains(page, "Xóa tập tin này") {
		t.Error("a page without words of people is to be deleted")
	}
}

func TestWeekWriteFails(t *testing.T) {
	week := sampleWeek(t)
	for name, write := range map[string]func() error{
		"page":     func() error { return WriteWeek(fullDisk{}, week, words(t)) },
		"style":    func() error { return WriteWeekStyle(fullDisk{}) },
		"table":    func() error { return WriteWeekCSV(fullDisk{}, week, words(t)) },
		"workbook": func() error { return WriteWeekWorkbook(fullDisk{}, week, words(t)) },
	} {
		if err := write(); err == nil || !strings.HasPrefix(err.Error(), "report: ") {
			t.Errorf("%s on a full disk: %v", name, err)
		}
	}
}

// numbersOf are the numbers of a workbook, by table, ID, name and column with |
// between. No cell may be a formula.
func numbersOf(t *testing.T, book *excelize.File) map[string]string {
	t.Helper()
	numbers := map[string]string{}
	for _, name := range book.GetSheetList() {
		cells, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range cells[1:] {
			for x := 2; x < len(row); x++ {
				numbers[strings.Join([]string{name, row[0], row[1], cells[0][x]}, "|")] = row[x]
			}
			for x := range row {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+2)
				if formula, err := book.GetCellFormula(name, cell); err != nil || formula != "" {
					t.Errorf("%s %s is the formula %q, %v", name, cell, formula, err)
				}
			}
		}
	}
	return numbers
}

// Table and workbook hold the same numbers, nothing a spreadsheet reckons with,
// and no words of people.
func TestTablesOfAWeek(t *testing.T) {
	week := sampleWeek(t)
	week.Knowledge.Topics[0].Name = `=HYPERLINK("http://x")`
	week.Knowledge.Places[0].Name = "@SUM(1)"
	var text, packed bytes.Buffer
	if err := WriteWeekCSV(&text, week, words(t)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text.String(), byteOrderMark))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteWeekWorkbook(&packed, week, words(t)); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(packed.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	numbers := numbersOf(t, book)
	for _, row := range rows[1:] {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				t.Errorf("a cell begins as a formula: %q", cell)
			}
		}
		key := strings.Join([]string{tabName(row[0]), row[1], row[2], row[3]}, "|")
		if numbers[key] != row[4] {
			t.Errorf("%s is %s in the table, %q in the workbook", key, row[4], numbers[key])
		}
		delete(numbers, key)
	}
	if len(numbers) > 0 {
		t.Errorf("only the workbook has %v", numbers)
	}
	for _, want := range []string{"Tổng quan,asked,câu hỏi,Tuần này,12\r\n", `'=HYPERLINK(`, "'@SUM(1)", "Tất cả,\"Giờ làm việc, mức giữa\",0.83\r\n"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the table does not hold %q", want)
		}
	}
	if strings.Contains(text.String(), "xây nhà") {
		t.Error("the table holds words of people")
	}
}

// FuzzWeekPage gives any words of people: they change no tag of the page.
func FuzzWeekPage(f *testing.F) {
	for _, seed := range []string{"<b>", `"><svg onload=x>`, "{{.}}", "\x00", "</style><script>"} {
		f.Add(seed)
	}
	plain := sampleWeek(f)
	plain.Repeats[0].Question = "x"
	tags := strings.Count(weekPage(f, plain), "<")
	f.Fuzz(func(t *testing.T, text string) {
		week := sampleWeek(t)
		week.Repeats[0].Question = "x" + text
		if page := weekPage(t, week); strings.Count(page, "<") != tags {
			t.Errorf("%q changes the tags of the page", text)
		}
	})
}
