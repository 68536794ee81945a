package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

//go:embed templates/*.html
var pageFiles embed.FS

// mostLines is how many entries of a conversation a page shows.
const mostLines = 100

// page is what page.html shows.
type page struct {
	Nonce    string
	Greeting *bubble
	talk
}

// talk is the lines of a conversation, whole or those a page has not shown.
type talk struct {
	Bubbles  []bubble
	Since    int64 // the newest entry shown
	Fragment bool  // added to a page that is open
}

// parsePages reads the templates, which take all their words from the locale.
func parsePages(words Words, assets *site.Shelf) (*template.Template, error) {
	pages := template.New("pages").Option("missingkey=error").Funcs(template.FuncMap{
		"say":   func(id string) string { return words.Say(string(desk.Vietnamese), id, nil) },
		"asset": assets.Find,
	})
	pages, err := pages.ParseFS(pageFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("web: read templates: %w", err)
	}
	return pages, nil
}

// showPage is GET /, the whole conversation.
func (d *Door) showPage(w http.ResponseWriter, r *http.Request) {
	d.showTalk(w, r, visitorOf(r))
}

// showTalk writes the page of a visitor.
func (d *Door) showTalk(w http.ResponseWriter, r *http.Request, who visitor) {
	entries, err := d.conversations.Conversation(r.Context(), who.chat, 0, mostLines)
	if err != nil {
		d.log.Error("web: read conversation", "chat", who.chat, "error", err)
		d.sorry(w, r, http.StatusServiceUnavailable, "web.unread")
		return
	}
	who.remember(w, r)
	p := page{Nonce: site.NewToken(), talk: talk{Bubbles: d.bubblesOf(entries), Since: newest(entries)}}
	anchor(p.Bubbles)
	if d.greeting != nil {
		greeting := d.bubbleOf(d.greeting())
		p.Greeting = &greeting
	}
	d.render(w, r, http.StatusOK, "page.html", p)
}

// render writes a template whole or, when it fails, a bare status.
func (d *Door) render(w http.ResponseWriter, r *http.Request, status int, file string, data any) {
	var b bytes.Buffer
	if err := d.pages.ExecuteTemplate(&b, file, data); err != nil {
		d.log.Error("web: render", "template", file, "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		d.log.Debug("web: visitor left", "template", file)
	}
}
