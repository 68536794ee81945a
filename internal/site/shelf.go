package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// Shelf holds files by a name that changes with their content, so that a
// browser may keep them for good.
type Shelf struct {
	address map[string]string // file → address
	content map[string][]byte // name below the prefix → content
}

// NewShelf reads the files of a folder; their addresses begin with prefix.
func NewShelf(folder fs.FS, prefix string) (*Shelf, error) {
	s := &Shelf{address: map[string]string{}, content: map[string][]byte{}}
	files, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fmt.Errorf("site: list files: %w", err)
	}
	for _, file := range files {
		content, err := fs.ReadFile(folder, file.Name())
		if err != nil {
			return nil, fmt.Errorf("site: read file: %w", err)
		}
		digest := sha256.Sum256(content)
		ext := path.Ext(file.Name())
		hashed := strings.TrimSuffix(file.Name(), ext) + "." + hex.EncodeToString(digest[:6]) + ext
		s.address[file.Name()] = prefix + hashed
		s.content[hashed] = content
	}
	return s, nil
}

// Find returns the address of a file; templates fail on one there is not.
func (s *Shelf) Find(file string) (string, error) {
	address, found := s.address[file]
	if !found {
		return "", fmt.Errorf("site: no file %q", file)
	}
	return address, nil
}

// Show answers with the file of a name below the prefix, and reports whether
// there is one; when there is none, nothing is answered yet.
func (s *Shelf) Show(w http.ResponseWriter, r *http.Request, hashed string) bool {
	content, found := s.content[hashed]
	if !found {
		return false
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, hashed, time.Time{}, bytes.NewReader(content))
	return true
}
