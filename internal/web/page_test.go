package web

import (
	"cmp"
	"io"
	"maps"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

func cookies(token string) []*http.Cookie { return []*http.Cookie{{Name: cookieName, Value: token}} }

// parrot answers every message with itself and two choices.
func parrot(m desk.Message) (string, []desk.Reply, error) {
	return cmp.Or(m.Text, "["+m.Choice+"]"), []desk.Reply{{
		Lines:   []desk.Line{{Kind: desk.LineText, Text: "Nghe rồi: " + m.Text + m.Choice}},
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "papers"}, {Label: "Nộp ở đâu", Value: "where"}},
	}}, nil
}

func TestConversationWithoutScripts(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = parrot
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	page := v.Open(t)
	if page.Status != 200 || !strings.Contains(page.Text(), "Chào bà con!") || !strings.Contains(page.Text(), "4. Gặp cán bộ") {
		t.Fatalf("first page: %d %q", page.Status, page.Text())
	}
	if len(h.clerk.heard()) != 0 || len(h.archive.of(chatOf(t, v))) != 0 {
		t.Error("opening the page left something behind")
	}
	page = v.Type(t, "mất sổ hộ nghèo\r\nthì sao?")
	want := []string{"mất sổ hộ nghèo\nthì sao?", "Nghe rồi: mất sổ hộ nghèo\nthì sao?\n1. Giấy tờ\n2. Nộp ở đâu"}
	if got := page.Bubbles(); !slices.Equal(got, want) {
		t.Errorf("after typing: %q, want %q", got, want)
	}
	if !strings.Contains(page.HTML, `<article class="bubble person" id="cuoi">`) || !strings.Contains(page.HTML, `<article class="bubble" id="moi">`) {
		t.Error("the page has no place to open at")
	}
	page = v.Tap(t, "2. Nộp ở đâu")
	if got := page.Bubbles(); len(got) != 4 || got[2] != "[where]" || !strings.HasPrefix(got[3], "Nghe rồi: where") {
		t.Errorf("after tapping: %q", got)
	}
	messages := h.clerk.heard()
	if len(messages) != 2 || messages[1].Kind != desk.KindChoice || messages[1].Choice != "where" || messages[1].Text != "" {
		t.Fatalf("handed in: %+v", messages)
	}
	for _, m := range messages {
		if !m.Introduced || !m.Recall || m.Chat != chatOf(t, v) || !strings.HasPrefix(string(m.ID), string(m.Chat)+":") {
			t.Errorf("handed in: %+v", m)
		}
	}
	if other := webtest.NewVisitor(t, h.base).Open(t); len(other.Bubbles()) != 0 {
		t.Errorf("somebody else reads %q", other.Bubbles())
	}
}

func TestDoubleSubmitIsOneMessage(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = parrot
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	form := url.Values{"nonce": {v.Open(t).Nonce()}, "text": {"chào"}}
	v.Send(t, form)
	if page := v.Send(t, form); len(page.Bubbles()) != 2 || len(h.clerk.heard()) != 1 {
		t.Errorf("sent twice: %q, %d messages", page.Bubbles(), len(h.clerk.heard()))
	}
	if page := v.Type(t, "chào"); len(page.Bubbles()) != 4 {
		t.Errorf("the same words in a fresh form are shown as %q", page.Bubbles())
	}
}

func TestHostileWordsAreShownLetterByLetter(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = func(m desk.Message) (string, []desk.Reply, error) {
		return m.Text, []desk.Reply{{Lines: []desk.Line{{Kind: desk.LineHeading, Text: m.Text}},
			Choices: []desk.Choice{{Label: m.Text, Value: `"><script>`}}}}, nil
	}
	h.run(t)
	for _, text := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `{{.}} ${1} <!-- -->`, `</textarea></form>`,
		`javascript:alert(1)`, "‮đảo chữ", "a\u0300\u0301", "😀👍🏽", `'; DROP TABLE turns; --`,
	} {
		v := webtest.NewVisitor(t, h.base)
		v.Open(t)
		page := v.Type(t, text)
		want := []string{text, text + "\n1. " + text}
		if got := page.Bubbles(); !slices.Equal(got, want) {
			t.Errorf("%q is shown as %q", text, got)
		}
		checkMarkup(t, page.HTML)
	}
}

// checkMarkup fails on anything the policy would block or that leads elsewhere.
func checkMarkup(t *testing.T, html string) {
	t.Helper()
	for _, bad := range []string{
		`(?i)<script(?:[^>]*)>[^<]`, `(?i)<style`, `(?i)<[^>]*\sstyle=`, `(?i)<[a-z][^>"]*(?:"[^"]*"[^>"]*)*\son[a-z]+\s*=`,
		`(?i)(?:src|href|action)="(?:https?:)?//`, `(?i)javascript:[^<]*">`,
	} {
		if found := regexp.MustCompile(bad).FindString(html); found != "" {
			t.Errorf("the page holds %q", found)
		}
	}
}

