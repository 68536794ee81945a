package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

// mediaPath is the address the files of attachments stand under, in place of
// the one folder they lie in.
const mediaPath = "/tai-lieu/"

const (
	// mediaLimit is how long a browser may take for one piece of a file, not
	// for all of it: a film on a slow line takes minutes.
	mediaLimit = 30 * time.Second
	// mediaLife is how long a browser keeps a file, in seconds.
	mediaLife = "3600"
	// mostStreams is how many files are sent at the same time.
	mostStreams = 256
)

// mediaPolicy is for a file opened as a page of its own: the browser dresses it
// in style of its own, and a film fetches its parts.
const mediaPolicy = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

// attachment is something to hear or look at; without address it is there in
// words only.
type attachment struct {
	Kind    desk.AttachmentKind
	Title   string
	Address string
}

// attachmentsOf shows the attachments of a reply.
func (d *Door) attachmentsOf(reply desk.Reply) []attachment {
	var shown []attachment
	for _, a := range reply.Attachments {
		address := ""
		if d.opens(a) == nil {
			address = addressOf(a.File)
		}
		if address != "" || strings.TrimSpace(a.Title) != "" {
			shown = append(shown, attachment{Kind: a.Kind, Title: a.Title, Address: address})
		}
	}
	return shown
}

// opens reports why the file of an attachment cannot be shown.
func (d *Door) opens(a desk.Attachment) error {
	file, err := door.OpenAttachment(d.media, a)
	if err != nil {
		return err
	}
	return file.Close()
}

func addressOf(file string) string {
	address := url.URL{Path: mediaPath + strings.TrimPrefix(file, door.MediaFolder)}
	return address.EscapedPath()
}

// showMedia is GET /tai-lieu/{file...}, whole or the part a player asks for.
func (d *Door) showMedia(stop <-chan struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		file, err := door.OpenFile(d.media, door.MediaFolder+r.PathValue("file"))
		if err != nil {
			d.sorry(w, r, http.StatusNotFound, "web.not_found")
			return
		}
		defer func() { _ = file.Close() }()
		select {
		case d.streams <- struct{}{}:
			defer func() { <-d.streams }()
		default:
			d.sorry(w, r, http.StatusServiceUnavailable, "web.broken")
			return
		}
		w.Header().Set("Content-Type", file.Type)
		w.Header().Set("Content-Security-Policy", mediaPolicy)
		w.Header().Set("Cache-Control", "public, max-age="+mediaLife)
		steady, leave := steadyWriter(w, stop)
		defer leave()
		http.ServeContent(steady, r, file.Name, file.Changed, file)
	}
}

// errClosing ends a file that is being sent when the door closes.
var errClosing = errors.New("web: the door closes")

// steady is a ResponseWriter that gives each piece of a long answer a time
// limit of its own.
type steady struct {
	http.ResponseWriter
	control *http.ResponseController
	stop    <-chan struct{}
}

// steadyWriter makes an answer last as long as its reader keeps reading, and
// end when stop is closed. The caller leaves when it is written.
func steadyWriter(w http.ResponseWriter, stop <-chan struct{}) (s steady, leave func()) {
	s = steady{ResponseWriter: w, control: http.NewResponseController(w), stop: stop}
	written, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case <-stop: // a piece that nobody takes is not waited for
			_ = s.control.SetWriteDeadline(time.Now())
		case <-written:
		}
	}()
	return s, func() {
		close(written)
		<-watched
	}
}

// Write writes one piece.
func (s steady) Write(piece []byte) (int, error) {
	if err := s.control.SetWriteDeadline(time.Now().Add(mediaLimit)); err != nil {
		return 0, err
	}
	select {
	case <-s.stop:
		return 0, errClosing
	default:
		return s.ResponseWriter.Write(piece)
	}
}
