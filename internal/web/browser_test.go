package web

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

// counter answers as the desk would about one article, and about danger.
func counter(m desk.Message) (string, []desk.Reply, error) {
	if strings.Contains(m.Text, "lũ") {
		return m.Text, []desk.Reply{{Lines: []desk.Line{
			{Kind: desk.LineAlarm, Text: "Nước lên thì lên chỗ cao ngay. Gọi 112 hoặc 114, gọi không mất tiền."},
			{Kind: desk.LineText, Text: "Tôi báo cho cán bộ liền. Bà con ở yên chỗ cao, giữ điện thoại."},
		}}}, nil
	}
	if m.Choice != "" {
		return "Giấy tờ", []desk.Reply{{Lines: []desk.Line{
			{Kind: desk.LineHeading, Text: "Giấy tờ cần có"}, {Kind: desk.LineItem, Text: "Đơn xin vay, có mẫu ở tổ vay vốn"},
			{Kind: desk.LineItem, Text: "Căn cước của người đứng tên"},
		}}}, nil
	}
	return m.Text, []desk.Reply{{
		Lines: []desk.Line{
			{Kind: desk.LineHeading, Text: "Vay vốn cho hộ nghèo"},
			{Kind: desk.LineText, Text: "Hộ nghèo được vay vốn làm ăn ở Ngân hàng Chính sách xã hội. Không cần thế chấp."},
			{Kind: desk.LineItem, Text: "Vay qua tổ tiết kiệm và vay vốn trong ấp"},
			{Kind: desk.LineItem, Text: "Trả dần theo kỳ, được gia hạn khi gặp rủi ro"},
			{Kind: desk.LineNote, Text: "Theo văn bản mẫu 01/2026. Đúng tới ngày 5/1/2026."},
		},
		Choices: []desk.Choice{
			{Label: "Giấy tờ", Value: "papers"}, {Label: "Nộp ở đâu", Value: "where"},
			{Label: "Ai được vay và vay được bao nhiêu tiền một lần", Value: "who"}, {Label: "Gặp cán bộ", Value: "person"},
		},
	}}, nil
}

// bubbles is how many bubbles the conversation shows.
const bubbles = `document.querySelectorAll("#lines > .bubble").length`

func TestBrowserByKeyboard(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = counter
	h.run(t)
	b := webtest.NewBrowser(t)
	b.Open(t, strings.Replace(h.base, "127.0.0.1", "hoidap.test", 1))
	b.Await(t, `htmx && document.querySelector("#text")`)

	// The first stop of the tab key leads past everything to the box.
	b.Press(t, kb.Tab)
	b.Await(t, `document.activeElement.classList.contains("skip")`)
	b.Press(t, kb.Enter)
	b.Await(t, `document.activeElement.id === "text"`)
	b.Press(t, "nha ngheo vay tien dc ko")
	b.Press(t, kb.Enter)
	b.Await(t, bubbles+" === 2")
	b.Await(t, `document.querySelector("#text").value === "" && document.activeElement.id === "text"`)

	// The choices come after the box's own: back from the box to the first.
	b.Do(t, chromedp.Focus(`#lines .choices button`))
	b.Press(t, kb.Enter)
	b.Await(t, bubbles+" === 4")
	b.Await(t, `document.activeElement.matches("#lines .choices button")`)

	// Another choice of the same form, then the same one again: each is a message.
	b.Press(t, kb.Tab)
	b.Press(t, " ")
	b.Await(t, bubbles+" === 6")
	b.Press(t, " ")
	b.Await(t, bubbles+" === 8")

	// What a person answers later comes by itself.
	chat := h.clerk.heard()[0].Chat
	h.archive.add(chat, "", desk.Reply{Lines: []desk.Line{{Kind: desk.LineText, Text: "Cán bộ trả lời bà con đây."}}})
	if err := h.Say(t.Context(), desk.Reply{Chat: chat}); err != nil {
		t.Fatal(err)
	}
	b.Await(t, bubbles+` === 9 && document.querySelector("#lines > :last-child").innerText.includes("Cán bộ trả lời")`)

	before := b.Text(t, `document.querySelector("#lines").innerText`)
	b.Do(t, chromedp.Reload())
	b.Await(t, bubbles+" === 9")
	if after := b.Text(t, `document.querySelector("#lines").innerText`); after != before {
		t.Errorf("after a reload the page says\n%s\nbefore\n%s", after, before)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}

	// Forgetting empties the page as well.
	h.archive.forget(chat)
	h.archive.add(chat, "", desk.Reply{Lines: []desk.Line{{Kind: desk.LineText, Text: "Tôi xóa hết rồi."}}})
	if err := h.Say(t.Context(), desk.Reply{Chat: chat}); err != nil {
		t.Fatal(err)
	}
	b.Await(t, bubbles+` === 1 && document.querySelector("#lines").innerText.includes("xóa hết rồi")`)
	if got := len(h.clerk.heard()); got != 4 {
		t.Errorf("%d messages, want 4", got)
	}
}

