package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

// deskWaiting are questions that wait when somebody opens the staff desk: how
// long, and what is special about them.
var deskWaiting = []struct {
	minutes  int
	commune  string
	topic    string
	reason   desk.TicketReason
	question string
	articles []string
	holder   desk.ChatID
}{
	{2910, "tan-hung", "vay-von", desk.ReasonUnknown, "ho ngheo vay tien nuoi bo o ngan hang chinh sach co phai the chap so do khong", []string{"vay-ho-ngheo"}, ""},
	{1500, "tan-hung", "nha-o-dat", desk.ReasonPersonal, "đơn xin xóa nhà tạm của tôi nộp hồi tháng 8 tới đâu rồi", []string{"nha-o"}, ""},
	{240, "tan-hung", "giao-duc", desk.ReasonUnknown, "con học lớp 10 trường tư thì có được hỗ trợ học phí không cán bộ", []string{"hoc-phi"}, "terminal:tu"},
	{185, "tan-hung", "vay-von", desk.ReasonUnknown, "ho ngheo vay tien nuoi bo phai the chap so do", []string{"vay-ho-ngheo"}, ""},
	{95, "tan-hung", "", desk.ReasonMedia, "", nil, ""},
	{62, "", "tro-cap", desk.ReasonAsked, "cho tôi gặp cán bộ hỏi tiền trợ cấp người già", nil, ""},
	{41, "tan-hung", "y-te", desk.ReasonUnknown, "thẻ bảo hiểm ghi sai ngày sinh thì sửa ở đâu", []string{"bhyt-ho-ngheo"}, ""},
	{12, "tan-hung", "", desk.ReasonUrgent, "nước lên tới nhà rồi, nhà có người già", nil, ""},
	{7, "minh-duc", "y-te", desk.ReasonUnknown, "mất thẻ bảo hiểm y tế thì làm lại ở đâu", []string{"bhyt-ho-ngheo"}, ""},
}

