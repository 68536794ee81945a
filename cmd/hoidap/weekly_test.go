package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

// busyWeek fills a database with a week of questions, 2026-W48, and some of the
// week before.
func busyWeek(t *testing.T, data string) {
	t.Helper()
	db := opened(t, data)
	turn := desk.Turn{Message: desk.Message{ID: "test:1", Chat: "test:week", Kind: desk.KindText}}
	monday := desk.NewDay(2026, time.November, 23)
	for i, row := range []struct {
		topic, commune, article             string
		answered, asked, handed, bad, right int64
	}{
		{"y-te", "tan-khai", "bhyt-ho-ngheo", 14, 3, 1, 2, 9},
		{"y-te", "tan-hung", "bhyt-ho-can-ngheo", 9, 2, 2, 3, 2},
		{"ho-ngheo", "tan-hung", "chuan-ngheo", 12, 4, 0, 0, 6},
		{"vay-von", "minh-duc", "vay-dan-toc-thieu-so", 8, 1, 3, 1, 4},
		{"giao-duc", "", "hoc-phi", 7, 2, 0, 0, 3},
		{"tro-cap", "", "huu-tri-xa-hoi", 5, 1, 1, 0, 2},
		{"", "tan-quan", "", 0, 3, 6, 0, 0},
	} {
		for n, part := range []int64{3, 1, 4, 2, 3, 1, 1} {
			day := desk.DayOf(monday.Start().AddDate(0, 0, (n+i)%7))
			add := func(outcome desk.Outcome, count int64, article string) {
				if count = count * part / 4; count > 0 {
					turn.Tallies = append(turn.Tallies, desk.Tally{
						Day: day, Outcome: outcome, Topic: row.topic, Commune: row.commune, Article: article, Count: count,
					})
				}
			}
			add(desk.OutcomeAnswered, row.answered, row.article)
			add(desk.OutcomeAsked, row.asked, "")
			add(desk.OutcomeHanded, row.handed, "")
			add(desk.OutcomeRight, row.right, row.article)
			add(desk.OutcomeHard, row.bad, row.article)
			add(desk.OutcomeOld, row.bad/2*2, row.article)
		}
	}
	turn.Tallies = append(turn.Tallies,
		desk.Tally{Day: monday.Next(), Outcome: desk.OutcomeUrgent, Commune: "tan-khai", Count: 1},
		desk.Tally{Day: monday.Previous(), Outcome: desk.OutcomeAnswered, Topic: "y-te", Count: 88})
	questions := []string{
		"xin hỗ trợ khoan giếng", "khoan giếng có hỗ trợ không", "hỗ trợ tiền khoan giếng nước", "xin cấp bò giống", "cho hỏi xin bò giống ở đâu",
		"làm đường vô rẫy ai làm", "điện kéo vô ấp chừng nào có", "xin hỗ trợ khoan giếng",
	}
	for i, question := range questions {
		opened := monday.Start().Add(time.Duration(8+26*i%120) * time.Hour)
		ticket := desk.Ticket{
			ID: desk.TicketID(i + 1), Chat: desk.ChatID(fmt.Sprintf("web:%d", i)), Question: question, Key: question, Reason: desk.ReasonUnknown,
			Commune: []string{"tan-hung", "tan-quan", ""}[i%3], State: desk.TicketAnswered, OpenedAt: opened, Assignee: "telegram:1",
			EndedAt: opened.Add(time.Duration(1+i*i) * time.Hour),
		}
		if i%4 == 3 {
			ticket.State, ticket.Assignee, ticket.EndedAt = desk.TicketOpen, "", time.Time{}
		}
		turn.Tickets = append(turn.Tickets, ticket)
		for n := range 1 + i%3 {
			turn.Waiters = append(turn.Waiters, desk.Waiter{Ticket: ticket.ID, Chat: desk.ChatID(fmt.Sprintf("web:%d", i+100*n)), Since: opened})
		}
	}
	if err := db.Commit(t.Context(), turn); err != nil {
		t.Fatal(err)
	}
}

