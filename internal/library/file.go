package library

import (
	"bytes"
	"hash/fnv"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxFile is the most bytes one file of the knowledge folder may have.
const maxFile = 1 << 20

// readme may stand anywhere in the folder; it is for people only.
const readme = "README.md"

// file is one text of the folder, mended: UTF-8 without a byte order mark,
// plain line ends, and letters with their marks in one piece.
type file struct {
	name     string
	text     []byte
	revision uint64 // of the text; never 0
	stamp    stamp
}

// stamp is what can be seen of a file without reading it, at the time it was
// read.
type stamp struct {
	size     int64
	modified time.Time
	read     time.Time
}

// settled is how long before it was read a file must have been changed for its
// stamp to be relied on: a clock that ticks slowly gives two changes one time.
const settled = 3 * time.Second

// same reports whether a file is surely as it was when it was read.
func (s stamp) same(info fs.FileInfo) bool {
	return s.size == info.Size() && s.modified.Equal(info.ModTime()) && !s.modified.IsZero() &&
		s.modified.Before(s.read.Add(-settled))
}

// readFile reads one file, or says in a row why it cannot be read.
func readFile(fsys fs.FS, name string) (file, *Row) {
	refuse := func(line int, id string, data map[string]any) (file, *Row) {
		row := newRow(name, line, 0, id, data)
		return file{name: name}, &row
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return refuse(0, "lint.unreadable", nil)
	}
	if info.Size() > maxFile {
		return refuse(0, "lint.too-large", map[string]any{"Most": maxFile >> 10})
	}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return refuse(0, "lint.unreadable", nil)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(text) {
		return refuse(firstInvalidLine(text), "lint.not-utf8", nil)
	}
	text = norm.NFC.Bytes(text)
	return file{name, text, revisionOf(text), stamp{info.Size(), info.ModTime(), time.Now()}}, nil
}

// revisionOf is a number that differs when a text does.
func revisionOf(text []byte) uint64 {
	sum := fnv.New64a()
	_, _ = sum.Write(text)
	return max(1, sum.Sum64())
}

// firstInvalidLine is the line of the first byte that is not UTF-8.
func firstInvalidLine(text []byte) int {
	line := 1
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		text = text[size:]
	}
	return line
}

// readable lists the endings of files in which somebody may have written an
// article that would never be read.
var readable = []string{".md", ".markdown", ".txt", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".yaml", ".yml",
	".tsv", ".csv", ".xls", ".xlsx", ".ods"}

// strays finds files that look like articles or lists and are not read.
func strays(fsys fs.FS) []Row {
	var rows []Row
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return nil //nolint:nilerr // what cannot be read is a row of its own
		case strings.HasPrefix(base, ".") && name != ".":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() && name == mediaFolder:
			return fs.SkipDir
		case entry.IsDir() || base == readme || slices.Contains(listFiles, name) || isSet(name):
			return nil
		}
		article := strings.Count(name, "/") == 1 && path.Ext(name) == ".md"
		if !article && slices.Contains(readable, strings.ToLower(path.Ext(name))) {
			rows = append(rows, newRow(name, 0, 0, "lint.stray-file", nil))
		}
		return nil
	})
	if err != nil {
		rows = append(rows, newRow("", 0, 0, "lint.unreadable", nil))
	}
	return rows
}
