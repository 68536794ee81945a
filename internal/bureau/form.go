package bureau

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

// bodyLimit is the most bytes of a form.
const bodyLimit = 64 << 10

// form is a submitted form.
type form struct{ fields url.Values }

// readForm reads a submitted form of bounded size.
func readForm(w http.ResponseWriter, r *http.Request) (form, error) {
	r.Body = http.MaxBytesReader(w, r.Body, bodyLimit)
	if err := r.ParseForm(); err != nil {
		return form{}, fmt.Errorf("bureau: read form: %w", err)
	}
	return form{r.PostForm}, nil
}

// text is a field of several lines, made printable: valid UTF-8, line ends of
// one kind and no other control characters.
func (f form) text(field string) string {
	text := strings.ReplaceAll(strings.ToValidUTF8(f.fields.Get(field), "\uFFFD"), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text))
}

// line is a field of one line.
func (f form) line(field string) string { return strings.Join(strings.Fields(f.text(field)), " ") }
