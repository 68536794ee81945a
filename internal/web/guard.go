package web

import (
	"net/http"
	"runtime/debug"

	"hoidap/internal/site"
)

// policy lets a page load from and send to this door alone, run no script and
// wear no style written into the page, and be shown in no frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
	"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// harden sets the headers that tell a browser to trust nothing else.
func harden(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		// With "no-referrer" a browser sends "Origin: null" along with our own
		// form, and over plain HTTP that is all the cross-origin guard can see.
		header.Set("Referrer-Policy", "same-origin")
		header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cache-Control", "no-store")
		if site.Secure(r) { // browsers ignore it elsewhere and complain
			header.Set("Cross-Origin-Opener-Policy", "same-origin")
		}
		next.ServeHTTP(w, r)
	})
}

// survive turns a panic into a kind page. What was said stays out of the log.
func (d *Door) survive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch caught := recover(); caught {
			case nil:
			case http.ErrAbortHandler:
				panic(caught)
			default:
				d.log.Error("web: handler panicked", "route", r.Pattern, "stack", string(debug.Stack()))
				d.sorry(w, r, http.StatusInternalServerError, "web.broken")
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// paced turns away who asks faster than any person reads.
func (d *Door) paced(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !d.limits.reading.Allow(site.Remote(r)) {
			d.sorry(w, r, http.StatusTooManyRequests, "web.too_fast")
			return
		}
		next(w, r)
	})
}
