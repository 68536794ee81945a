package web

import (
	"embed"
	"fmt"
	"io/fs"
	"net/http"

	"hoidap/internal/site"
)

//go:embed assets/*.css assets/*.js assets/*.svg
var assetFiles embed.FS

// assetPath is the address all assets stand under.
const assetPath = "/tinh/"

// newShelf reads the assets of the chat page.
func newShelf() (*site.Shelf, error) {
	folder, err := fs.Sub(assetFiles, "assets")
	if err != nil {
		return nil, fmt.Errorf("web: open assets: %w", err)
	}
	return site.NewShelf(folder, assetPath)
}

// showAsset is GET /tinh/{file}.
func (d *Door) showAsset(w http.ResponseWriter, r *http.Request) {
	if !d.assets.Show(w, r, r.PathValue("file")) {
		d.sorry(w, r, http.StatusNotFound, "web.not_found")
	}
}
