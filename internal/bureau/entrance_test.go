package bureau_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"hoidap/internal/bureau"
	"hoidap/internal/desk"
)

// What shows a preview of a link opens it too: only the button uses it up.
func TestALinkIsUsedUpByItsButtonAlone(t *testing.T) {
	h := open(t)
	code := h.link(t, lan)
	b := h.browser(t)
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodGet} {
		p := b.send(t, method, "/vao?code="+code, nil, nil)
		if p.status != http.StatusOK || len(p.header.Values("Set-Cookie")) > 0 {
			t.Fatalf("%s of the link: %d, cookies %q", method, p.status, p.header.Values("Set-Cookie"))
		}
	}
	if strings.Count(b.page.html, "<button") != 1 {
		t.Errorf("the page of a link has not one button:\n%s", b.page.html)
	}
	b.post(t, "/vao", url.Values{"code": {code}}).has(t, http.StatusOK, h.say("desk.queue.title"), "Cô Lan")
	other := h.browser(t)
	other.post(t, "/vao", url.Values{"code": {code}}).has(t, http.StatusForbidden, h.say("desk.enter.used"))
	other.get(t, "").has(t, http.StatusUnauthorized, h.say("desk.enter.first"))
}

func TestLinksThatOpenNothing(t *testing.T) {
	h := open(t)
	old := h.link(t, lan)
	h.pass(desk.LoginLasts)
	for name, c := range map[string]struct{ code, word string }{
		"too old":     {old, "desk.enter.used"},
		"never made":  {"AAAA-BBBB-CCCC", "desk.enter.used"},
		"nothing":     {"", "desk.enter.used"},
		"hamlet head": {h.link(t, bay), "desk.enter.not-staff"},
		"nobody's":    {h.link(t, "telegram:9"), "desk.enter.used"},
	} {
		t.Run(name, func(t *testing.T) {
			b := h.browser(t)
			b.post(t, "/vao", url.Values{"code": {c.code}}).has(t, http.StatusForbidden, h.say(c.word))
			if kept := b.cookies(t, bureau.Base); len(kept) > 0 {
				t.Errorf("left with %v", kept)
			}
		})
	}
}

func TestTheCookieOfASession(t *testing.T) {
	h := open(t)
	b := h.browser(t)
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, c := range []struct {
		proxy, name string
		secure      bool
	}{{"", "hoidap-ban", false}, {"https", "__Secure-hoidap-ban", true}} {
		p := b.send(t, http.MethodPost, "/vao", url.Values{"code": {h.link(t, lan)}}, map[string]string{"X-Forwarded-Proto": c.proxy})
		made, err := http.ParseSetCookie(p.header.Get("Set-Cookie"))
		if err != nil || p.status != http.StatusSeeOther {
			t.Fatalf("log in: %d, %v", p.status, err)
		}
		if made.Name != c.name || made.Secure != c.secure || !made.HttpOnly || made.SameSite != http.SameSiteStrictMode ||
			made.Path != bureau.Base || made.MaxAge != 12*60*60 || made.Domain != "" {
			t.Errorf("behind %q: cookie %v", c.proxy, made)
		}
		holder, err := h.store.KeyHolder(t.Context(), desk.DigestOf(made.Value))
		if err != nil || holder.Chat != lan {
			t.Errorf("session of %q: %v", holder.Chat, err)
		}
	}
}

// The chat page and the desk know nothing of each other's visitors.
func TestTheCookiesOfChatAndDeskDoNotMix(t *testing.T) {
	h := open(t)
	b := h.inside(t, lan)
	response, err := b.client.Get(h.base + "/")
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if chat := b.cookies(t, "/"); len(chat) != 1 || chat[0].Name != "hoidap" {
		t.Fatalf("the chat page sees %v", chat)
	}
	token := b.cookies(t, "/")[0].Value
	b.get(t, "").has(t, http.StatusOK, "Cô Lan")
	stranger := h.browser(t)
	for _, forged := range []string{token, "", "A", strings.Repeat("A", 26), strings.Repeat("A", 65), "' OR 1=1 --"} {
		p := stranger.send(t, http.MethodGet, "", nil, map[string]string{"Cookie": "hoidap-ban=" + forged})
		p.has(t, http.StatusUnauthorized, h.say("desk.enter.first"))
	}
}

func TestASessionEnds(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Cho vay ở đâu", nil)
	b := h.inside(t, lan)
	token := b.cookies(t, bureau.Base)[0]
	b.post(t, "/ra", nil).has(t, http.StatusOK, h.say("desk.enter"))
	if kept := b.cookies(t, bureau.Base); len(kept) > 0 {
		t.Errorf("after leaving the browser keeps %v", kept)
	}
	again := h.browser(t)
	again.send(t, http.MethodGet, "", nil, map[string]string{"Cookie": token.String()}).has(t, http.StatusUnauthorized)

	b = h.inside(t, lan)
	b.get(t, "/cau/"+number(id)).has(t, http.StatusOK)
	act := b.page.act()
	h.pass(desk.SessionLasts)
	p := b.post(t, "/cau/"+number(id), url.Values{"viec": {act}, "lam": {"traloi"}, "loi": {"Dạ ở ngân hàng <xã>."}})
	p.has(t, http.StatusUnauthorized, h.say("desk.enter.first"), h.say("desk.kept"), "Dạ ở ngân hàng <xã>.")
	if got := h.ticket(t, id); got.State != desk.TicketOpen {
		t.Errorf("the ticket is %s", got.State)
	}
}

func TestTooManyTriesToLogIn(t *testing.T) {
	h := open(t)
	b := h.browser(t)
	for range 10 {
		b.post(t, "/vao", url.Values{"code": {"AAAA-BBBB-CCCC"}}).has(t, http.StatusForbidden)
	}
	code := h.link(t, lan)
	b.post(t, "/vao", url.Values{"code": {code}}).has(t, http.StatusTooManyRequests, h.say("desk.enter.fast"))
	h.pass(time.Minute)
	b.post(t, "/vao", url.Values{"code": {code}}).has(t, http.StatusOK, "Cô Lan")
}

// A form of another site does nothing, whatever cookies come with it.
func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Cho vay ở đâu", nil)
	b := h.inside(t, lan)
	b.get(t, "/cau/"+number(id))
	form := url.Values{"viec": {b.page.act()}, "lam": {"nhan"}}
	for _, header := range []map[string]string{
		{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://example.org"}, {"Origin": "null"},
	} {
		for _, path := range []string{"/cau/" + number(id), "/vao", "/ra"} {
			if p := b.send(t, http.MethodPost, path, form, header); p.status != http.StatusForbidden {
				t.Errorf("%v to %s: %d", header, path, p.status)
			}
		}
	}
	if got := h.ticket(t, id); got.State != desk.TicketOpen {
		t.Errorf("the ticket is %s", got.State)
	}
	b.post(t, "/cau/"+number(id), form).has(t, http.StatusOK, h.say("desk.mine"))
}
