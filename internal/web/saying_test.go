package web

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"hoidap/internal/desk"
)

func readFile(t testing.TB, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// FuzzForm sends any body: what comes in is either turned away or a message
// that may be handed in, and never trouble of our own.
func FuzzForm(f *testing.F) {
	for _, seed := range []string{
		"text=h%E1%BB%99+ngh%C3%A8o&nonce=ABCDEFGHIJKLMNOPQRSTUVWXYZ", "choice=papers", "text=%00%ff", "text=a&text=b",
		"choice=%3Cscript%3E&text=", "%zz", "", "nonce=../..&text=x", "text=%E2%80%AE%F0%9F%98%80",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	h := open(f, nil)
	f.Fuzz(func(t *testing.T, body string, scripted bool) {
		h.limits = newLimits(h.now)
		clerk := &clerk{archive: newArchive(), door: h.Door, seen: map[desk.MessageID]bool{}}
		clerk.answer = parrot
		handler := h.handler(nil, clerk)
		r := httptest.NewRequest(http.MethodPost, "/noi", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if scripted {
			r.Header.Set("HX-Request", "true")
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		switch w.Code {
		case http.StatusOK, http.StatusBadRequest, http.StatusRequestEntityTooLarge:
		default:
			t.Errorf("answers %d", w.Code)
		}
		if !utf8.Valid(w.Body.Bytes()) {
			t.Error("the page is not UTF-8")
		}
		for _, m := range clerk.heard() {
			if err := m.Validate(); err != nil || !utf8.ValidString(m.Text) || utf8.RuneCountInString(m.Text) > mostText ||
				len(m.Choice) > desk.MaxChoiceValue || strings.ContainsRune(m.Text+m.Choice, 0) || strings.Count(string(m.ID), ":") != 2 {
				t.Errorf("handed in %+v (%v)", m, err)
			}
		}
	})
}
