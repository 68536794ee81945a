package site

import (
	"crypto/tls"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

func TestListenersAreForgotten(t *testing.T) {
	a := NewAudience()
	ears := map[desk.ChatID]chan struct{}{}
	for _, chat := range []desk.ChatID{"web:a", "web:b"} {
		ear, joined := a.Join(chat)
		if !joined {
			t.Fatal("not joined")
		}
		ears[chat] = ear
	}
	for chat, ear := range ears {
		a.Leave(chat, ear)
	}
	if !a.Empty() {
		t.Error("listeners are left behind")
	}
}

func TestPacesStaySmall(t *testing.T) {
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, desk.Zone)
	b := NewPace(1, 1, func() time.Time { return now })
	if !b.Allow("a") || b.Allow("a") {
		t.Error("a burst of one lets one through")
	}
	for i := range 3 * mostBuckets {
		b.Allow(strings.Repeat("x", 1+i%7) + desk.DayOf(now.AddDate(0, 0, i)).String())
	}
	if len(b.young) > mostBuckets || len(b.old) > mostBuckets {
		t.Errorf("%d and %d buckets", len(b.young), len(b.old))
	}
	now = now.Add(time.Second)
	if !b.Allow("a") {
		t.Error("nothing let through a second later")
	}
}

func TestRemote(t *testing.T) {
	for _, c := range []struct{ address, told, want string }{
		{"203.0.113.7:1", "", "203.0.113.7"},
		{"203.0.113.7:1", "198.51.100.1", "203.0.113.7"},
		{"127.0.0.1:1", "198.51.100.1", "198.51.100.1"},
		{"10.0.0.2:1", "192.0.2.9, 198.51.100.1", "198.51.100.1"},
		{"127.0.0.1:1", "nonsense", "127.0.0.1"},
		{"[2001:db8:1:2:3:4:5:6]:1", "", "2001:db8:1:2::/64"},
		{"[::ffff:203.0.113.7]:1", "", "203.0.113.7"},
		{"[fe80::1%eth0]:1", "", "fe80::/64"},
		{"odd", "", "odd"},
	} {
		r := &http.Request{RemoteAddr: c.address, Header: http.Header{}}
		if c.told != "" {
			r.Header.Set("X-Forwarded-For", c.told)
		}
		if got := Remote(r); got != c.want {
			t.Errorf("%s via %q: %s, want %s", c.address, c.told, got, c.want)
		}
	}
}

func TestSecure(t *testing.T) {
	for _, c := range []struct {
		address, told string
		want          bool
	}{
		{"127.0.0.1:1", "https", true}, {"10.0.0.2:1", "HTTPS", true}, {"[::ffff:10.0.0.2]:1", "https", true}, {"[::1]:1", "https", true},
		{"127.0.0.1:1", "http", false}, {"127.0.0.1:1", "", false}, {"203.0.113.7:1", "https", false}, {"odd", "https", false},
	} {
		r := &http.Request{RemoteAddr: c.address, Header: http.Header{"X-Forwarded-Proto": {c.told}}}
		if got := Secure(r); got != c.want {
			t.Errorf("%s via %q: %v", c.address, c.told, got)
		}
	}
	if !Secure(&http.Request{TLS: &tls.ConnectionState{}}) {
		t.Error("a request by TLS is none")
	}
}

// Whatever comes in is printable, and what is printable stays.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Dạ,\r\nở xã.": "Dạ,\nở xã.", "a\x00b\x1bc\td": "abc\td", "n\xe1\xbb": "n\uFFFD", "😀 ấp 3": "😀 ấp 3",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestTokens(t *testing.T) {
	made := map[string]bool{}
	for range 100 {
		token := NewToken()
		if !IsToken(token) || made[token] {
			t.Fatalf("%q is no token, or made twice", token)
		}
		made[token] = true
	}
	for _, other := range []string{"", "short", strings.Repeat("A", 65), strings.Repeat("a", 26), strings.Repeat("1", 26)} {
		if IsToken(other) {
			t.Errorf("%q is taken for a token", other)
		}
	}
}
