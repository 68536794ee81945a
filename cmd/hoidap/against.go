package main

import (
	"archive/zip"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/knowledge"
)

// askAll asks the questions of a knowledge and compares the first answers with
// those of the knowledge before.
func (p *program) askAll(ctx context.Context, c config.Check, own bool, now desk.Knowledge, day desk.Day) (asking, error) {
	before, compared, err := knowledgeBefore(c.Against, own)
	if err != nil {
		return asking{}, err
	}
	pace := &pace{tell: func(done int) { _, _ = fmt.Fprintf(p.stderr, "check: asked %d questions\n", done) }}
	if !compared {
		present, err := newBook(now, day, nil)
		if err != nil {
			return asking{}, err
		}
		list := ownedIn(now, present.editions)
		said := make([]said, len(list))
		err = askEach(ctx, present, list, pace, func(i int, d desk.Decision) { said[i] = saidBy(d) })
		return sum(list, nil, said, present), err
	}
	former, err := newBook(before, day, nil)
	if err != nil {
		return asking{}, err
	}
	present, err := newBook(now, day, former)
	if err != nil {
		return asking{}, err
	}
	return compare(ctx, former, present, pace)
}

// knowledgeBefore reads what is compared with: what was named, else the copy
// inside the program. There is nothing to compare when that copy is what is
// checked.
func knowledgeBefore(path string, own bool) (before desk.Knowledge, ok bool, err error) {
	var rows []library.Row
	switch {
	case path == "" && own:
		return desk.Knowledge{}, false, nil
	case path == "":
		before, rows = library.Read(knowledge.FS)
	case isFolder(path):
		if inner := filepath.Join(path, "knowledge"); isFolder(inner) {
			path = inner
		}
		folder, err := folder("against", path, nil)
		if err != nil {
			return desk.Knowledge{}, false, err
		}
		before, rows = library.Read(folder)
	default:
		archive, err := zip.OpenReader(path)
		if err != nil {
			return desk.Knowledge{}, false, fmt.Errorf("check: --against: cannot open %s: want a knowledge folder, or a knowledge.zip as serve keeps it", path)
		}
		defer func() { _ = archive.Close() }()
		before, rows = library.Read(archive)
	}
	if library.Fatal(rows) {
		return desk.Knowledge{}, false, fmt.Errorf("check: --against: %s could not be served: run hoidap check on it", path)
	}
	return before, true, nil
}

// askEach asks a list of questions on all processors and hands over each
// decision with the place of its question, from several goroutines at once.
func askEach(ctx context.Context, book decider, list []owned, pace *pace, take func(i int, d desk.Decision)) error {
	asking, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		asking.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(list) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				decision, err := book.Decide(ctx, desk.Question{Text: list[i].text})
				if err != nil {
					return err
				}
				take(i, decision)
				pace.step()
			}
		})
	}
	return asking.Wait()
}

// pace tells of long work now and then; of short work it says nothing.
type pace struct {
	done atomic.Int64
	tell func(done int)
}

// perLine is how many questions lie between two lines of progress.
const perLine = 20000

func (p *pace) step() {
	if done := int(p.done.Add(1)); done%perLine == 0 {
		p.tell(done)
	}
}
