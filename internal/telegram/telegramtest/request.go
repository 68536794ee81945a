package telegramtest

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
)

// What a request may hold, files and all the rest.
const (
	mostForm   = 1 << 20
	mostUpload = 64 << 20
)

// File is a file that came with a call.
type File struct {
	Name    string
	Content string
}

// readCall takes a request apart into the token and the call.
func readCall(w http.ResponseWriter, r *http.Request) (call Call, token string, ok bool) {
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, method, found := strings.Cut(rest, "/")
	if !ok || !found {
		return Call{}, "", false
	}
	call = Call{Method: method, Params: map[string]string{}, Files: map[string]File{}}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		r.Body = http.MaxBytesReader(w, r.Body, mostUpload)
		return call, token, call.readParts(r) == nil
	}
	r.Body = http.MaxBytesReader(w, r.Body, mostForm)
	if r.ParseForm() != nil {
		return Call{}, "", false
	}
	for key := range r.Form {
		call.Params[key] = r.Form.Get(key)
	}
	return call, token, true
}

// readParts reads a form with files.
func (c Call) readParts(r *http.Request) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return err
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := c.readPart(part); err != nil {
			return err
		}
	}
}

func (c Call) readPart(part *multipart.Part) error {
	content, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	if part.FileName() == "" {
		c.Params[part.FormName()] = string(content)
		return nil
	}
	c.Files[part.FormName()] = File{Name: part.FileName(), Content: string(content)}
	return nil
}
