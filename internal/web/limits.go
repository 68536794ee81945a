package web

import (
	"time"

	"hoidap/internal/site"
)

// limits are the paces nobody may outrun. A chat is one person; an address may
// be a whole hamlet behind one mobile carrier, so it gets far more.
type limits struct {
	reading *site.Pace // requests of an address
	coming  *site.Pace // messages of an address
	talking *site.Pace // messages of a chat
}

func newLimits(now func() time.Time) limits {
	return limits{
		reading: site.NewPace(20, 200, now),
		coming:  site.NewPace(2, 60, now),
		talking: site.NewPace(0.5, 10, now),
	}
}
