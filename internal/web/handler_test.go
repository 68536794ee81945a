package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/web/webtest"
)

func TestHandlers(t *testing.T) {
	h := open(t, func(o *Options) {
		o.Routes = map[string]http.Handler{"POST /telegram": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusTeapot)
		})}
	})
	h.clerk.answer = func(m desk.Message) (string, []desk.Reply, error) {
		if m.Text == "nổ" {
			panic("secret words")
		}
		return m.Text, nil, nil
	}
	h.run(t)
	form := "application/x-www-form-urlencoded"
	for _, c := range []struct {
		name, method, path, body string
		header                   map[string]string
		status                   int
		word                     string
	}{
		{"unknown page", "GET", "/khong-co", "", nil, 404, "web.not_found"},
		{"unknown asset", "GET", "/tinh/chat.js", "", nil, 404, "web.not_found"},
		{"page by post", "POST", "/", "", nil, 405, "web.not_allowed"},
		{"saying by get", "GET", "/noi", "", nil, 405, "web.not_allowed"},
		{"route of another door", "POST", "/telegram", "{}", nil, 418, ""},
		{"route of another door by get", "GET", "/telegram", "", nil, 405, "web.not_allowed"},
		{"body too large", "POST", "/noi", "text=" + strings.Repeat("a", bodyLimit), map[string]string{"Content-Type": form}, 413, "web.too_long"},
		{"broken form", "POST", "/noi", "text=%zz", map[string]string{"Content-Type": form}, 400, "web.unclear"},
		{"choice too long", "POST", "/noi", "choice=" + strings.Repeat("a", 65), map[string]string{"Content-Type": form}, 400, "web.unclear"},
		{"choice with control signs", "POST", "/noi", "choice=a%00", map[string]string{"Content-Type": form}, 400, "web.unclear"},
		{"cross-site form", "POST", "/noi", "text=hai", map[string]string{"Content-Type": form, "Sec-Fetch-Site": "cross-site"}, 403, "web.foreign"},
		{"form of another origin", "POST", "/noi", "text=hai", map[string]string{"Content-Type": form, "Origin": "https://example.org"}, 403, "web.foreign"},
		{"form of our origin", "POST", "/noi", "text=hai", map[string]string{"Content-Type": form, "Origin": h.base}, 200, ""},
		{"handler panics", "POST", "/noi", "text=n%E1%BB%95", map[string]string{"Content-Type": form}, 500, "web.broken"},
		{"lines since nonsense", "GET", "/dong?since=x", "", nil, 400, "web.unclear"},
		{"lines of nobody", "GET", "/dong?since=0", "", nil, 204, ""},
		{"listening as nobody", "GET", "/nghe", "", nil, 204, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, body := send(t, c.method, h.base+c.path, c.body, c.header)
			if status != c.status || !strings.Contains(body, words(t)[c.word]) {
				t.Errorf("answers %d %q", status, body)
			}
			if strings.Contains(body, "secret") {
				t.Errorf("tells %q", body)
			}
		})
	}
}

// send does any request by hand.
func send(t *testing.T, method, address, body string, header map[string]string) (status int, answer string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(request)
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

func TestCookie(t *testing.T) {
	h := open(t, nil).run(t)
	plain := get(t, h.base+"/", nil).Cookies()[0]
	if !plain.HttpOnly || plain.Secure || plain.SameSite != http.SameSiteLaxMode || plain.Path != "/" || plain.MaxAge != cookieLife {
		t.Errorf("cookie %v", plain)
	}
	behind := get(t, h.base+"/", map[string]string{"X-Forwarded-Proto": "https", "Cookie": cookieName + "=" + plain.Value})
	if again := behind.Cookies()[0]; !again.Secure || again.Value != plain.Value {
		t.Errorf("cookie behind TLS %v, was %v", again, plain)
	}
	if behind.Header.Get("Cross-Origin-Opener-Policy") != "same-origin" {
		t.Error("no opener policy behind TLS")
	}
	for _, forged := range []string{"", "short", strings.Repeat("A", 65), strings.Repeat("a", 26), "../../../../../../../../etc"} {
		if got := get(t, h.base+"/", map[string]string{"Cookie": cookieName + "=" + forged}).Cookies()[0].Value; got == forged {
			t.Errorf("took the forged cookie %q", forged)
		}
	}
	r := &http.Request{Header: http.Header{"Cookie": {cookieName + "=" + plain.Value}}}
	if chat := visitorOf(r).chat; strings.Contains(string(chat), plain.Value) || len(chat.Name()) != 32 {
		t.Errorf("chat %q", chat)
	}
}

func TestTooFastIsTurnedAwayKindly(t *testing.T) {
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, desk.Zone)
	h := open(t, func(o *Options) { o.Now = func() time.Time { return now } })
	h.clerk.answer = parrot
	h.run(t)
	v := webtest.NewVisitor(t, h.base)
	v.Open(t)
	for i := range 10 {
		if page := v.Type(t, fmt.Sprint("câu ", i)); page.Status != 200 {
			t.Fatalf("message %d: %d", i, page.Status)
		}
	}
	page := v.Type(t, "câu cuối")
	if page.Status != 429 || page.Header.Get("Retry-After") == "" || !strings.Contains(page.Text(), "câu cuối") ||
		!strings.Contains(page.Text(), words(t)["web.too_fast"]) || len(h.clerk.heard()) != 10 {
		t.Errorf("eleventh message: %d %q", page.Status, page.Text())
	}
	other := webtest.NewVisitor(t, h.base)
	other.Open(t)
	if page := other.Type(t, "tôi hỏi"); page.Status != 200 {
		t.Errorf("a neighbour is turned away too: %d", page.Status)
	}
}

func TestHealth(t *testing.T) {
	var fault error
	h := open(t, func(o *Options) {
		o.Health = func(context.Context) (map[string]any, error) { return map[string]any{"tickets": 3}, fault }
	}).run(t)
	for _, c := range []struct {
		fault  error
		status int
		text   string
	}{{nil, 200, "ok"}, {errAway, 503, "failing"}} {
		fault = c.fault
		response := get(t, h.base+"/health", nil)
		var report map[string]any
		if err := json.NewDecoder(response.Body).Decode(&report); err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != c.status || report["status"] != c.text || report["tickets"] != 3.0 || len(report) != 2 {
			t.Errorf("%v: %d %v", c.fault, response.StatusCode, report)
		}
	}
}

func TestAssetsAreKeptForGood(t *testing.T) {
	h := open(t, nil).run(t)
	files, err := fs.Glob(assetFiles, "assets/*.*")
	if err != nil || len(files) < 3 {
		t.Fatalf("assets %q: %v", files, err)
	}
	for _, file := range files {
		address, err := h.assets.Find(path.Base(file))
		if err != nil {
			t.Fatal(err)
		}
		response := get(t, h.base+address, nil)
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		content, err := fs.ReadFile(assetFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		if string(body) != string(content) || !strings.Contains(response.Header.Get("Cache-Control"), "immutable") ||
			response.Header.Get("Content-Type") == "" {
			t.Errorf("%s: %d bytes, %v", address, len(body), response.Header)
		}
	}
}