// fillDesk opens those questions, and two that were answered before.
func fillDesk(t *testing.T, data string) {
	t.Helper()
	db := opened(t, data)
	turn := desk.Turn{Message: desk.Message{ID: "test:0:1", Chat: "test:0", Kind: desk.KindText}}
	add := func(ticket desk.Ticket) {
		number, err := db.NextTicket(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ticket.ID, ticket.Chat = number, desk.NewChatID("terminal", fmt.Sprintf("ho%d", number))
		turn.Tickets = append(turn.Tickets, ticket)
		waiter := desk.Waiter{Ticket: number, Chat: ticket.Chat, Since: ticket.OpenedAt}
		said := desk.Remark{Ticket: number, Kind: desk.RemarkAsker, By: ticket.Chat, At: ticket.OpenedAt, Text: ticket.Question}
		if ticket.Reason == desk.ReasonMedia {
			said.Media = desk.Media{Kind: desk.KindVoice, Ref: "1"}
		}
		if !ticket.Waits() {
			waiter.Told = ticket.EndedAt
			turn.Remarks = append(turn.Remarks, desk.Remark{
				Ticket: number, Kind: desk.RemarkAnswer, By: ticket.Assignee, At: ticket.EndedAt,
				Text: "Dạ, hộ nghèo vay thì khỏi thế chấp. Cô chú vào Tổ tiết kiệm và vay vốn ở ấp để xin vay.",
			})
		}
		turn.Waiters, turn.Remarks = append(turn.Waiters, waiter), append(turn.Remarks, said)
	}
	now := time.Now().Truncate(time.Minute)
	add(desk.Ticket{
		Question: "ho ngheo vay tien nuoi bo ma khong co so do the chap", Key: "ho ngheo vay tien nuoi bo the chap so do", Reason: desk.ReasonUnknown,
		Commune: "tan-hung", Topic: "vay-von", State: desk.TicketAnswered, Assignee: "terminal:tu",
		OpenedAt: now.AddDate(0, 0, -9), EndedAt: now.AddDate(0, 0, -8),
	})
	for _, w := range deskWaiting {
		ticket := desk.Ticket{
			Question: w.question, Reason: w.reason, Commune: w.commune, Topic: w.topic, Articles: w.articles,
			State: desk.TicketOpen, OpenedAt: now.Add(-time.Duration(w.minutes) * time.Minute),
		}
		if w.reason == desk.ReasonUnknown {
			ticket.Key = w.question
		}
		if w.minutes > 2000 {
			ticket.Escalated = now
		}
		if w.holder != "" {
			ticket.State, ticket.Assignee, ticket.ClaimedAt, ticket.ClaimEnds = desk.TicketClaimed, w.holder, now, now.Add(2*time.Hour)
		}
		add(ticket)
	}
	if err := db.Commit(t.Context(), turn); err != nil {
		t.Fatal(err)
	}
}

// TestStaffDeskWalk asks as a household, logs in by a link, takes the question
// and answers it, with a browser and by the keys alone. With HOIDAP_SCREENSHOTS
// set to a folder it leaves pictures of the desk there.
func TestStaffDeskWalk(t *testing.T) {
	b := webtest.NewBrowser(t)
	data := t.TempDir()
	admitted(t, data, "lan", "--role", "staff", "--commune", "tan-hung", "--name", "Cô Lan")
	admitted(t, data, "tu", "--role", "staff", "--commune", "tan-hung", "--name", "Anh Tư")
	fillDesk(t, data)
	s := serve(t, "--data", data)
	link := firstLine(wantOut(t, `vao\?code=`, "login-link", "--data", data, "--name", "Cô Lan", "--public-url", s.address))

	b.Do(t, chromedp.EmulateViewport(1280, 900, chromedp.EmulateScale(1)))
	b.Open(t, link)
	b.Await(t, `document.activeElement.matches("button.main")`)
	b.Press(t, kb.Enter)
	b.Await(t, `location.pathname === "/ban-lam-viec" && document.querySelectorAll("a.row").length === 8 && document.readyState === "complete"`)
	b.Await(t, `document.querySelector("a.row .urgent")`)
	deskPicture(t, b, "desk-queue.png", 1280, 900, 1)

	// The keys lead down the list and into a ticket.
	b.Press(t, "j"+"j"+"k"+"j")
	b.Await(t, `document.activeElement === document.querySelectorAll("a.row")[1]`)
	b.Press(t, kb.Enter)
	b.Await(t, `location.pathname.startsWith("/ban-lam-viec/cau/") && document.querySelector("#loi") && document.readyState === "complete"`)
	b.Press(t, "n")
	b.Await(t, `document.querySelector("#tinh-trang button[value=tralai]") && document.activeElement.id === "bao"`)
	b.Press(t, "t")
	b.Await(t, `document.activeElement.id === "loi"`)
	// The driver types a key even when the page took it for itself.
	b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#loi").value = ""`))
	b.Press(t, "Dạ, hộ nghèo vay thì khỏi thế chấp sổ đỏ."+kb.Enter+"Cô chú vào Tổ tiết kiệm và vay vốn ở ấp để xin vay.")
	b.Do(t, chromedp.Click("#xem"))
	b.Await(t, `document.querySelector("#xem-truoc .bubble")?.innerText.includes("để xin vay") && document.activeElement.id === "xem-truoc"`)
	deskPicture(t, b, "desk-ticket.png", 1280, 1150, 1)
	deskPicture(t, b, "desk-phone.png", 360, 780, 2)
	b.Press(t, kb.Tab)
	b.Await(t, `document.activeElement.name === "gui"`)
	b.Press(t, kb.Enter)
	b.Await(t, `document.querySelector("#trao-doi .answer")?.innerText.includes("để xin vay") && !document.querySelector("#loi") && document.activeElement.id === "bao"`)

	// What comes meanwhile is in the list without a reload, and the focus stays.
	b.Press(t, "d")
	b.Await(t, `location.pathname === "/ban-lam-viec" && document.querySelectorAll("a.row").length === 7 && document.readyState === "complete"`)
	b.Press(t, "j")
	focus := b.Text(t, `document.activeElement.id`)
	visitor := webtest.NewVisitor(t, s.address)
	visitor.Open(t)
	visitor.Type(t, "cứu tôi với, nhà cháy rồi")
	b.Await(t, `document.querySelectorAll("a.row").length === 8`)
	if got := b.Text(t, `document.activeElement.id`); got != focus {
		t.Errorf("the focus went from %s to %s", focus, got)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
	s.stop(t)
}

// deskPicture checks that a page fits a screen, and keeps a picture of it when
// somebody wants to look.
func deskPicture(t *testing.T, b *webtest.Browser, file string, width, height int64, scale float64) {
	t.Helper()
	b.Do(t, chromedp.EmulateViewport(width, height, chromedp.EmulateScale(scale)))
	b.Await(t, fmt.Sprintf(`innerWidth === %d && document.documentElement.scrollWidth <= innerWidth`, width))
	b.Await(t, `[...document.querySelectorAll("button:not(.unseen), select, input:not([type=hidden]), .button")].every(e => !e.offsetHeight || e.getBoundingClientRect().height >= 44)`)
	folder := os.Getenv("HOIDAP_SCREENSHOTS")
	if folder == "" {
		return
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(root(t), folder)
	}
	if width < 500 {
		b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#trao-doi").closest("section").scrollIntoView()`))
	}
	png, err := chromedp.Run(b.Tab, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, file), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// A page without scripts does all of it by forms.
func TestStaffDeskWithoutScripts(t *testing.T) {
	b := webtest.NewBrowser(t)
	data := t.TempDir()
	admitted(t, data, "lan", "--role", "staff", "--commune", "tan-hung", "--name", "Cô Lan")
	fillDesk(t, data)
	s := serve(t, "--data", data)
	link := firstLine(wantOut(t, `vao\?code=`, "login-link", "--data", data, "--name", "Cô Lan", "--public-url", s.address))
	b.NoScripts(t)
	b.Open(t, link)
	b.Do(t, chromedp.Click("button.main"))
	b.Await(t, `document.querySelectorAll("a.row").length === 8`)
	b.Do(t, chromedp.Click("li.ticket:nth-child(2) a.row"))
	b.Await(t, `document.querySelector("#loi")`)
	b.Do(t, chromedp.Focus("#loi"))
	b.Press(t, "Dạ, khỏi thế chấp.")
	b.Do(t, chromedp.Click("#nhan"))
	b.Await(t, `document.querySelector("button[value=tralai]") && document.querySelector("#loi").value.includes("thế chấp")`)
	b.Do(t, chromedp.Click("#xem"))
	b.Await(t, `document.querySelector("#xem-truoc .bubble")`)
	b.Do(t, chromedp.Click("#xem-truoc button"))
	b.Await(t, `document.querySelector("#trao-doi .answer")`)
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
	s.stop(t)
}

// A link that the bot sends opens the desk on the address people reach it at.
func TestTheBotsLinkOpensTheDesk(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serve(t, "--data", data)
	visitor := webtest.NewVisitor(t, s.address)
	visitor.Open(t)
	code := firstLine(wantOut(t, `^[A-Z2-7]{4}-`, "invite", "--data", data, "--role", "supervisor", "--name", "Chú Hòa"))
	visitor.Type(t, "/vao "+code)
	page := visitor.Type(t, "/banlamviec")
	_, rest, found := strings.Cut(page.Text(), s.address+"/ban-lam-viec/vao?code=")
	if !found {
		t.Fatalf("no link on\n%s", page.Text())
	}
	login := strings.Fields(rest)[0]
	response, err := visitor.Client.PostForm(s.address+"/ban-lam-viec/vao", url.Values{"code": {login}})
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != 200 || response.Request.URL.Path != "/ban-lam-viec" {
		t.Errorf("the link leads to %d %s", response.StatusCode, response.Request.URL)
	}
	for path, want := range map[string]string{
		"/ban-lam-viec/tuan?tuan=2026-W40":      `href="/ban-lam-viec/tuan?tuan=2026-W41"`,
		"/ban-lam-viec/tuan.css?tuan=2026-W40":  "{",
		"/ban-lam-viec/tuan.csv?tuan=2026-W40":  ",",
		"/ban-lam-viec/tuan.xlsx?tuan=2026-W40": "PK",
	} {
		if status, text := fetchWith(t, visitor.Client, s.address+path); status != 200 || !strings.Contains(text, want) {
			t.Errorf("%s: %d, without %s", path, status, want)
		}
	}
}

// fetchWith reads an address as a browser that keeps cookies.
func fetchWith(t *testing.T, client *http.Client, address string) (status int, text string) {
	t.Helper()
	response, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}