func TestBrowserKeepsWordsThatFailed(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = func(m desk.Message) (string, []desk.Reply, error) {
		if len(h.clerk.seen) == 0 && m.Text == "giữ lời tôi" {
			return "", nil, errAway
		}
		return counter(m)
	}
	h.run(t)
	b := webtest.NewBrowser(t)
	b.Open(t, h.base)
	b.Await(t, `htmx && document.querySelector("#text")`)
	b.Do(t, chromedp.Focus("#text"))
	b.Press(t, "giữ lời tôi")
	b.Press(t, kb.Enter)
	b.Await(t, `document.querySelector("#notice").innerText.includes("chưa gửi được")`)
	if typed := b.Text(t, `document.querySelector("#text").value`); typed != "giữ lời tôi" {
		t.Errorf("the box holds %q", typed)
	}
	b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#text").value = "hỏi câu khác"`))
	b.Press(t, kb.Enter)
	b.Await(t, bubbles+` === 2 && document.querySelector("#notice").innerText === ""`)
}

func TestBrowserWithoutScripts(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = counter
	h.run(t)
	b := webtest.NewBrowser(t)
	b.NoScripts(t)
	b.Open(t, h.base)
	b.Await(t, `document.querySelector("noscript a.button")`)
	b.Press(t, kb.Tab+kb.Enter+kb.Tab)
	b.Do(t, chromedp.Focus("#text"))
	b.Press(t, "vay tien"+kb.Tab+kb.Enter)
	b.Await(t, bubbles+` === 2 && location.hash === "#cuoi"`)
	b.Do(t, chromedp.Focus(`#lines .choices button`))
	b.Press(t, kb.Enter)
	b.Await(t, bubbles+` === 4 && location.hash === "#moi"`)
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}

// TestBrowserLayout checks what must hold on every screen: nothing runs off to
// the side, targets are large and so is the type. With HOIDAP_SCREENSHOTS set
// to a folder it leaves a picture of each screen there.
func TestBrowserLayout(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = counter
	h.run(t)
	b := webtest.NewBrowser(t)
	b.Open(t, h.base)
	b.Await(t, `htmx && document.querySelector("#text")`)
	b.Do(t, chromedp.Focus("#text"))
	screens := []struct {
		name          string
		width, height int64
		scale         float64
		dark          bool
	}{
		{"phone", 360, 740, 2, false}, {"phone-dark", 360, 740, 2, true}, {"narrow", 320, 568, 2, false},
		{"landscape", 640, 320, 1, false}, {"desk", 1280, 800, 1, false}, {"desk-zoomed", 640, 400, 2, false},
	}
	shoot := func(stage string) {
		for _, s := range screens {
			b.Do(t, chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateScale(s.scale)), scheme(s.dark))
			b.Await(t, `document.documentElement.scrollWidth <= innerWidth`)
			b.Await(t, `[...document.querySelectorAll("button, textarea, .button")].every(e => !e.offsetHeight || e.getBoundingClientRect().height >= 48)`)
			b.Await(t, `parseFloat(getComputedStyle(document.querySelector(".bubble p:not(.unseen)")).fontSize) >= 18`)
			picture(t, b, stage+"-"+s.name)
		}
	}
	shoot("1-first")
	b.Press(t, "nha tui la ho ngheo, muon vay tien nuoi bo thi sao"+kb.Enter)
	b.Await(t, bubbles+" === 2")
	shoot("2-answer")
	b.Do(t, chromedp.Focus(`#lines .choices button`))
	b.Press(t, kb.Enter)
	b.Await(t, bubbles+" === 4")
	b.Do(t, chromedp.Focus("#text"))
	b.Press(t, "lũ về rồi, cứu tôi với"+kb.Enter)
	b.Await(t, bubbles+" === 6")
	shoot("3-alarm")
}

func scheme(dark bool) chromedp.Action[chromedp.Void] {
	value := "light"
	if dark {
		value = "dark"
	}
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
		})
		return err
	})
}

// picture keeps what the tab shows, when somebody wants to look.
func picture(t *testing.T, b *webtest.Browser, file string) {
	t.Helper()
	folder := os.Getenv("HOIDAP_SCREENSHOTS")
	if folder == "" {
		return
	}
	b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#lines > .person:nth-last-of-type(2)")?.scrollIntoView()`))
	png, err := chromedp.Run(b.Tab, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, file+".png"), png, 0o600); err != nil {
		t.Fatal(err)
	}
}
