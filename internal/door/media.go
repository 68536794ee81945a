package door

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"hoidap/internal/desk"
)

// MediaFolder is where the files of attachments stand below the knowledge folder.
const MediaFolder = "media/"

// MostMedia is the most bytes the file of an attachment may have at any door.
const MostMedia = 50_000_000

// File is the file of an attachment, open for reading.
type File struct {
	io.ReadSeekCloser
	Name    string // without its folder, "hoc-phi.mp3"
	Type    string // as browsers name it, "audio/mpeg"
	Kind    desk.AttachmentKind
	Size    int64
	Changed time.Time // zero when not known
}

// forms are the kinds of file that may go with a reply, by the end of the name.
var forms = map[string]File{
	".mp3":  {Kind: desk.AttachSound, Type: "audio/mpeg"},
	".m4a":  {Kind: desk.AttachSound, Type: "audio/mp4"},
	".ogg":  {Kind: desk.AttachSound, Type: "audio/ogg"},
	".png":  {Kind: desk.AttachPicture, Type: "image/png"},
	".jpg":  {Kind: desk.AttachPicture, Type: "image/jpeg"},
	".jpeg": {Kind: desk.AttachPicture, Type: "image/jpeg"},
	".webp": {Kind: desk.AttachPicture, Type: "image/webp"},
	".mp4":  {Kind: desk.AttachFilm, Type: "video/mp4"},
}

// OpenAttachment opens the file of an attachment, as OpenFile does, and refuses
// one of another kind than the attachment says. The caller closes it.
func OpenAttachment(media fs.FS, attachment desk.Attachment) (*File, error) {
	file, err := OpenFile(media, attachment.File)
	if err != nil {
		return nil, err
	}
	if file.Kind != attachment.Kind {
		return nil, errors.Join(fmt.Errorf("door: media file %q: is a %s, not a %s", attachment.File, file.Kind, attachment.Kind), file.Close())
	}
	return file, nil
}

// OpenFile opens a file by its path below the knowledge folder. It opens nothing
// but regular files in the media folder whose name ends as that of a sound, a
// picture or a film, and that hold 1 to MostMedia bytes; media may be nil, and
// then there are none. The caller closes the file.
func OpenFile(media fs.FS, name string) (*File, error) {
	form, known := forms[path.Ext(name)]
	if media == nil || !known || !strings.HasPrefix(name, MediaFolder) || !fs.ValidPath(name) || strings.Contains(name, "/.") {
		return nil, fmt.Errorf("door: media file %q: %w", name, fs.ErrNotExist)
	}
	// Looking comes before opening, which on a pipe would wait for a writer.
	info, err := fs.Stat(media, name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("door: media file: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("door: media file %q: not a regular file", name)
	case info.Size() < 1 || info.Size() > MostMedia:
		return nil, fmt.Errorf("door: media file %q: has %d bytes, want 1 to %d", name, info.Size(), MostMedia)
	}
	opened, err := media.Open(name)
	if err != nil {
		return nil, fmt.Errorf("door: media file: %w", err)
	}
	content, seeks := opened.(io.ReadSeekCloser)
	if !seeks {
		return nil, errors.Join(fmt.Errorf("door: media file %q: cannot be read from the middle", name), opened.Close())
	}
	form.ReadSeekCloser, form.Name = content, path.Base(name)
	form.Size, form.Changed = info.Size(), info.ModTime()
	return &form, nil
}
