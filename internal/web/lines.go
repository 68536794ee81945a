package web

import (
	"net/http"
	"slices"
	"strconv"

	"hoidap/internal/desk"
)

// showLines is GET /dong?since=ID: the lines an open page has not shown. A page
// that shows lines which are gone (forgotten, or a day old) is told to load
// itself again.
func (d *Door) showLines(w http.ResponseWriter, r *http.Request) {
	since, err := strconv.ParseInt(r.URL.Query().Get("since"), 10, 64)
	if err != nil {
		d.sorry(w, r, http.StatusBadRequest, "web.unclear")
		return
	}
	who := visitorOf(r)
	if !who.known {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	entries, err := d.conversations.Conversation(r.Context(), who.chat, 0, mostLines)
	if err != nil {
		d.log.Error("web: read conversation", "chat", who.chat, "error", err)
		d.sorry(w, r, http.StatusServiceUnavailable, "web.unread")
		return
	}
	fresh := entries
	if since != 0 {
		shown := slices.IndexFunc(entries, func(e desk.Entry) bool { return e.ID == since })
		if shown < 0 {
			w.Header().Set("HX-Refresh", "true")
			w.WriteHeader(http.StatusOK)
			return
		}
		fresh = entries[shown+1:]
	}
	if len(fresh) == 0 {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	d.render(w, r, http.StatusOK, "lines", talk{Bubbles: d.bubblesOf(fresh), Since: newest(fresh), Fragment: true})
}
