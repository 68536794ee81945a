package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limits are the paces nobody may outrun. A chat is one person; an address may
// be a whole hamlet behind one mobile carrier, so it gets far more.
type limits struct {
	reading *buckets // requests of an address
	coming  *buckets // messages of an address
	talking *buckets // messages of a chat
}

func newLimits(now func() time.Time) limits {
	return limits{
		reading: newBuckets(20, 200, now),
		coming:  newBuckets(2, 60, now),
		talking: newBuckets(0.5, 10, now),
	}
}

// mostBuckets bounds the memory of one pace: about a megabyte.
const mostBuckets = 8192

// buckets holds one token bucket for each key. It keeps two generations: when
// the young one is full it becomes the old one, and what nobody asked for in
// the meantime is forgotten.
type buckets struct {
	pace  rate.Limit
	burst int
	now   func() time.Time

	mu         sync.Mutex
	young, old map[string]*rate.Limiter
}

func newBuckets(pace rate.Limit, burst int, now func() time.Time) *buckets {
	return &buckets{pace: pace, burst: burst, now: now, young: map[string]*rate.Limiter{}}
}

// allow reports whether the key may go on, and counts that it did.
func (b *buckets) allow(key string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	bucket, found := b.young[key]
	if !found {
		if bucket, found = b.old[key]; !found {
			bucket = rate.NewLimiter(b.pace, b.burst)
		}
		if len(b.young) >= mostBuckets {
			b.young, b.old = map[string]*rate.Limiter{}, b.young
		}
		b.young[key] = bucket
	}
	return bucket.AllowN(b.now(), 1)
}

// remote names where a request comes from: the network of an IPv6 address, the
// whole of an IPv4 address. The word of a proxy is taken only when it stands
// in our own network.
func remote(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if address.IsLoopback() || address.IsPrivate() {
		told := r.Header.Values("X-Forwarded-For")
		if len(told) > 0 {
			entries := strings.Split(told[len(told)-1], ",")
			last, err := netip.ParseAddr(strings.TrimSpace(entries[len(entries)-1]))
			if err == nil {
				address = last
			}
		}
	}
	address = address.Unmap()
	if address.Is4() {
		return address.String()
	}
	network, err := address.WithZone("").Prefix(64)
	if err != nil {
		return address.String()
	}
	return network.String()
}
