package locale

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzFolder gives any bytes as the three files: neither Lint nor Open nor Say
// may panic, and what Open takes can always be said.
func FuzzFolder(f *testing.F) {
	f.Add([]byte(someVietnamese), []byte(`"forget.done" = "xx"`), []byte(strings.Join(columns, ",")+"\n"+reviewedLine("forget.done", "Tôi ngưng.", "xx", "")))
	f.Add([]byte("[a]\nother = \"{{.X}}\""), []byte("\"a\" = 1"), []byte("key\n"))
	f.Add([]byte("\"a\" = \"{{{{.B}}}}\""), []byte{}, []byte("\xef\xbb\xbf\""))
	f.Fuzz(func(t *testing.T, vietnamese, stieng, statuses []byte) {
		files := fstest.MapFS{
			vietnameseFile: {Data: vietnamese}, stiengFile: {Data: stieng}, statusFile: {Data: statuses},
		}
		rows := Lint(files)
		c, err := Open(files)
		if err != nil {
			if len(rows) == 0 {
				t.Fatalf("Open fails (%v) and Lint finds nothing", err)
			}
			return
		}
		for _, id := range append(c.IDs(), "nobody.has") {
			for _, lang := range []string{"vi", "sti"} {
				if text := c.Say(lang, id, map[string]any{"X": vietnamese}); strings.TrimSpace(text) == "" || strings.Contains(text, "<no value>") {
					t.Errorf("%s %s says %q", lang, id, text)
				}
			}
			if !utf8.ValidString(id) {
				t.Errorf("ID %q", id)
			}
		}
	})
}
