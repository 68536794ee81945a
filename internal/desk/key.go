package desk

import "time"

// KeyKind says what a key opens.
type KeyKind string

// The kinds of key to the staff desk in the browser.
const (
	KeyLogin   KeyKind = "login"   // a single-use link
	KeySession KeyKind = "session" // a browser that is logged in
)

// How long keys open.
const (
	LoginLasts   = 15 * time.Minute
	SessionLasts = 12 * time.Hour
)

// Key lets a person of the staff into the desk in the browser. Only a digest of
// it is kept.
type Key struct {
	Digest  string
	Kind    KeyKind
	Person  ChatID
	Expires time.Time
}
