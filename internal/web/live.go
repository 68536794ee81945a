package web

import (
	"net/http"

	"hoidap/internal/site"
)

// listen is GET /nghe: an event stream that says "changed" when there may be
// lines to fetch, and once at its start, so that nothing said between two
// streams is missed.
func (d *Door) listen(stop <-chan struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		who := visitorOf(r)
		if !who.known || r.Method == http.MethodHead { // 204: do not come back
			w.WriteHeader(http.StatusNoContent)
			return
		}
		changed, joined := d.live.Join(who.chat)
		if !joined {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		defer d.live.Leave(who.chat, changed)
		if err := site.Stream(w, r, changed, d.beat, stop); err != nil {
			d.log.Error("web: open event stream", "error", err)
		}
	}
}
