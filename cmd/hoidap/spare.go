package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"hoidap/internal/desk"
	"hoidap/internal/library"
)

// spareFile is the name, in the data folder, of a copy of the knowledge last
// served. A desk that starts on a folder somebody has just broken serves this.
const spareFile = "knowledge.zip"

// spare is the copy of the knowledge last served; the nil spare has none.
type spare struct{ data string }

// errMoved says that the folder was changed while it was copied.
var errMoved = errors.New("the folder changed meanwhile")

// save copies the files an answer comes from; media are not among them. The
// copy takes the place of the one before whole or not at all, and only if the
// folder stayed as it was served.
func (s *spare) save(folder fs.FS, still func() bool) error {
	file, err := os.CreateTemp(s.data, spareFile+".*")
	if err != nil {
		return err
	}
	err = errors.Join(pack(file, folder), file.Sync(), file.Close())
	if err == nil && !still() {
		err = errMoved
	}
	if err == nil {
		err = os.Rename(file.Name(), filepath.Join(s.data, spareFile))
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// pack writes lists and articles into an archive.
func pack(file *os.File, folder fs.FS) error {
	archive := zip.NewWriter(file)
	for _, pattern := range []string{"*.yaml", "*/*.md", "questions/*.tsv"} {
		names, err := fs.Glob(folder, pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			text, err := fs.ReadFile(folder, name)
			if err != nil {
				return err
			}
			// Written as it is: the desk has better to do than to squeeze it.
			entry, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err != nil {
				return err
			}
			if _, err := entry.Write(text); err != nil {
				return err
			}
		}
	}
	return archive.Close()
}

// read reads the copy; ok is false when there is none that can be served.
func (s *spare) read() (knowledge desk.Knowledge, ok bool) {
	if s == nil {
		return desk.Knowledge{}, false
	}
	archive, err := zip.OpenReader(filepath.Join(s.data, spareFile))
	if err != nil {
		return desk.Knowledge{}, false
	}
	defer func() { _ = archive.Close() }()
	knowledge, rows := library.Read(archive)
	return knowledge, !library.Fatal(rows)
}