func TestPagesKeepTheirOwnPolicy(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = parrot
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	pages := map[string]webtest.Page{"talk": v.Type(t, "hỏi")}
	long := strings.Repeat("ă", mostText+1)
	pages["trouble"] = v.Send(t, url.Values{"text": {long}})
	for name, page := range pages {
		if got := page.Header.Get("Content-Security-Policy"); got != policy {
			t.Errorf("%s: policy %q", name, got)
		}
		if page.Header.Get("X-Content-Type-Options") != "nosniff" || page.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers %v", name, page.Header)
		}
		checkMarkup(t, page.HTML)
		if strings.Contains(page.HTML, "no words for") {
			t.Errorf("%s: a sentence is missing", name)
		}
		for _, found := range regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page.HTML, -1) {
			address, _, _ := strings.Cut(found[1], "#")
			if address == "" {
				continue
			}
			if response := get(t, h.base+address, nil); response.StatusCode != 200 {
				t.Errorf("%s: %s answers %d", name, address, response.StatusCode)
			}
		}
	}
	if page := pages["trouble"]; page.Status != 413 || !strings.Contains(page.HTML, long) || len(h.clerk.heard()) != 1 {
		t.Errorf("too long: %d, words given back %v, %d messages", page.Status, strings.Contains(page.HTML, long), len(h.clerk.heard()))
	}
}

func TestEverySentenceIsWritten(t *testing.T) {
	all := words(t)
	used := map[string]bool{}
	id := regexp.MustCompile(`"(web\.[a-z_]+)"`)
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, found := range id.FindAllStringSubmatch(readFile(t, file), -1) {
				used[found[1]] = true
			}
		}
	}
	if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(used)); !slices.Equal(got, want) {
		t.Errorf("written: %q\nused:    %q", got, want)
	}
	for id, sentence := range all {
		for part := range strings.SplitSeq(sentence, ". ") {
			if n := len(strings.Fields(part)); n > 20 {
				t.Errorf("%s has a sentence of %d words", id, n)
			}
		}
	}
}

func TestFailuresAreKindAndKeepTheWords(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = func(desk.Message) (string, []desk.Reply, error) { return "", nil, errAway }
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	first := v.Open(t)
	page := v.Type(t, `nhà dột <b>"quá"</b>`)
	if page.Status != 503 || page.Header.Get("Retry-After") == "" || strings.Contains(page.HTML, "database") ||
		!strings.Contains(page.Text(), words(t)["web.failed"]) {
		t.Errorf("inbox failed: %d %q", page.Status, page.Text())
	}
	if !strings.Contains(page.Text(), `nhà dột <b>"quá"</b>`) || page.Nonce() != first.Nonce() {
		t.Errorf("the words are not given back under the same nonce: %q", page.Text())
	}
	h.clerk.answer = parrot
	if page = v.Type(t, "nhà dột quá"); page.Status != 200 || len(page.Bubbles()) != 2 {
		t.Errorf("sent again: %d %q", page.Status, page.Bubbles())
	}
	h.archive.breakDown(errAway)
	if page = v.Open(t); page.Status != 503 || strings.Contains(page.HTML, "database") || !strings.Contains(page.Text(), words(t)["web.unread"]) {
		t.Errorf("store failed: %d %q", page.Status, page.Text())
	}
}

func TestScriptsGetFragments(t *testing.T) {
	h := open(t, nil)
	h.clerk.answer = parrot
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	nonce := v.Open(t).Nonce()
	scripted := func(method, path string, form url.Values) (*http.Response, string) {
		request, err := http.NewRequestWithContext(t.Context(), method, h.base+path, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("HX-Request", "true")
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		response, err := v.Client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response, string(body)
	}
	response, body := scripted("POST", "/noi", url.Values{"nonce": {nonce}, "text": {"một"}})
	if response.Header.Get("HX-Trigger") != "said" || !strings.HasPrefix(body, `<input type="hidden" name="nonce"`) || strings.Contains(body, nonce) {
		t.Errorf("said: %v %q", response.Header, body)
	}
	response, body = scripted("GET", "/dong?since=0", nil)
	if strings.Count(body, "<article") != 2 || !strings.Contains(body, `id="since" name="since" value="2"`) || !strings.Contains(body, `hx-swap-oob="true"`) {
		t.Errorf("lines: %d %q", response.StatusCode, body)
	}
	if response, body = scripted("GET", "/dong?since=2", nil); response.StatusCode != 204 || body != "" {
		t.Errorf("nothing to show: %d %q", response.StatusCode, body)
	}
	if response, _ = scripted("POST", "/noi", url.Values{"text": {"  \n "}}); response.StatusCode != 200 || response.Header.Get("HX-Trigger") != "" {
		t.Errorf("nothing said: %d %v", response.StatusCode, response.Header)
	}
	h.archive.forget(chatOf(t, v))
	if response, _ = scripted("GET", "/dong?since=2", nil); response.Header.Get("HX-Refresh") != "true" {
		t.Errorf("forgotten lines: %d %v", response.StatusCode, response.Header)
	}
	h.clerk.answer = func(desk.Message) (string, []desk.Reply, error) { return "", nil, errAway }
	response, body = scripted("POST", "/noi", url.Values{"text": {"hai"}})
	if response.StatusCode != 503 || response.Header.Get("HX-Retarget") != "#notice" || body != "<p>"+words(t)["web.failed"]+"</p>" {
		t.Errorf("failed: %d %v %q", response.StatusCode, response.Header, body)
	}
	v.Client.Jar = nil
	if response, _ = scripted("POST", "/noi", url.Values{"text": {"ba"}}); response.StatusCode != 503 {
		t.Errorf("no cookie, failed: %d", response.StatusCode)
	}
	h.clerk.answer = parrot
	response, _ = scripted("POST", "/noi", url.Values{"text": {"bốn"}})
	if response.Header.Get("HX-Refresh") != "true" || len(response.Cookies()) != 1 {
		t.Errorf("no cookie: %d %v", response.StatusCode, response.Header)
	}
}
