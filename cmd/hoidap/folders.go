package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/locale"
	"hoidap/knowledge"
	"hoidap/locales"
)

// folder opens a folder on disk, or the copy in the program when none is named.
func folder(option, dir string, embedded fs.FS) (fs.FS, error) {
	if dir == "" {
		return embedded, nil
	}
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, fmt.Errorf("--%s: cannot open %s: is it there, and may it be read?", option, dir)
	case !info.IsDir():
		return nil, fmt.Errorf("--%s: %s is a file: name the folder that holds it", option, dir)
	}
	return os.DirFS(dir), nil
}

// fenced is a folder on disk out of which nothing leads, not even a link: for
// files whose names come from outside.
type fenced string

// Open opens a file of the folder.
func (f fenced) Open(name string) (fs.File, error) { return os.OpenInRoot(string(f), name) }

// mediaFolder is where recordings and pictures are sent from.
func mediaFolder(dir string) fs.FS {
	if dir == "" {
		return knowledge.FS
	}
	return fenced(dir)
}

func knowledgeFolder(dir string) (fs.FS, error) { return folder("knowledge", dir, knowledge.FS) }
func localesFolder(dir string) (fs.FS, error)   { return folder("locales", dir, locales.FS) }

// reading is what every verb that answers needs: sentences, knowledge, and the
// time it answers for.
type reading struct {
	words *locale.Catalog
	shelf *shelf
	now   func() time.Time
}

// read opens both folders, to answer as of a day or, when that is "", today.
// Mistakes in the knowledge are printed row by row. What was served last may
// stand in for a broken folder.
func (p *program) read(folders config.Folders, asOf string, last *spare) (reading, error) {
	now, err := clock(asOf)
	if err != nil {
		return reading{}, err
	}
	sentences, err := localesFolder(folders.Locales)
	if err != nil {
		return reading{}, err
	}
	words, err := locale.Open(sentences)
	if err != nil {
		return reading{}, err
	}
	articles, err := knowledgeFolder(folders.Knowledge)
	if err != nil {
		return reading{}, err
	}
	shelf, err := openShelf(articles, last)
	if broken, ok := err.(brokenKnowledge); ok { //nolint:errorlint // openShelf returns it unwrapped
		printRows(p.stderr, knowledgeRows(broken.rows, words))
	}
	return reading{words: words, shelf: shelf, now: now}, err
}

// clock is the time, or noon of the day named by --as-of.
func clock(asOf string) (func() time.Time, error) {
	if asOf == "" {
		return time.Now, nil
	}
	day, err := desk.ParseDay(asOf)
	if err != nil {
		return nil, err
	}
	noon := day.Start().Add(12 * time.Hour)
	return func() time.Time { return noon }, nil
}
