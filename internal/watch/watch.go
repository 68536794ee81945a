// Package watch tells when the files below a folder have changed and come to
// rest. It looks at them now and then rather than wait for a notice of the
// system: that works alike for editors that save by rename, for a pull of many
// files, and for network folders, of which no notice comes.
package watch

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"strings"
	"time"
)

// How often a folder is looked at. Looking costs a look-up per file: of the
// time that passes, no more than one part in shareOfTime goes into it.
const (
	interval    = 500 * time.Millisecond
	rest        = 200 * time.Millisecond // without a change, and the folder is at rest
	patience    = 30 * time.Second       // after which a folder that never rests is read as it is
	shareOfTime = 10
)

// Folder watches the files below a folder. Hidden files and folders are not
// looked at.
type Folder struct {
	// Busy reports that somebody is known to be changing several files; the
	// folder is not at rest until it is over. It may be nil.
	Busy func() bool

	files fs.FS
	seen  state
}

// New takes a first look: whatever changes from here on is a change.
func New(files fs.FS) *Folder {
	f := &Folder{files: files}
	f.seen = f.look()
	return f
}

// Run looks at the folder until ctx ends. Each time its files have changed and
// come to rest, it calls read; if they were left alone meanwhile it calls use,
// else read again after the next rest. A change of content that leaves size
// and time of a file as they were is not seen.
func (f *Folder) Run(ctx context.Context, read, use func()) {
	for {
		began := time.Now()
		found := f.look()
		if found.equal(f.seen) {
			if !wait(ctx, max(interval, shareOfTime*time.Since(began))) {
				return
			}
			continue
		}
		for {
			var ok bool
			if found, ok = f.settle(ctx, found); !ok {
				return
			}
			read()
			if again := f.look(); !again.equal(found) {
				found = again
				continue
			}
			break
		}
		f.seen = found
		use()
	}
}

// Still reports whether the files are as they were when use was last called, or
// at the first look.
func (f *Folder) Still() bool { return f.look().equal(f.seen) }

// settle waits until nothing changes any more and gives what is there then; ok
// is false when ctx has ended.
func (f *Folder) settle(ctx context.Context, found state) (settled state, ok bool) {
	for limit := time.Now().Add(patience); ; {
		if !wait(ctx, rest) {
			return nil, false
		}
		again := f.look()
		calm := again.equal(found) && (f.Busy == nil || !f.Busy())
		if found = again; calm || time.Now().After(limit) {
			return found, true
		}
	}
}

// wait lets time pass and reports whether ctx still runs.
func wait(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

// state is what can be seen of each file without reading it.
type state map[string]mark

type mark struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

func (s state) equal(other state) bool {
	return maps.EqualFunc(s, other, func(a, b mark) bool {
		return a.size == b.size && a.mode == b.mode && a.modified.Equal(b.modified)
	})
}

// look takes in every file. What cannot be looked at is as if it were not there.
func (f *Folder) look() state {
	found := state{}
	// The function returns no error that would end the walk.
	_ = fs.WalkDir(f.files, ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(path.Base(name), ".") && name != "."
		switch {
		case hidden && entry != nil && entry.IsDir():
			return fs.SkipDir
		case hidden || err != nil || entry.IsDir():
			return nil //nolint:nilerr // what cannot be seen is not there
		}
		// A link is looked at where it leads.
		if info, err := fs.Stat(f.files, name); err == nil {
			found[name] = mark{info.Size(), info.ModTime(), info.Mode()}
		}
		return nil
	})
	return found
}
