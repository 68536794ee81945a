package bureau

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"hoidap/internal/site"
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

// text is a field of several lines, made printable.
func (f form) text(field string) string { return strings.TrimSpace(site.Clean(f.fields.Get(field))) }

// line is a field of one line.
func (f form) line(field string) string { return strings.Join(strings.Fields(f.text(field)), " ") }
