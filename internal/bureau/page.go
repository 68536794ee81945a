package bureau

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

//go:embed templates/*.html
var pageFiles embed.FS

//go:embed assets/*.css assets/*.js assets/*.svg
var assetFiles embed.FS

// newAssets reads what pages are dressed in.
func newAssets() (*site.Shelf, error) {
	folder, err := fs.Sub(assetFiles, "assets")
	if err != nil {
		return nil, fmt.Errorf("bureau: open assets: %w", err)
	}
	return site.NewShelf(folder, Base+"/tinh/")
}

// showAsset is GET /tinh/{file}.
func (b *Room) showAsset(w http.ResponseWriter, r *http.Request) {
	if !b.assets.Show(w, r, r.PathValue("file")) {
		b.sorry(w, r, http.StatusNotFound, "desk.trouble.page")
	}
}

// parsePages reads the templates, which take all their words from the locale.
func parsePages(words Words, assets *site.Shelf) (*template.Template, error) {
	pages := template.New("pages").Option("missingkey=error").Funcs(template.FuncMap{
		"say":   func(id string) string { return words.Say(string(desk.Vietnamese), id, nil) },
		"tell":  func(id string, pairs ...any) (string, error) { return tell(words, id, pairs) },
		"asset": assets.Find,
		"base":  func() string { return Base },
	})
	pages, err := pages.ParseFS(pageFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("bureau: read templates: %w", err)
	}
	return pages, nil
}

// tell says a sentence with values, given as name and value in turn.
func tell(words Words, id string, pairs []any) (string, error) {
	data := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return "", fmt.Errorf("bureau: %v is no name of a value", pairs[i])
		}
		data[name] = pairs[i+1]
	}
	return words.Say(string(desk.Vietnamese), id, data), nil
}

// render writes a template whole or, when it fails, a bare status.
func (b *Room) render(w http.ResponseWriter, r *http.Request, status int, file string, data any) {
	var page bytes.Buffer
	if err := b.pages.ExecuteTemplate(&page, file, data); err != nil {
		b.Log.Error("bureau: render", "template", file, "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(page.Bytes()); err != nil {
		b.Log.Debug("bureau: visitor left", "template", file)
	}
}

// trouble is what trouble.html shows: what went wrong, and what was typed.
type trouble struct{ Word, Kept string }

// sorry says what went wrong, in words kept in the locale.
func (b *Room) sorry(w http.ResponseWriter, r *http.Request, status int, word string) {
	b.render(w, r, status, "trouble.html", trouble{Word: word})
}

// broken says that nothing could be done, and logs why.
func (b *Room) broken(w http.ResponseWriter, r *http.Request, what string, err error) {
	b.Log.ErrorContext(r.Context(), "bureau: page failed", "what", what, "error", err)
	b.sorry(w, r, http.StatusServiceUnavailable, "desk.trouble.broken")
}

// frame is what stands around every page of somebody known.
type frame struct {
	Me     desk.Person
	Here   string // the entry of the menu the page is under
	Leader bool
	Notice *notice
}

func frameOf(by desk.Person, here string) frame {
	return frame{Me: by, Here: here, Leader: by.Holds(desk.RoleSupervisor)}
}

// surroundings reads what pages name: the knowledge of today, and who works
// here. It answers itself when one cannot be read.
func (b *Room) surroundings(w http.ResponseWriter, r *http.Request) (book Book, people []desk.Person, ok bool) {
	book, err := b.Shelf.Open(r.Context())
	if err != nil {
		b.broken(w, r, "open knowledge", err)
		return nil, nil, false
	}
	if people, err = b.Records.People(r.Context()); err != nil {
		b.broken(w, r, "read people", err)
		return nil, nil, false
	}
	return book, people, true
}
