package telegram

import "time"

// untold is how long a window stays shut when only the end of a call can tell.
const untold = 24 * time.Hour

// window lets so many calls be made in any span of time, as the far side sees
// them. When a call arrives there is not known here, only that it is between its
// beginning and its answer: so a call counts until a span after its answer.
type window struct {
	most int
	span time.Duration
	gap  time.Duration // that calls keep from each other at least
	last time.Time     // when a call last began
	open int           // calls begun and not answered
	done []time.Time   // answers of the last span, the oldest first
}

// shut is how long no call may begin: 0 when one may.
func (w *window) shut(now time.Time) time.Duration {
	for len(w.done) > 0 && now.Sub(w.done[0]) >= w.span {
		w.done = w.done[1:]
	}
	switch {
	case w.open+len(w.done) < w.most:
		return max(0, w.gap-now.Sub(w.last))
	case len(w.done) == 0:
		return untold
	}
	return w.done[0].Add(w.span).Sub(now)
}

// begin lets a call begin.
func (w *window) begin(now time.Time) {
	w.open++
	w.last = now
}

// end lets a call end; at the zero time it was never made.
func (w *window) end(at time.Time) {
	w.open--
	if !at.IsZero() {
		w.done = append(w.done, at)
	}
}