func TestWeekIsTold(t *testing.T) {
	t.Parallel()
	data, files := t.TempDir(), t.TempDir()
	busyWeek(t, data)
	page, table, book := filepath.Join(files, "w.html"), filepath.Join(files, "w.csv"), filepath.Join(files, "w.xlsx")
	out := wantOut(t, `^2026-W48, 2026-11-23 to 2026-11-29: \d\d+ answered, \d+ asked back, \d+ handed over, 1 urgent; \d+ tickets waited at its end\n$`,
		"report", "--week", "2026-W48", "--data", data, "--html", page, "--csv", table, "--xlsx", book)
	var answered, asked, handed, waited int
	_, err := fmt.Sscanf(out, "2026-W48, 2026-11-23 to 2026-11-29: %d answered, %d asked back, %d handed over, 1 urgent; %d tickets", &answered, &asked, &handed, &waited)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, table), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]int{}
	for _, row := range rows[1:] {
		var n int
		_, _ = fmt.Sscan(row[4], &n) // hours are no matter here
		sums[row[0]+"|"+row[3]] += n
	}
	for _, by := range []string{"Theo ngày", "Theo chủ đề", "Theo xã, phường"} {
		if sums[by+"|Máy trả lời"] != answered || sums[by+"|Máy hỏi lại"] != asked || sums[by+"|Chuyển cán bộ"] != handed || sums[by+"|Nguy cấp"] != 1 {
			t.Errorf("%s adds up to %v, want %d, %d, %d and 1", by, sums, answered, asked, handed)
		}
	}
	html := read(t, page)
	// 1 for the first, 2 and 3 for those like it; the last was asked by 2.
	for _, want := range []string{"Thẻ bảo hiểm y tế", "phường Tân Khai", "“xin hỗ trợ khoan giếng”", "Khó hiểu", "Tuần 48"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if strings.Count(html, "khoan giếng") != 1 {
		t.Error("questions alike stand on the page one by one")
	}
	if info, err := os.Stat(page); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("words of people can be read by others: %v, %v", info.Mode(), err)
	}
	for week, want := range map[string]string{"2026-W60": "want year and week", "2025-W53": "want year and week"} {
		if got := run(t, "report", "--week", week, "--data", data); got.code != 1 || !strings.Contains(got.err, want) {
			t.Errorf("%s: %d %s", week, got.code, got.err)
		}
	}
	if got := run(t, "report", "--data", data, "--csv", filepath.Join(files, "none", "x.csv")); got.code != 1 || !strings.Contains(got.err, "--csv: cannot write") {
		t.Errorf("a file that cannot be written: %d %s", got.code, got.err)
	}
	wantOut(t, `^20..-W.., `, "report", "--week", "--data", data)
}

// The page of a week fits a phone and a wide screen. With HOIDAP_SCREENSHOTS set
// to a folder it leaves a picture of each there.
func TestBrowserWeek(t *testing.T) {
	b := webtest.NewBrowser(t)
	data := t.TempDir()
	page := filepath.Join(data, "week.html")
	busyWeek(t, data)
	wantOut(t, `2026-W48`, "report", "--week", "2026-W48", "--data", data, "--html", page)
	b.Open(t, "file://"+page)
	for _, screen := range []struct {
		name          string
		width, height int64
	}{{"week-phone", 360, 640}, {"week", 1000, 1560}} {
		b.Do(t, chromedp.EmulateViewport(screen.width, screen.height))
		b.Await(t, fmt.Sprintf(`innerWidth === %d && document.documentElement.scrollWidth <= innerWidth`, screen.width))
		b.Await(t, `[...document.querySelectorAll("section")].every(s => s.getBoundingClientRect().height > 60)`)
		folder := os.Getenv("HOIDAP_SCREENSHOTS")
		if folder == "" {
			continue
		}
		png, err := chromedp.Run(b.Tab, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, screen.name+".png"), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}

// Who may not see a ticket is told that there was a question, and not which.
func TestWordsOfOtherCommunesAreCountedAlone(t *testing.T) {
	day := desk.NewDay(2026, time.November, 23).Start()
	var cases []desk.Case
	for i, commune := range []string{"tan-hung", "tan-khai", "tan-hung"} {
		cases = append(cases, desk.Case{Askers: 1, Ticket: desk.Ticket{
			ID: desk.TicketID(i + 1), Commune: commune, Reason: desk.ReasonUnknown, Question: "giống lúa " + commune, Key: "giong lua " + commune,
			State: desk.TicketOpen, OpenedAt: day.Add(time.Hour),
		}})
	}
	got := repeatsOf(cases, day, func(ticket desk.Ticket) bool { return ticket.Commune == "tan-hung" })
	if len(got) != 2 || got[0].Question != "giống lúa tan-hung" || got[0].Tickets != 2 || got[1].Question != "" || got[1].Tickets != 1 {
		t.Errorf("shown %+v", got)
	}
	if all := repeatsOf(cases, day, everything); len(all) != 1 || all[0].Tickets != 3 {
		t.Errorf("to whoever may see all: %+v", all)
	}
}
