package site

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// mostBuckets bounds the memory of one pace: about a megabyte.
const mostBuckets = 8192

// Pace holds one token bucket for each key. It keeps two generations: when the
// young one is full it becomes the old one, and what nobody asked for in the
// meantime is forgotten.
type Pace struct {
	pace  rate.Limit
	burst int
	now   func() time.Time

	mu         sync.Mutex
	young, old map[string]*rate.Limiter
}

// NewPace lets each key through so many times a second, and in a burst at most
// burst times at once.
func NewPace(perSecond rate.Limit, burst int, now func() time.Time) *Pace {
	return &Pace{pace: perSecond, burst: burst, now: now, young: map[string]*rate.Limiter{}}
}

// Allow reports whether the key may go on, and counts that it did.
func (p *Pace) Allow(key string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	bucket, found := p.young[key]
	if !found {
		if bucket, found = p.old[key]; !found {
			bucket = rate.NewLimiter(p.pace, p.burst)
		}
		if len(p.young) >= mostBuckets {
			p.young, p.old = map[string]*rate.Limiter{}, p.young
		}
		p.young[key] = bucket
	}
	return bucket.AllowN(p.now(), 1)
}
