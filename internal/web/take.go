package web

import (
	"context"
	"errors"
	"net/http"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/site"
)

// take is POST /noi: a message comes in. The words are the desk's once this
// answers well; until then they stay with the person.
func (d *Door) take(inbox door.Inbox) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		who := visitorOf(r)
		said, err := read(w, r)
		switch {
		case errors.Is(err, errTooLarge):
			d.sorry(w, r, http.StatusRequestEntityTooLarge, "web.too_long")
		case errors.Is(err, errTooLong):
			d.sorryAgain(w, r, http.StatusRequestEntityTooLarge, "web.too_long", &said)
		case err != nil:
			d.sorry(w, r, http.StatusBadRequest, "web.unclear")
		case said.empty():
			d.taken(w, r, who, said)
		case !d.limits.coming.Allow(site.Remote(r)) || !d.limits.talking.Allow(string(who.chat)):
			d.sorryAgain(w, r, http.StatusTooManyRequests, "web.too_fast", &said)
		default:
			if err := d.handIn(r.Context(), inbox, said.message(who.chat)); err != nil {
				d.log.Error("web: hand in message", "chat", who.chat, "error", err)
				d.sorryAgain(w, r, http.StatusServiceUnavailable, "web.failed", &said)
				return
			}
			d.taken(w, r, who, said)
		}
	}
}

// handIn gives a message to the inbox in its turn. A visitor who leaves, or a
// door that closes, does not cut it short.
func (d *Door) handIn(ctx context.Context, inbox door.Inbox, message desk.Message) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), receiveLimit)
	defer cancel()
	leave, err := d.turns.take(ctx, message.Chat)
	if err != nil {
		return err
	}
	defer leave()
	message.At = d.now()
	return inbox.Receive(ctx, message)
}

// taken answers a form that was taken in. An open page gets a fresh nonce and
// fetches the lines by itself; a page without scripts is sent to the newest
// line, or shown at once to a browser that may not keep cookies.
func (d *Door) taken(w http.ResponseWriter, r *http.Request, who visitor, said saying) {
	switch {
	case !scripted(r) && who.known:
		place := anchorSaid
		if said.Choice != "" {
			place = anchorLast
		}
		w.Header().Set("Location", "/#"+place)
		w.WriteHeader(http.StatusSeeOther)
	case !scripted(r):
		d.showTalk(w, r, who)
	case !who.known: // its old conversation is over: show the one just begun
		who.remember(w, r)
		w.Header().Set("HX-Refresh", "true")
		w.WriteHeader(http.StatusOK)
	default:
		if !said.empty() {
			w.Header().Set("HX-Trigger", "said")
		}
		d.render(w, r, http.StatusOK, "nonce", site.NewToken())
	}
}
