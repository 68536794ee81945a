package site

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Remote names where a request comes from: the network of an IPv6 address, the
// whole of an IPv4 address. The word of a proxy is taken only when it stands
// in our own network.
func Remote(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if near(address) {
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

// Secure reports whether the person's browser speaks TLS, to us or to the
// proxy before us, whose word is taken only when it stands in our own network.
func Secure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	return err == nil && near(from.Addr().Unmap()) && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
}

// near reports whether an address is in our own network.
func near(address netip.Addr) bool { return address.IsLoopback() || address.IsPrivate() }
