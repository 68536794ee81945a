package webtest

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience bounds what a page may take; it is never the time something takes.
const patience = 30 * time.Second

// Browser is a running browser with one open tab.
type Browser struct {
	// Tab is the context chromedp actions run in.
	Tab context.Context

	mu         sync.Mutex
	complaints []string
}

// NewBrowser starts a browser that ends with the test, or skips the test when
// the machine has none. The host "hoidap.test" leads to this machine, as a
// site of another name without TLS.
func NewBrowser(t *testing.T) *Browser {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(browserPath(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("no-proxy-server", true),
		chromedp.Flag("host-resolver-rules", "MAP hoidap.test 127.0.0.1"))
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	b := &Browser{Tab: tab}
	if err := chromedp.Do(tab, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	if err := chromedp.Listen(tab, b.hear); err != nil {
		t.Fatalf("listen to the browser: %v", err)
	}
	b.Do(t, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, log.Enable, cdp.Empty{})
		return err
	}))
	return b
}

// browserPath finds a browser, or skips the test.
func browserPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no browser found: install chromium to run this test")
	return ""
}

// Do does actions in the tab, or ends the test.
func (b *Browser) Do(t *testing.T, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.Tab, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatalf("browser: %v (complaints: %q)", err, b.Complaints())
	}
}

// Open loads a page.
func (b *Browser) Open(t *testing.T, address string) {
	t.Helper()
	b.Do(t, chromedp.Navigate(address))
}

// Press types keys into whatever has the focus, one after the other.
func (b *Browser) Press(t *testing.T, keys string) {
	t.Helper()
	b.Do(t, chromedp.KeyEvent(keys))
}

// NoScripts lets the pages opened from here on run no script of their own.
func (b *Browser) NoScripts(t *testing.T) {
	t.Helper()
	b.Do(t, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled,
			emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
}

// Await waits until a JavaScript expression is true in the tab. It looks from
// outside, so neither the page's policy nor a change of page stands in the way.
func (b *Browser) Await(t *testing.T, expression string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.Tab, patience)
	defer cancel()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for {
		// An error only means that the page is just changing.
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		if err == nil && holds {
			return
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			t.Fatalf("waited in vain for %s (last: %v, complaints: %q); the page says:\n%s",
				expression, err, b.Complaints(), b.Text(t, "document.body.innerText"))
		}
	}
}

// Text is the value of a JavaScript expression that is a string.
func (b *Browser) Text(t *testing.T, expression string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.Tab, patience)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		t.Fatalf("browser: %s: %v", expression, err)
	}
	return text
}

// Complaints is what the browser wrote to its console: errors, warnings and
// what the page's policy blocked.
func (b *Browser) Complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.complaints)
}

// hear keeps the complaints among the events of the tab.
func (b *Browser) hear(event any) {
	var complaint string
	switch e := event.(type) {
	case *log.EventEntryAdded:
		complaint = fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *runtime.EventExceptionThrown:
		complaint = "exception: " + e.ExceptionDetails.Text
	case *runtime.EventConsoleAPICalled:
		complaint = "console." + string(e.Type)
		for _, argument := range e.Args {
			complaint += " " + string(argument.Value) + argument.Description
		}
	default:
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = append(b.complaints, complaint)
}
