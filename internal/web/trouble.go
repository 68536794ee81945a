package web

import (
	"net/http"
	"strconv"
)

// retryAfter is the pause asked for when we cannot keep up, in seconds.
const retryAfter = 5

// trouble is what trouble.html shows: what went wrong and, when something was
// typed, the form to send it again.
type trouble struct {
	Word  string
	Again *saying
}

// sorry says that something went wrong, in words kept in the locale.
func (d *Door) sorry(w http.ResponseWriter, r *http.Request, status int, word string) {
	d.sorryAgain(w, r, status, word, nil)
}

// sorryAgain says what went wrong with a saying. A page with scripts still
// shows what was typed and gets the sentence alone; a page without gets the
// words back in a form with the same nonce.
func (d *Door) sorryAgain(w http.ResponseWriter, r *http.Request, status int, word string, again *saying) {
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	}
	if scripted(r) {
		w.Header().Set("HX-Retarget", "#notice")
		w.Header().Set("HX-Reswap", "innerHTML")
		d.render(w, r, status, "sorry", trouble{Word: word})
		return
	}
	d.render(w, r, status, "trouble.html", trouble{Word: word, Again: again})
}

// scripted reports whether a request comes from a script of our page.
func scripted(r *http.Request) bool { return r.Header.Get("HX-Request") == "true" }
