package door_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

// vast is a folder of files that say they have so many bytes.
type vast int64

func (v vast) Open(string) (fs.File, error) { return vastFile{size: int64(v)}, nil }

type vastFile struct {
	fs.File
	size int64
}

func (f vastFile) Stat() (fs.FileInfo, error) { return f, nil }
func (vastFile) Read([]byte) (int, error)     { return 0, io.EOF }
func (vastFile) Seek(int64, int) (int64, error) {
	return 0, nil
}
func (vastFile) Close() error       { return nil }
func (vastFile) Name() string       { return "x.mp3" }
func (f vastFile) Size() int64      { return f.size }
func (vastFile) Mode() fs.FileMode  { return 0o644 }
func (vastFile) ModTime() time.Time { return time.Time{} }
func (vastFile) IsDir() bool        { return false }
func (vastFile) Sys() any           { return nil }

func TestOpenFile(t *testing.T) {
	changed := time.Date(2026, 1, 5, 8, 0, 0, 0, desk.Zone)
	folder := fstest.MapFS{
		"media/hoc-phi.mp3":     {Data: []byte("tiếng"), ModTime: changed},
		"media/y-te/the.jpeg":   {Data: []byte("hình")},
		"media/phim.mp4":        {Data: []byte("phim")},
		"media/trong.ogg":       {},
		"media/README.md":       {Data: []byte("không")},
		"media/HINH.PNG":        {Data: []byte("không")},
		"media/.an/hinh.png":    {Data: []byte("không")},
		"media/thu-muc.png/a":   {Data: []byte("không")},
		"media/loi.mp3":         {Data: []byte("không"), Mode: fs.ModeNamedPipe},
		"hinh.png":              {Data: []byte("không")},
		"y-te/hinh.png":         {Data: []byte("không")},
		"mediation/hinh.png":    {Data: []byte("không")},
		"media/trang.html":      {Data: []byte("<script>")},
		"media/hinh.svg":        {Data: []byte("<svg>")},
		"media/hinh.png.html":   {Data: []byte("<script>")},
		"media/khong-duoi":      {Data: []byte("không")},
		"media/nguoc\\hinh.png": {Data: []byte("hình")},
	}
	for name, want := range map[string]string{
		"media/hoc-phi.mp3":     "sound audio/mpeg tiếng",
		"media/y-te/the.jpeg":   "picture image/jpeg hình",
		"media/phim.mp4":        "film video/mp4 phim",
		"media/nguoc\\hinh.png": "picture image/png hình",
		"media/trong.ogg":       "", "media/README.md": "", "media/HINH.PNG": "", "media/.an/hinh.png": "",
		"media/thu-muc.png": "", "media/loi.mp3": "", "hinh.png": "", "y-te/hinh.png": "", "mediation/hinh.png": "",
		"media/trang.html": "", "media/hinh.svg": "", "media/hinh.png.html": "", "media/khong-duoi": "",
		"media/khong-co.mp3": "", "media/../hinh.png": "", "media//hoc-phi.mp3": "", "/media/hoc-phi.mp3": "",
		"./media/hoc-phi.mp3": "", "media/": "", "media": "", ".mp3": "", "media/.mp3": "", "": "", "media/a\x00.mp3": "",
	} {
		file, err := door.OpenFile(folder, name)
		if want == "" {
			if err == nil || strings.Count(err.Error(), "door: ") != 1 {
				t.Errorf("%q: %v, want an error", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		content, err := io.ReadAll(file)
		if got := string(file.Kind) + " " + file.Type + " " + string(content); err != nil || got != want || int(file.Size) != len(content) {
			t.Errorf("%q is %q of %d bytes (%v), want %q", name, got, file.Size, err, want)
		}
		if err := file.Close(); err != nil {
			t.Errorf("%q: close: %v", name, err)
		}
	}
	file, err := door.OpenFile(folder, "media/hoc-phi.mp3")
	if err != nil || file.Name != "hoc-phi.mp3" || !file.Changed.Equal(changed) {
		t.Errorf("opened %+v: %v", file, err)
	}
	if _, err := door.OpenFile(nil, "media/hoc-phi.mp3"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a folder: %v", err)
	}
}

func TestOpenFileOfADisk(t *testing.T) {
	disk := t.TempDir()
	if err := os.MkdirAll(filepath.Join(disk, "media"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(disk, "media", "a.mp3"), []byte("tiếng"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := door.OpenFile(os.DirFS(disk), "media/a.mp3")
	if err != nil || file.Size != int64(len("tiếng")) {
		t.Fatalf("%+v: %v", file, err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
}

func TestSizesOfFiles(t *testing.T) {
	for size, fits := range map[int64]bool{-1: false, 0: false, 1: true, door.MostMedia: true, door.MostMedia + 1: false} {
		if _, err := door.OpenFile(vast(size), "media/x.mp3"); (err == nil) != fits {
			t.Errorf("a file of %d bytes: %v", size, err)
		}
	}
}

func TestOpenAttachment(t *testing.T) {
	folder := fstest.MapFS{"media/a.mp3": {Data: []byte("tiếng")}}
	for kind, fits := range map[desk.AttachmentKind]bool{
		desk.AttachSound: true, desk.AttachPicture: false, desk.AttachFilm: false, "": false,
	} {
		_, err := door.OpenAttachment(folder, desk.Attachment{Kind: kind, File: "media/a.mp3"})
		if (err == nil) != fits {
			t.Errorf("as a %q: %v", kind, err)
		}
	}
}
