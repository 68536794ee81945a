package bureau

import (
	"errors"
	"net/http"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// Names of the cookie of a session. Behind TLS the browser itself vouches that
// no page without TLS has set it. The third prefix browsers know would let it
// out to the chat page, where it has no business.
const (
	plainCookie  = "hoidap-ban"
	secureCookie = "__Secure-hoidap-ban"
)

func cookieName(r *http.Request) string {
	if site.Secure(r) {
		return secureCookie
	}
	return plainCookie
}

// handOut gives a browser the token of its session; "" takes it away.
func handOut(w http.ResponseWriter, r *http.Request, token string) {
	cookie := &http.Cookie{
		Name: cookieName(r), Value: token, Path: Base, MaxAge: int(desk.SessionLasts.Seconds()),
		HttpOnly: true, Secure: site.Secure(r), SameSite: http.SameSiteStrictMode,
	}
	if token == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(w, cookie)
}

// tokenOf is the token a browser shows, "" for none that can be ours.
func tokenOf(r *http.Request) string {
	cookie, err := r.Cookie(cookieName(r))
	if err != nil || !site.IsToken(cookie.Value) {
		return ""
	}
	return cookie.Value
}

// officer is the person of the staff whose session a request belongs to;
// desk.ErrNotFound for none. Only the digest of a token is looked up, so how
// long that takes tells nothing about tokens.
func (b *Room) officer(r *http.Request) (desk.Person, error) {
	token := tokenOf(r)
	if token == "" {
		return desk.Person{}, desk.ErrNotFound
	}
	person, err := b.Keys.KeyHolder(r.Context(), desk.DigestOf(token))
	if err == nil && !worksHere(person) {
		return desk.Person{}, desk.ErrNotFound
	}
	return person, err
}

// worksHere reports whether the desk in the browser is for a person.
func worksHere(person desk.Person) bool { return person.Holds(desk.RoleStaff, desk.RoleSupervisor) }

// served is a page for somebody known.
type served func(w http.ResponseWriter, r *http.Request, by desk.Person)

// known lets nobody in who is not logged in.
func (b *Room) known(next served) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		person, err := b.officer(r)
		switch {
		case errors.Is(err, desk.ErrNotFound):
			b.sendAway(w, r)
		case err != nil:
			b.broken(w, r, "read session", err)
		case !b.limits.looking.Allow(string(person.Chat)):
			b.sorry(w, r, http.StatusTooManyRequests, "desk.trouble.fast")
		default:
			next(w, r, person)
		}
	}
}

// leading lets only supervisors in.
func (b *Room) leading(next served) http.HandlerFunc {
	return b.known(func(w http.ResponseWriter, r *http.Request, by desk.Person) {
		if !by.Holds(desk.RoleSupervisor) {
			b.sorry(w, r, http.StatusForbidden, "desk.trouble.supervisor")
			return
		}
		next(w, r, by)
	})
}
