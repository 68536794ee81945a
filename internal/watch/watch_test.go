package watch_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"hoidap/internal/watch"
)

// shelf is a folder that changes while it is watched.
type shelf struct {
	mu    sync.Mutex
	files fstest.MapFS
}

func (s *shelf) Open(name string) (fs.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files.Open(name)
}

func (s *shelf) write(name, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Now()}
}

func (s *shelf) remove(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.files, name)
}

func newShelf() *shelf {
	return &shelf{files: fstest.MapFS{
		"y-te/the.2026-01-01.md": {Data: []byte("a")},
		"topics.yaml":            {Data: []byte("b")},
	}}
}

// watched runs a folder in a bubble of time and notes when what was used.
type watched struct {
	*shelf
	busy   func() bool
	reads  int
	used   []time.Duration // since the beginning
	onRead func()
}

func (w *watched) run(t *testing.T, during func()) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		begin := time.Now()
		folder := watch.New(w.shelf)
		folder.Busy = w.busy
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			folder.Run(ctx, func() {
				w.reads++
				if w.onRead != nil {
					w.onRead()
				}
			}, func() { w.used = append(w.used, time.Since(begin)) })
		}()
		during()
		cancel()
		<-ended
	})
}

func TestEveryKindOfChangeIsSeenSoon(t *testing.T) {
	const soon = time.Second
	changes := map[string]func(s *shelf){
		"a file is written again":   func(s *shelf) { s.write("topics.yaml", "c") },
		"a file grows":              func(s *shelf) { s.write("topics.yaml", "bb") },
		"a file comes":              func(s *shelf) { s.write("y-te/moi.2026-01-01.md", "c") },
		"a file goes":               func(s *shelf) { s.remove("y-te/the.2026-01-01.md") },
		"a file is renamed over it": func(s *shelf) { s.write(".topics.swp", "c"); s.write("topics.yaml", "c"); s.remove(".topics.swp") },
		"a topic comes":             func(s *shelf) { s.write("moi/bai.2026-01-01.md", "c") },
		"everything goes":           func(s *shelf) { s.remove("y-te/the.2026-01-01.md"); s.remove("topics.yaml") },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			w := watched{shelf: newShelf()}
			w.run(t, func() {
				time.Sleep(10 * time.Second)
				change(w.shelf)
				time.Sleep(10 * time.Second)
			})
			if len(w.used) != 1 || w.reads != 1 || w.used[0] > 10*time.Second+soon {
				t.Errorf("read %d times, used at %v", w.reads, w.used)
			}
		})
	}
}

func TestNothingIsReadWithoutAChange(t *testing.T) {
	w := watched{shelf: newShelf()}
	w.run(t, func() {
		time.Sleep(time.Minute)
		w.write(".git", "a hidden file")
		time.Sleep(time.Minute)
	})
	if w.reads > 0 {
		t.Errorf("read %d times", w.reads)
	}
}

// A pull of forty files is taken in once, when the last has come.
func TestManyFilesAreOneChange(t *testing.T) {
	w := watched{shelf: newShelf()}
	w.run(t, func() {
		time.Sleep(time.Second)
		for i := range 40 {
			w.write(fmt.Sprintf("y-te/bai-%d.2026-01-01.md", i), "c")
			time.Sleep(50 * time.Millisecond)
		}
		time.Sleep(5 * time.Second)
	})
	if w.reads != 1 || len(w.used) != 1 || w.used[0] < 3*time.Second || w.used[0] > 4*time.Second {
		t.Errorf("read %d times, used at %v", w.reads, w.used)
	}
}

// A pull that pauses is taken in when it is over, if it says that it runs.
func TestABusyFolderIsNotAtRest(t *testing.T) {
	var pulling atomic.Bool
	w := watched{shelf: newShelf(), busy: pulling.Load}
	w.run(t, func() {
		pulling.Store(true)
		w.write("topics.yaml", "c")
		time.Sleep(5 * time.Second)
		w.write("y-te/the.2026-01-01.md", "c")
		time.Sleep(5 * time.Second)
		pulling.Store(false)
		time.Sleep(5 * time.Second)
	})
	if w.reads != 1 || len(w.used) != 1 || w.used[0] < 10*time.Second || w.used[0] > 11*time.Second {
		t.Errorf("read %d times, used at %v", w.reads, w.used)
	}
}

// A folder in which something always changes is read all the same, some time.
func TestAFolderThatNeverRestsIsReadSomeTime(t *testing.T) {
	w := watched{shelf: newShelf()}
	w.run(t, func() {
		for i := range 400 {
			time.Sleep(100 * time.Millisecond)
			w.write("nhat-ky.txt", fmt.Sprint(i))
		}
	})
	if w.reads == 0 {
		t.Error("never read in 40 seconds")
	}
}

// What was read while it changed is not used.
func TestWhatChangesWhileItIsReadIsReadAgain(t *testing.T) {
	w := watched{shelf: newShelf()}
	w.onRead = func() {
		time.Sleep(time.Second)
		if w.reads == 1 {
			w.write("topics.yaml", "changed while it is read")
		}
	}
	w.run(t, func() {
		w.write("topics.yaml", "c")
		time.Sleep(10 * time.Second)
	})
	if w.reads != 2 || len(w.used) != 1 {
		t.Errorf("read %d times, used at %v; want 2 and once", w.reads, w.used)
	}
}

// On a real disk, with a file renamed over another as editors do.
func TestARealFolder(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "topics.yaml")
	if err := os.WriteFile(name, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	used := make(chan struct{}, 1)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	folder := watch.New(os.DirFS(dir))
	go func() {
		defer close(ended)
		folder.Run(ctx, func() {}, func() { used <- struct{}{} })
	}()
	if err := os.WriteFile(name+"~", []byte("b2"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(name+"~", name); err != nil {
		t.Fatal(err)
	}
	<-used
	cancel()
	<-ended
}
