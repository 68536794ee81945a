package bureau_test

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"hoidap/internal/bureau"
	"hoidap/internal/desk"
)

// browser is a browser without scripts.
type browser struct {
	house  *house
	client *http.Client
	page   page
}

// page is what a browser was shown.
type page struct {
	status int
	header http.Header
	html   string
	path   string
}

func (h *house) browser(t testing.TB) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{house: h, client: &http.Client{Jar: jar, Timeout: time.Minute}}
}

// inside is a browser that somebody is logged in with.
func (h *house) inside(t testing.TB, who desk.ChatID) *browser {
	t.Helper()
	b := h.browser(t)
	if p := b.post(t, "/vao", url.Values{"code": {h.link(t, who)}}); p.status != http.StatusOK || p.path != bureau.Base {
		t.Fatalf("log in: %d at %s\n%s", p.status, p.path, p.text())
	}
	return b
}

// get opens a page below the base of the desk.
func (b *browser) get(t testing.TB, path string) page {
	t.Helper()
	return b.send(t, http.MethodGet, path, nil, nil)
}

// post sends a form as it stands.
func (b *browser) post(t testing.TB, path string, form url.Values) page {
	t.Helper()
	return b.send(t, http.MethodPost, path, form, nil)
}

// press sends the form of the page last shown, with one button and what is
// typed into it.
func (b *browser) press(t testing.TB, path, button, value string, typed url.Values) page {
	t.Helper()
	form := url.Values{"viec": {b.page.act()}, button: {value}}
	for field, values := range typed {
		form[field] = values
	}
	return b.post(t, path, form)
}

func (b *browser) send(t testing.TB, method, path string, form url.Values, header map[string]string) page {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, b.house.base+bureau.Base+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	response, err := b.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	b.page = page{status: response.StatusCode, header: response.Header, html: string(content), path: response.Request.URL.Path}
	return b.page
}

// cookies are the names and values a browser keeps for a path.
func (b *browser) cookies(t testing.TB, path string) []*http.Cookie {
	t.Helper()
	address, err := url.Parse(b.house.base + path)
	if err != nil {
		t.Fatal(err)
	}
	return b.client.Jar.Cookies(address)
}

var (
	actOf  = regexp.MustCompile(`name="viec" value="([A-Z2-7]+)"`)
	rowOf  = regexp.MustCompile(`<a class="row" id="c(\d+)"`)
	tagOf  = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// act is the name of the next submission of the page's form.
func (p page) act() string {
	found := actOf.FindStringSubmatch(p.html)
	if found == nil {
		return ""
	}
	return found[1]
}

// rows are the numbers of the tickets in the queue, in order.
func (p page) rows() []string {
	var numbers []string
	for _, found := range rowOf.FindAllStringSubmatch(p.html, -1) {
		numbers = append(numbers, found[1])
	}
	return numbers
}

// text is what is seen of the page, in one line.
func (p page) text() string {
	return strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(tagOf.ReplaceAllString(p.html, " ")), " "))
}

// has fails unless the page has a status and shows some words.
func (p page) has(t testing.TB, status int, words ...string) {
	t.Helper()
	if p.status != status {
		t.Errorf("status %d, want %d:\n%s", p.status, status, p.text())
	}
	for _, w := range words {
		if !strings.Contains(p.text(), strings.Join(strings.Fields(w), " ")) {
			t.Errorf("the page does not say %q:\n%s", w, p.text())
		}
	}
}
