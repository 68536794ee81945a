package library_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"hoidap/internal/library"
)

func TestWindowsLineEndsAndByteOrderMarkAreRead(t *testing.T) {
	files := folder()
	for name, file := range files {
		files[name] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(string(file.Data), "\n", "\r\n"))}
	}
	if _, rows := library.Read(files); len(rows) > 0 {
		t.Errorf("rows %+v", rows)
	}
}

// Whatever letters an editor writes, an article says the same.
func TestLettersAndMarksInTwoPiecesAreRead(t *testing.T) {
	files := folder()
	want, _ := library.Read(files)
	for name, file := range files {
		files[name] = &fstest.MapFile{Data: norm.NFD.Bytes(file.Data)}
	}
	got, rows := library.Read(files)
	if len(rows) > 0 || got.Articles[0].Title != want.Articles[0].Title || got.Articles[1].Short != want.Articles[1].Short {
		t.Errorf("rows %+v, articles %+v", rows, got.Articles)
	}
}

// The coding Windows writes for Vietnamese when a clerk chooses ANSI.
func TestWindows1258IsARow(t *testing.T) {
	files := folder()
	ansi, err := encoding.ReplaceUnsupported(charmap.Windows1258.NewEncoder()).Bytes(norm.NFD.Bytes([]byte(article)))
	if err != nil {
		t.Fatal(err)
	}
	files[page] = &fstest.MapFile{Data: ansi}
	_, rows := library.Read(files)
	if len(rows) != 1 || rows[0].Place() != page+":3" || rows[0].Sentence.ID != "lint.not-utf8" {
		t.Errorf("rows %+v", rows)
	}
}

// A file nobody would read is never passed over in silence.
func TestStrayFilesAreRows(t *testing.T) {
	for _, name := range []string{
		"tien-dien.2026-01-01.md", "dien-nuoc/ghi-chu.txt", "dien-nuoc/tien-dien.2026-01-01.MD",
		"dien-nuoc/sau-hon/tien-dien.2026-01-01.md", "dien-nuoc/bai-moi.docx", "place.yaml",
	} {
		files := folder()
		files[name] = &fstest.MapFile{Data: []byte("x")}
		_, rows := library.Read(files)
		if len(rows) != 1 || rows[0].Place() != name || rows[0].Sentence.ID != "lint.stray-file" {
			t.Errorf("%s: rows %+v", name, rows)
		}
	}
}
