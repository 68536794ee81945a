package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// cookieName is the cookie that tells one browser from another.
const cookieName = "hoidap"

// cookieLife is how long a browser keeps it, in seconds: as long as the lines
// of a page are kept.
const cookieLife = 24 * 60 * 60

// visitor is one browser. Its token stays between it and us: the chat is named
// after a digest, so who reads the database cannot open anybody's page.
type visitor struct {
	token string
	chat  desk.ChatID
	known bool // it came with a token of its own
}

// visitorOf reads who is asking, or makes up a new visitor.
func visitorOf(r *http.Request) visitor {
	token, known := "", false
	if cookie, err := r.Cookie(cookieName); err == nil && site.IsToken(cookie.Value) {
		token, known = cookie.Value, true
	}
	if !known {
		token = site.NewToken()
	}
	digest := sha256.Sum256([]byte("hoidap web chat " + token))
	return visitor{token: token, known: known, chat: desk.NewChatID(name, hex.EncodeToString(digest[:16]))}
}

// remember hands the token to the browser.
func (v visitor) remember(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: v.token, Path: "/", MaxAge: cookieLife,
		HttpOnly: true, Secure: site.Secure(r), SameSite: http.SameSiteLaxMode,
	})
}
