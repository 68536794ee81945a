package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"hoidap/internal/door"
)

// route is one address of the door.
type route struct {
	method, path string
	serve        http.HandlerFunc
}

// list names every address of the door.
func (d *Door) list(stop <-chan struct{}, inbox door.Inbox) []route {
	return []route{
		{http.MethodGet, "/", d.showPage},
		{http.MethodPost, "/noi", d.take(inbox)},
		{http.MethodGet, "/dong", d.showLines},
		{http.MethodGet, "/nghe", d.listen(stop)},
		{http.MethodGet, "/health", d.showHealth},
		{http.MethodGet, assetPath, d.showAsset},
		{http.MethodGet, mediaPath + "{file...}", d.showMedia(stop)},
	}
}

// handler is everything the door answers. Pages that are still open are let go
// when stop is closed.
func (d *Door) handler(stop <-chan struct{}, inbox door.Inbox) http.Handler {
	mux := http.NewServeMux()
	routes := d.list(stop, inbox)
	for _, r := range routes {
		mux.Handle(pattern(r), d.paced(r.serve))
	}
	for pattern, handler := range d.routes {
		mux.Handle(pattern, handler)
	}
	mux.Handle("/", d.paced(d.noSuchPage(routes)))

	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.sorry(w, r, http.StatusForbidden, "web.foreign")
	}))
	return d.survive(harden(guard.Handler(mux)))
}

// pattern is the ServeMux pattern of a route: "/" means that page alone.
func pattern(r route) string {
	if r.path == "/" {
		return r.method + " /{$}"
	}
	if strings.HasSuffix(r.path, "/") {
		return r.method + " " + r.path + "{file}"
	}
	return r.method + " " + r.path
}

// noSuchPage answers what no route does: 405 when another method would do,
// else 404.
func (d *Door) noSuchPage(routes []route) http.HandlerFunc {
	methods := map[string]string{}
	for _, r := range routes {
		methods[r.path] = r.method
	}
	for _, pattern := range slices.Sorted(maps.Keys(d.routes)) {
		if method, path, found := strings.Cut(pattern, " "); found {
			methods[path] = method
		}
	}
	return func(w http.ResponseWriter, r *http.Request) {
		if method, known := methods[r.URL.Path]; known && method != r.Method {
			w.Header().Set("Allow", method)
			d.sorry(w, r, http.StatusMethodNotAllowed, "web.not_allowed")
			return
		}
		d.sorry(w, r, http.StatusNotFound, "web.not_found")
	}
}
