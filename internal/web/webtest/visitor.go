// Package webtest visits a chat page as people do: without scripts, by forms
// and links alone (Visitor), and with a browser of the machine (Browser).
package webtest

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
)

// Visitor is one person with a browser that runs no scripts.
type Visitor struct {
	// Client keeps the visitor's cookie and follows redirects.
	Client *http.Client
	base   string
	page   Page
}

// Page is what a visitor was shown.
type Page struct {
	Status int
	Header http.Header
	HTML   string
}

// NewVisitor returns somebody who has not opened the page yet. The base is the
// address of the door, such as "http://127.0.0.1:8080".
func NewVisitor(t testing.TB, base string) *Visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &Visitor{base: base, Client: &http.Client{
		Jar: jar, Timeout: time.Minute, Transport: &http.Transport{},
	}}
}

// Open loads the page.
func (v *Visitor) Open(t testing.TB) Page {
	t.Helper()
	response, err := v.Client.Get(v.base + "/")
	if err != nil {
		t.Fatalf("open the page: %v", err)
	}
	v.page = pageOf(t, response)
	return v.page
}

// Type fills the box of the page last shown and sends it.
func (v *Visitor) Type(t testing.TB, text string) Page {
	t.Helper()
	return v.Send(t, url.Values{"nonce": {v.page.Nonce()}, "text": {text}})
}

// Tap presses the newest button with a label of the page last shown.
func (v *Visitor) Tap(t testing.TB, label string) Page {
	t.Helper()
	forms := strings.Split(v.page.HTML, "<form")
	for i := len(forms) - 1; i > 0; i-- {
		for _, found := range button.FindAllStringSubmatch(forms[i], -1) {
			if html.UnescapeString(found[2]) == label {
				value := html.UnescapeString(found[1])
				return v.Send(t, url.Values{"nonce": {nonceIn(forms[i])}, "choice": {value}})
			}
		}
	}
	t.Fatalf("the page has no button %q", label)
	return Page{}
}

// Send submits a form by hand, as a page without scripts does.
func (v *Visitor) Send(t testing.TB, form url.Values) Page {
	t.Helper()
	response, err := v.Client.PostForm(v.base+"/noi", form)
	if err != nil {
		t.Fatalf("send the form: %v", err)
	}
	v.page = pageOf(t, response)
	return v.page
}

// Token is the visitor's cookie, "" before the first page.
func (v *Visitor) Token(t testing.TB) string {
	t.Helper()
	base, err := url.Parse(v.base)
	if err != nil {
		t.Fatal(err)
	}
	for _, cookie := range v.Client.Jar.Cookies(base) {
		return cookie.Value
	}
	return ""
}

func pageOf(t testing.TB, response *http.Response) Page {
	t.Helper()
	defer func() {
		if err := response.Body.Close(); err != nil {
			t.Errorf("close the page: %v", err)
		}
	}()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("read the page: %v", err)
	}
	return Page{Status: response.StatusCode, Header: response.Header, HTML: string(body)}
}

// Nonce is the nonce of the form with the box, "" when there is none.
func (p Page) Nonce() string {
	_, form, _ := strings.Cut(p.HTML, `<form class="box"`)
	return nonceIn(form)
}

// Bubbles is the visible text of the conversation, one entry a bubble, without
// the greeting.
func (p Page) Bubbles() []string {
	_, lines, _ := strings.Cut(p.HTML, `id="lines"`)
	var bubbles []string
	for _, found := range article.FindAllStringSubmatch(lines, -1) {
		bubbles = append(bubbles, visible(found[1]))
	}
	return bubbles
}

// Text is everything of the page that is seen.
func (p Page) Text() string { return visible(p.HTML) }

var (
	article = regexp.MustCompile(`(?s)<article[^>]*>(.*?)</article>`)
	button  = regexp.MustCompile(`<button name="choice" value="([^"]*)">([^<]*)</button>`)
	nonceOf = regexp.MustCompile(`name="nonce"[^>]* value="([^"]*)"`)
	unseen  = regexp.MustCompile(`(?s)<title>.*?</title>|<(h2|h3|p|a) class="unseen[^>]*>[^<]*</(h2|h3|p|a)>`)
	ends    = regexp.MustCompile(`</(h1|h2|h3|p|li|button|label|article|figcaption)>`)
	tag     = regexp.MustCompile(`<[^>]*>`)
)

func nonceIn(form string) string {
	found := nonceOf.FindStringSubmatch(form)
	if found == nil {
		return ""
	}
	return found[1]
}

// visible leaves of a piece of a page what people see.
func visible(piece string) string {
	piece = unseen.ReplaceAllString(piece, "")
	piece = ends.ReplaceAllString(piece, "\n")
	return strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(piece, "")))
}
