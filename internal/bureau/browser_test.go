package bureau_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

// TestPagesFitEveryScreen checks what must hold on every screen: nothing runs
// off to the side and targets are large. With HOIDAP_SCREENSHOTS set to a folder
// it leaves a picture of each page on each screen there.
func TestPagesFitEveryScreen(t *testing.T) {
	b := webtest.NewBrowser(t)
	h := open(t)
	const long = "Thưachịđơnxinvayvốncủatôinộphồithángtámtớinaychưathấytrảlờigìhếttrơn và một câu dài có nhiều chữ để xem xuống dòng ra sao"
	h.ask(t, "Nước lên tới nhà", func(t *desk.Ticket) { t.Reason, t.Hamlet = desk.ReasonUrgent, "ấp Sóc Dầm, khu bờ suối" })
	id := h.ask(t, long, func(t *desk.Ticket) { t.Escalated, t.Key = h.now, "ho ngheo vay von o dau" })
	h.ask(t, "hộ nghèo vay vốn ở đâu", func(t *desk.Ticket) { t.Key = "ho ngheo vay von o dau vay" })
	done := h.ask(t, long, func(t *desk.Ticket) {
		t.State, t.EndedAt, t.Assignee, t.Key = desk.TicketAnswered, h.now, tu, "ho ngheo vay von o dau do"
	})
	h.write(t, desk.Turn{Remarks: []desk.Remark{
		{Ticket: done, Kind: desk.RemarkAnswer, By: tu, At: h.now, Text: long},
		{Ticket: id, Kind: desk.RemarkNote, By: tu, At: h.now, Text: long},
		{Ticket: id, Kind: desk.RemarkAsker, By: "telegram:1", At: h.now, Media: desk.Media{Kind: desk.KindPhoto, Ref: "x"}},
	}})
	for range 30 {
		h.ask(t, "Câu hỏi ngắn", func(t *desk.Ticket) { t.Key = "" })
	}
	h.pass(26 * time.Hour)

	b.Open(t, h.base+"/ban-lam-viec/vao?code="+h.link(t, hoa))
	checkScreens(t, b, "entrance")
	b.Do(t, chromedp.Click("button.main"))
	b.Await(t, `document.querySelector("a.row")`)
	for name, path := range map[string]string{"queue": "", "people": "/nguoi", "acts": "/nhat-ky", "ticket": "/cau/" + number(id), "trouble": "/cau/999"} {
		b.Open(t, h.base+"/ban-lam-viec"+path)
		b.Await(t, `document.querySelector("main h1")`)
		b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach(d => d.open = true)`))
		checkScreens(t, b, name)
	}
	for _, complaint := range b.Complaints() {
		if complaint != "error: Failed to load resource: the server responded with a status of 404 (Not Found) "+h.base+"/ban-lam-viec/cau/999" {
			t.Errorf("the browser complains: %q", complaint)
		}
	}
}

// checkScreens looks at a page on every screen.
func checkScreens(t *testing.T, b *webtest.Browser, name string) {
	t.Helper()
	for _, s := range []struct {
		name          string
		width, height int64
		scale         float64
		dark          string
	}{
		{"phone", 360, 740, 2, "light"}, {"phone-dark", 360, 740, 2, "dark"}, {"narrow", 320, 568, 1, "light"},
		{"desk", 1280, 900, 1, "light"}, {"desk-dark", 1280, 900, 1, "dark"},
	} {
		b.Do(t, chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateScale(s.scale)), scheme(s.dark))
		b.Await(t, fmt.Sprintf(`innerWidth === %d && document.documentElement.scrollWidth <= innerWidth`, s.width))
		b.Await(t, `[...document.querySelectorAll("button:not(.unseen), select, textarea, input:not([type=hidden]), .button, a.row, nav a")].every(e => !e.offsetHeight || e.getBoundingClientRect().height >= 44)`)
		folder := os.Getenv("HOIDAP_SCREENSHOTS")
		if folder == "" {
			continue
		}
		png, err := chromedp.Run(b.Tab, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+"-"+s.name+".png"), png, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// scheme lets the browser prefer light or dark.
func scheme(value string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
		})
		return err
	})
}

// What another does is on an open page without a reload, and what is being
// typed there stays.
func TestOpenPagesChangeWithoutAReload(t *testing.T) {
	b := webtest.NewBrowser(t)
	h := open(t)
	id := h.ask(t, "Vay vốn ở đâu", nil)
	b.Open(t, h.base+"/ban-lam-viec/vao?code="+h.link(t, lan))
	b.Do(t, chromedp.Click("button.main"))
	b.Await(t, `document.querySelector("a.row")`)
	b.Open(t, h.base+"/ban-lam-viec/cau/"+number(id))
	b.Await(t, `document.querySelector("#loi")`)
	b.Do(t, chromedp.Focus("#loi"))
	b.Press(t, "Dạ, đang gõ dở / ? j")

	other := h.inside(t, tu)
	other.get(t, "/cau/"+number(id))
	other.press(t, "/cau/"+number(id), "lam", "nhan", url.Values{}).has(t, http.StatusOK)
	b.Await(t, `document.querySelector("#tinh-trang").innerText.includes("Anh Tư")`)
	other.press(t, "/cau/"+number(id), "lam", "ghichu", url.Values{"ghi": {"Tôi lo câu này."}}).has(t, http.StatusOK)
	b.Await(t, `document.querySelector("#trao-doi").innerText.includes("Tôi lo câu này.")`)
	if typed := b.Text(t, `document.querySelector("#loi").value`); typed != "Dạ, đang gõ dở / ? j" {
		t.Errorf("the box holds %q", typed)
	}
	if focus := b.Text(t, `document.activeElement.id`); focus != "loi" {
		t.Errorf("the focus is on %q", focus)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}
