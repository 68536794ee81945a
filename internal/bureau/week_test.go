package bureau_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestAWeekIsShownInItsForms(t *testing.T) {
	h := open(t)
	b := h.inside(t, hoa)
	for path, want := range map[string]struct{ text, kind, file string }{
		"/tuan":                    {"2026-W48 html", "text/html", ""},
		"/tuan?tuan=2025-W01":      {"2025-W01 html", "text/html", ""},
		"/tuan.css?tuan=2026-W47":  {"2026-W47 css", "text/css", ""},
		"/tuan.csv?tuan=2026-W47":  {"2026-W47 csv", "text/csv", "2026-W47.csv"},
		"/tuan.xlsx?tuan=2026-W47": {"2026-W47 xlsx", "application/vnd.openxmlformats", "2026-W47.xlsx"},
	} {
		p := b.get(t, path)
		p.has(t, http.StatusOK, want.text)
		if !strings.HasPrefix(p.header.Get("Content-Type"), want.kind) || p.header.Get("Cache-Control") != "no-store" ||
			strings.Contains(p.header.Get("Content-Disposition"), "attachment") != (want.file != "") ||
			!strings.Contains(p.header.Get("Content-Disposition"), want.file) {
			t.Errorf("%s: headers %v", path, p.header)
		}
	}
	b.get(t, "/tuan?tuan=2026-W54").has(t, http.StatusNotFound, h.say("desk.trouble.week"))
	for _, path := range []string{"/tuan", "/tuan.css", "/tuan.csv", "/tuan.xlsx"} {
		h.browser(t).get(t, path).has(t, http.StatusUnauthorized)
	}
	// Staff see the week, and the words of their own communes alone.
	b.get(t, "/tuan").has(t, http.StatusOK, "sees tan-hung minh-duc end")
	h.inside(t, lan).get(t, "/tuan").has(t, http.StatusOK, "sees tan-hung end")
}
