package outbox

import (
	"math/rand/v2"
	"time"

	"hoidap/internal/desk"
)

// The wait between tries doubles from the shortest to the longest. patience is
// how many tries a reply is given: about a day of them.
const (
	shortestWait = time.Second
	longestWait  = 5 * time.Minute
	patience     = 300
	// longestAsked bounds what a far side can ask for.
	longestAsked = 6 * time.Hour
)

// Backoff is how long to wait after a failed try, the first being 1: 1 s, 2 s,
// 4 s and so on up to 5 min, each a fifth longer or shorter by chance, so that
// chats that failed together do not all come back together.
func Backoff(try int) time.Duration {
	wait := longestWait
	if doublings := max(try-1, 0); doublings < 16 {
		wait = min(shortestWait<<doublings, longestWait)
	}
	return wait*4/5 + rand.N(wait*2/5)
}

// asked is the wait a far side asked for, within reason.
func asked(later desk.RetryLater) time.Duration {
	return min(max(later.After, 0), longestAsked)
}
