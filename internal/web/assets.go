package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed assets/*.css assets/*.js assets/*.svg
var assetFiles embed.FS

// assetPath is the address all assets stand under.
const assetPath = "/tinh/"

// shelf holds the assets by a name that changes with their content, so that a
// browser may keep them for good.
type shelf struct {
	address map[string]string // file → address
	content map[string][]byte // name below assetPath → content
}

func newShelf() (*shelf, error) {
	s := &shelf{address: map[string]string{}, content: map[string][]byte{}}
	files, err := fs.ReadDir(assetFiles, "assets")
	if err != nil {
		return nil, fmt.Errorf("web: list assets: %w", err)
	}
	for _, file := range files {
		content, err := assetFiles.ReadFile("assets/" + file.Name())
		if err != nil {
			return nil, fmt.Errorf("web: read asset: %w", err)
		}
		digest := sha256.Sum256(content)
		ext := path.Ext(file.Name())
		hashed := strings.TrimSuffix(file.Name(), ext) + "." + hex.EncodeToString(digest[:6]) + ext
		s.address[file.Name()] = assetPath + hashed
		s.content[hashed] = content
	}
	return s, nil
}

// find returns the address of an asset; templates fail on one there is not.
func (s *shelf) find(file string) (string, error) {
	address, found := s.address[file]
	if !found {
		return "", fmt.Errorf("web: no asset %q", file)
	}
	return address, nil
}

// showAsset is GET /tinh/{file}.
func (d *Door) showAsset(w http.ResponseWriter, r *http.Request) {
	hashed := r.PathValue("file")
	content, found := d.assets.content[hashed]
	if !found {
		d.sorry(w, r, http.StatusNotFound, "web.not_found")
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, hashed, time.Time{}, bytes.NewReader(content))
}
