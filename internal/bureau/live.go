package bureau

import (
	"net/http"

	"hoidap/internal/site"
)

// listen is GET /nghe: an event stream that says "changed" when an open page may
// have something else to show, and once at its start.
func (b *Room) listen(w http.ResponseWriter, r *http.Request) {
	person, err := b.officer(r)
	if err != nil || r.Method == http.MethodHead { // 204: do not come back
		w.WriteHeader(http.StatusNoContent)
		return
	}
	changed, joined := b.live.Join(person.Chat)
	if !joined {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	defer b.live.Leave(person.Chat, changed)
	if err := site.Stream(w, r, changed, site.Heartbeat, b.stop); err != nil {
		b.Log.Error("bureau: open event stream", "error", err)
	}
}
