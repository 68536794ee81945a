package bureau

import (
	"net/http"
	"strings"
)

// route is one address of the desk, below Base.
type route struct {
	method, path string
	serve        http.HandlerFunc
}

// list names every address of the desk.
func (b *Room) list() []route {
	return []route{
		{http.MethodGet, "", b.known(b.showQueue)},
		{http.MethodGet, "/vao", b.showEntrance},
		{http.MethodPost, "/vao", b.enter},
		{http.MethodPost, "/ra", b.leave},
		{http.MethodGet, "/cau/{number}", b.known(b.showTicket)},
		{http.MethodPost, "/cau/{number}", b.known(b.actOnTicket)},
		{http.MethodGet, "/nguoi", b.leading(b.showPeople)},
		{http.MethodPost, "/nguoi", b.leading(b.actOnPeople)},
		{http.MethodGet, "/nhat-ky", b.leading(b.showActs)},
		{http.MethodGet, "/tuan", b.known(b.showWeek(""))},
		{http.MethodGet, "/tuan.css", b.known(b.showWeek(".css"))},
		{http.MethodGet, "/tuan.csv", b.known(b.showWeek(".csv"))},
		{http.MethodGet, "/tuan.xlsx", b.known(b.showWeek(".xlsx"))},
		{http.MethodGet, "/nghe", b.listen},
		{http.MethodGet, "/tinh/{file}", b.showAsset},
	}
}

// Routes are the addresses of the desk, by ServeMux pattern, for the door that
// serves them.
func (b *Room) Routes() map[string]http.Handler {
	mux := http.NewServeMux()
	methods := map[string][]string{}
	for _, r := range b.list() {
		mux.HandleFunc(r.method+" "+Base+r.path, r.serve)
		methods[r.path] = append(methods[r.path], r.method)
	}
	for path, allowed := range methods {
		mux.HandleFunc(Base+path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			b.sorry(w, r, http.StatusMethodNotAllowed, "desk.trouble.method")
		})
	}
	mux.HandleFunc(Base+"/", func(w http.ResponseWriter, r *http.Request) {
		b.sorry(w, r, http.StatusNotFound, "desk.trouble.page")
	})
	return map[string]http.Handler{Base: mux, Base + "/": mux}
}
