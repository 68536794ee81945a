package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/internal/watch"
)

// keeper keeps what the shelf serves as the folder and the calendar have it.
type keeper struct {
	shelf  *shelf
	folder *watch.Folder // nil for knowledge that cannot change
	spare  *spare
	words  *locale.Catalog
	now    func() time.Time
	log    *slog.Logger

	swapped chan struct{} // holds one when what is served has changed and followUp has not seen to it
}

// openKeeper reads the knowledge to serve. Of a folder that may change it keeps
// a copy in the data folder.
func (p *program) openKeeper(c config.Serve) (*keeper, reading, error) {
	k := &keeper{log: p.log, swapped: make(chan struct{}, 1)}
	if c.Knowledge != "" {
		// The first look comes before the reading: no change falls between.
		k.folder = watch.New(os.DirFS(c.Knowledge))
		k.folder.Busy = pulling(c.Knowledge)
		k.spare = &spare{c.Data}
	}
	reading, err := p.read(c.Folders, "", k.spare)
	if err != nil {
		return nil, reading, err
	}
	k.shelf, k.words, k.now = reading.shelf, reading.words, reading.now
	k.complain(context.Background())
	k.noteSwap()
	return k, reading, nil
}

// run watches until ctx ends.
func (k *keeper) run(ctx context.Context) {
	var working sync.WaitGroup
	working.Go(func() { k.turnPages(ctx) })
	if k.folder != nil {
		working.Go(func() { k.watchFolder(ctx) })
		working.Go(func() { k.followUp(ctx) })
	}
	working.Wait()
}

// watchFolder serves each state of the folder that can be served.
func (k *keeper) watchFolder(ctx context.Context) {
	var (
		knowledge desk.Knowledge
		rows      []library.Row
		began     time.Time
	)
	read := func() {
		k.log.DebugContext(ctx, "knowledge: the folder has changed")
		began = time.Now()
		knowledge, rows = k.shelf.read()
	}
	k.folder.Run(ctx, read, func() { k.swap(ctx, knowledge, rows, began) })
}

// swap serves a reading of the folder, or goes on with the one before and says
// why.
func (k *keeper) swap(ctx context.Context, knowledge desk.Knowledge, rows []library.Row, began time.Time) {
	if library.Fatal(rows) {
		k.shelf.refuse(rows)
		k.complain(ctx)
		return
	}
	if err := k.shelf.take(knowledge, desk.DayOf(k.now())); err != nil {
		k.log.ErrorContext(ctx, "knowledge: cannot be indexed, the one before is served", "error", err)
		return
	}
	k.log.InfoContext(ctx, "knowledge: a change is live", "files", len(knowledge.Articles),
		"rows", len(rows), "took", time.Since(began).Round(time.Millisecond))
	k.noteSwap()
}

// noteSwap has followUp see to what is served.
func (k *keeper) noteSwap() {
	select {
	case k.swapped <- struct{}{}:
	default:
	}
}

// calm is how long nothing must have changed before what can wait is done:
// copying thousands of files between two changes would hold up the second.
const calm = 2 * time.Second

// followUp does what can wait after each change: a copy is made of what is
// served, and the index made ready for the next change.
func (k *keeper) followUp(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	timer.Stop()
	for {
		select {
		case <-k.swapped:
			timer.Reset(calm)
		case <-timer.C:
			k.save(ctx)
			k.fill(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// fill makes the index ready for a change. Where that fails, or has not been
// done when one comes, the change does it.
func (k *keeper) fill(ctx context.Context) {
	book := k.shelf.stock.Load().newest()
	if book == nil {
		return
	}
	if err := book.index.Fill(ctx); err != nil && ctx.Err() == nil {
		k.log.ErrorContext(ctx, "knowledge: the index is not ready for a change", "error", err)
	}
}

// complain logs why the folder is not served as it is.
func (k *keeper) complain(ctx context.Context) {
	for _, problem := range k.problems() {
		k.log.WarnContext(ctx, "knowledge: not served until mended", "place", problem.Place, "words", problem.Words)
	}
}

// save keeps a copy of what is served, for a start on a broken folder.
func (k *keeper) save(ctx context.Context) {
	if k.shelf.trouble.Load() != nil {
		return // what is served is not what is in the folder
	}
	if err := k.spare.save(k.shelf.folder, k.folder.Still); err != nil {
		k.log.WarnContext(ctx, "knowledge: no copy kept of what is served", "error", err)
		return
	}
	k.log.DebugContext(ctx, "knowledge: a copy is kept")
}

// The book of a day is made shortly before the day begins, so that nobody
// waits for it at midnight.
const (
	lookAhead = 2 * time.Minute
	lookEvery = 30 * time.Second
)

// turnPages makes the book of each day ahead of it.
func (k *keeper) turnPages(ctx context.Context) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
		k.turn(ctx)
	}
}

// turn makes the book of today, and near midnight that of tomorrow.
func (k *keeper) turn(ctx context.Context) {
	for _, at := range []time.Time{k.now(), k.now().Add(lookAhead)} {
		if _, err := k.shelf.open(desk.DayOf(at)); err != nil {
			k.log.ErrorContext(ctx, "knowledge: no book for a day", "day", desk.DayOf(at).String(), "error", err)
		}
	}
}

// problem is one row as an operator reads it.
type problem struct {
	Place string `json:"place"`
	Words string `json:"words"`
}

// mostProblems is how many rows of trouble are said; the first are the cause
// more often than not.
const mostProblems = 20

// problems says why the folder is not served as it is; none when it is.
func (k *keeper) problems() []problem {
	rows := k.shelf.trouble.Load()
	if rows == nil {
		return nil
	}
	var list []problem
	for _, row := range (*rows)[:min(len(*rows), mostProblems)] {
		list = append(list, problem{row.Place(), k.words.Say("vi", row.Sentence.ID, row.Sentence.Data)})
	}
	return list
}

// health is what /health says about the knowledge.
func (k *keeper) health() map[string]any {
	stock := k.shelf.stock.Load()
	report := map[string]any{"since": stock.since.UTC().Format(time.RFC3339), "problems": len(k.problems())}
	if book := stock.newest(); book != nil {
		report["articles"], report["day"] = len(book.editions), book.day.String()
	}
	if problems := k.problems(); len(problems) > 0 {
		report["problems"] = problems
	}
	return report
}

// pulling reports, for a folder that git keeps, that git is changing its files.
func pulling(dir string) func() bool {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	for {
		if kept := filepath.Join(dir, ".git"); isFolder(kept) {
			return func() bool {
				_, err := os.Stat(filepath.Join(kept, "index.lock"))
				return err == nil
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil
		}
		dir = parent
	}
}
