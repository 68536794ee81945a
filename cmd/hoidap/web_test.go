package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hoidap/internal/web/webtest"
)

// labelOf is the label of the newest button that holds some words.
func labelOf(t *testing.T, page webtest.Page, words string) string {
	t.Helper()
	label := ""
	for line := range strings.Lines(page.Text()) {
		if number, rest, found := strings.Cut(strings.TrimSpace(line), ". "); found && len(number) < 3 && strings.Contains(rest, words) {
			label = strings.TrimSpace(line)
		}
	}
	if label == "" {
		t.Fatalf("no button %q on\n%s", words, page.Text())
	}
	return label
}

// wantBubbles checks how many bubbles a page has and what the last one holds.
func wantBubbles(t *testing.T, page webtest.Page, n int, last string) {
	t.Helper()
	bubbles := page.Bubbles()
	if page.Status != http.StatusOK || len(bubbles) != n || !strings.Contains(bubbles[n-1], last) {
		t.Fatalf("status %d, %d bubbles, want %d and %q in the last of\n%s", page.Status, len(bubbles), n, last, strings.Join(bubbles, "\n---\n"))
	}
}

// TestWebConversation talks as a browser without scripts does.
func TestWebConversation(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := serve(t, "--data", data)
	visitor := webtest.NewVisitor(t, s.address)
	if page := visitor.Open(t); !strings.Contains(page.Text(), "Chào bà con") || len(page.Bubbles()) != 0 {
		t.Fatalf("the first page says\n%s", page.Text())
	}
	page := visitor.Type(t, "the bhyt ho ngheo")
	wantBubbles(t, page, 2, "Thẻ bảo hiểm y tế cho hộ nghèo")
	page = visitor.Tap(t, labelOf(t, page, "Giấy tờ"))
	wantBubbles(t, page, 4, "Giấy tờ")
	page = visitor.Tap(t, labelOf(t, page, "cho hộ cận nghèo"))
	wantBubbles(t, page, 6, "Thẻ bảo hiểm y tế cho hộ cận nghèo")
	before := page.Bubbles()
	page = visitor.Open(t)
	if !slices.Equal(page.Bubbles(), before) {
		t.Errorf("after a reload the page says\n%q\nbefore\n%q", page.Bubbles(), before)
	}

	// Another person sees nothing of it, and a program started anew all of it.
	if other := webtest.NewVisitor(t, s.address).Open(t); len(other.Bubbles()) != 0 {
		t.Errorf("another person sees %q", other.Bubbles())
	}
	s.stop(t)
	s = serve(t, "--data", data, "--listen", strings.TrimPrefix(s.address, "http://"))
	page = visitor.Open(t)
	if !slices.Equal(page.Bubbles(), before) {
		t.Errorf("after a restart the page says\n%q\nbefore\n%q", page.Bubbles(), before)
	}
	page = visitor.Type(t, "xóa")
	wantBubbles(t, page, 2, "Tôi đã xóa hết")
	s.stop(t)
	left := read(t, filepath.Join(data, databaseFile))
	if strings.Contains(left, "the bhyt ho ngheo") {
		t.Error("words that were to be forgotten are still in the database")
	}
}

// TestRepeatedForms sends one form five times at once, as an impatient thumb does.
func TestRepeatedForms(t *testing.T) {
	t.Parallel()
	s := serve(t, "--data", t.TempDir())
	visitor := webtest.NewVisitor(t, s.address)
	form := url.Values{"nonce": {visitor.Open(t).Nonce()}, "text": {"the bhyt ho ngheo"}}
	var group sync.WaitGroup
	for range 5 {
		group.Go(func() {
			response, err := visitor.Client.PostForm(s.address+"/noi", form)
			if err != nil {
				t.Error(err)
				return
			}
			_ = response.Body.Close()
		})
	}
	group.Wait()
	wantBubbles(t, visitor.Open(t), 2, "Thẻ bảo hiểm y tế cho hộ nghèo")
}

// screens are what the pictures of the page are taken on.
var screens = []struct {
	file          string
	width, height int64
	scale         float64
}{{"chat-phone.png", 360, 740, 1.5}, {"chat-desktop.png", 1280, 800, 1}}

// TestBrowserConversation clicks through a conversation. With HOIDAP_SCREENSHOTS
// set to a folder it leaves pictures of the page there.
func TestBrowserConversation(t *testing.T) {
	b := webtest.NewBrowser(t)
	s := serve(t, "--data", t.TempDir())
	b.Open(t, s.address)
	b.Await(t, `htmx && document.querySelector("#text")`)
	b.Do(t, chromedp.EmulateViewport(screens[0].width, screens[0].height, chromedp.EmulateScale(screens[0].scale)))
	b.Do(t, chromedp.Focus("#text"))
	b.Press(t, "nha ngheo co duoc cap the bao hiem y te khong"+kb.Enter)
	awaitBubbles(t, b, 2, "Thẻ bảo hiểm y tế cho hộ nghèo")
	takePictures(t, b)
	click(t, b, "Giấy tờ")
	awaitBubbles(t, b, 4, "Giấy tờ")
	click(t, b, "cho hộ cận nghèo")
	awaitBubbles(t, b, 6, "Thẻ bảo hiểm y tế cho hộ cận nghèo")
	before := b.Text(t, `document.querySelector("#lines").innerText`)
	b.Do(t, chromedp.Reload())
	b.Await(t, `htmx && document.querySelector("#text")`)
	awaitBubbles(t, b, 6, "cận nghèo")
	if after := b.Text(t, `document.querySelector("#lines").innerText`); after != before {
		t.Errorf("after a reload the page says\n%s\nbefore\n%s", after, before)
	}
	b.Do(t, chromedp.Focus("#text"))
	b.Press(t, "xóa"+kb.Enter)
	awaitBubbles(t, b, 2, "Tôi đã xóa hết")
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}

// awaitBubbles waits until the conversation has so many bubbles, the last of
// them with some words.
func awaitBubbles(t *testing.T, b *webtest.Browser, n int, last string) {
	t.Helper()
	b.Await(t, fmt.Sprintf(`(l => l.length === %d && l[l.length-1].innerText.includes(%q))(document.querySelectorAll("#lines > .bubble"))`, n, last))
}

// click presses the newest choice that holds some words, at its place on the screen.
func click(t *testing.T, b *webtest.Browser, label string) {
	t.Helper()
	mark := fmt.Sprintf(`[...document.querySelectorAll("#lines .choices button")].filter(e => e.innerText.includes(%q)).at(-1).id = "chosen"`, label)
	b.Do(t, chromedp.Evaluate[chromedp.Void](mark), chromedp.Click("#chosen"),
		chromedp.Evaluate[chromedp.Void](`document.querySelector("#chosen")?.removeAttribute("id")`))
}

// takePictures keeps what the page shows, when somebody wants to look.
func takePictures(t *testing.T, b *webtest.Browser) {
	t.Helper()
	folder := os.Getenv("HOIDAP_SCREENSHOTS")
	if folder == "" {
		return
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(root(t), folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, screen := range screens {
		b.Do(t, chromedp.EmulateViewport(screen.width, screen.height, chromedp.EmulateScale(screen.scale)))
		b.Await(t, fmt.Sprintf(`innerWidth === %d && document.documentElement.scrollWidth <= innerWidth`, screen.width))
		b.Do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#lines > .person").scrollIntoView()`))
		png, err := chromedp.Run(b.Tab, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, screen.file), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.Do(t, chromedp.EmulateViewport(screens[0].width, screens[0].height, chromedp.EmulateScale(screens[0].scale)))
}
