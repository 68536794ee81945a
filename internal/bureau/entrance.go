package bureau

import (
	"errors"
	"net/http"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// entrance is what entrance.html shows.
type entrance struct {
	Code string // of the link, "" when it is to be typed
	Word string // why somebody is not inside, "" for no reason
	Kept string // what was typed into a page whose session was over
	Back string // where somebody wanted to go, "" for nowhere
}

// showEntrance is GET /vao: a page with one button. The link is not used up by
// this, for whoever shows a preview of it opens it too.
func (b *Room) showEntrance(w http.ResponseWriter, r *http.Request) {
	code := r.URL.Query().Get(codeField)
	if len(code) > mostCode {
		code = ""
	}
	b.render(w, r, http.StatusOK, "entrance.html", entrance{Code: code})
}

const (
	codeField = "code"
	mostCode  = 64
)

// enter is POST /vao: it uses a link up and opens a session.
func (b *Room) enter(w http.ResponseWriter, r *http.Request) {
	if !b.limits.entering.Allow(site.Remote(r)) {
		b.render(w, r, http.StatusTooManyRequests, "entrance.html", entrance{Word: "desk.enter.fast"})
		return
	}
	form, err := readForm(w, r)
	if err != nil {
		b.sorry(w, r, http.StatusBadRequest, "desk.trouble.unclear")
		return
	}
	token := site.NewToken()
	session := desk.Key{Digest: desk.DigestOf(token), Kind: desk.KeySession, Expires: b.Now().Add(desk.SessionLasts)}
	person, err := b.Keys.Login(r.Context(), desk.DigestOf(form.line(codeField)), session)
	switch {
	case errors.Is(err, desk.ErrNotFound):
		b.render(w, r, http.StatusForbidden, "entrance.html", entrance{Word: "desk.enter.used"})
		return
	case err != nil:
		b.broken(w, r, "log in", err)
		return
	case !worksHere(person):
		if err := b.Keys.Logout(r.Context(), session.Digest); err != nil {
			b.Log.Error("bureau: end session", "error", err)
		}
		b.render(w, r, http.StatusForbidden, "entrance.html", entrance{Word: "desk.enter.not-staff"})
		return
	}
	if old := tokenOf(r); old != "" { // one browser, one session
		if err := b.Keys.Logout(r.Context(), desk.DigestOf(old)); err != nil {
			b.Log.Error("bureau: end session", "error", err)
		}
	}
	handOut(w, r, token)
	http.Redirect(w, r, Base, http.StatusSeeOther)
}

// leave is POST /ra: it ends the session.
func (b *Room) leave(w http.ResponseWriter, r *http.Request) {
	if token := tokenOf(r); token != "" {
		if err := b.Keys.Logout(r.Context(), desk.DigestOf(token)); err != nil {
			b.broken(w, r, "log out", err)
			return
		}
	}
	handOut(w, r, "")
	http.Redirect(w, r, Base+"/vao", http.StatusSeeOther)
}

// sendAway asks somebody to log in, and gives back what was typed. A browser
// that came by a link from elsewhere did not show its cookie: from our own page
// it does, so the way back is offered.
func (b *Room) sendAway(w http.ResponseWriter, r *http.Request) {
	e := entrance{Word: "desk.enter.first"}
	switch r.Method {
	case http.MethodPost:
		if form, err := readForm(w, r); err == nil {
			e.Kept = form.text(wordsField)
		}
	default:
		e.Back = r.URL.RequestURI()
	}
	b.render(w, r, http.StatusUnauthorized, "entrance.html", e)
}
