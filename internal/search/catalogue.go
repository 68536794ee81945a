package search

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// partSize is how many articles a part of a whole catalogue holds at most.
const partSize = 1000

// The parts of bleve's index are looked through one by one, so a catalogue has
// few of them: those it was filled with and one young part, written and read
// again with each change. A young part of more than leastYoung articles and a
// youngShare of all takes too long; it stays, and the next change begins another.
const (
	leastYoung = 32
	youngShare = 1.0 / 32
)

// A catalogue is worn when more than leastWorn articles and a wornShare of all
// have been changed in it: what they replaced still takes up room.
const (
	leastWorn = 64
	wornShare = 1.0 / 2
)

// catalogue is the bleve index that an Index and those that follow it share.
// Each write leaves the views taken before it as they are, so an Index reads the
// view of its own documents however the catalogue goes on.
//
// Bleve takes longer to take a whole base in than everything else takes until
// questions can be answered, and is needed first when something changes. So a
// catalogue begins with rolls made of the documents themselves, and bleve gets
// them by fill: when somebody has the time, or at the first change.
type catalogue struct {
	mu      sync.Mutex
	memory  bleve.Index          // nil until it is filled
	end     func() error         // closes memory, once; bleve panics when closed twice
	first   []part               // the rolls it began with
	words   wording              // of these; forgotten once it is filled
	base    map[string]*document // what lies outside the young part
	held    map[string]*document // all there is by now
	changes int                  // articles changed since it began
	users   int                  // indexes that are not closed
}

// newCatalogue returns a catalogue with its first user. It holds documents,
// listed by rolls.
func newCatalogue(documents map[string]*document, rolls []*roll, words wording) *catalogue {
	c := &catalogue{words: words, base: documents, held: documents, users: 1}
	for _, roll := range rolls {
		c.first = append(c.first, part{roll: roll})
	}
	return c
}

// fill hands bleve what the catalogue began with, unless that was done. It ends
// early with the context, and may be tried again.
func (c *catalogue) fill(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.filled(ctx)
}

// filled is fill for who holds the lock.
func (c *catalogue) filled(ctx context.Context) error {
	if c.users == 0 {
		return errClosed
	}
	if c.memory != nil {
		return nil
	}
	// The older in-memory store of bleve takes minutes where scorch takes a second.
	memory, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return fmt.Errorf("search: new index: %w", err)
	}
	end := sync.OnceValue(memory.Close)
	first, err := c.handOver(ctx, memory)
	if err != nil {
		return errors.Join(err, end())
	}
	c.memory, c.end, c.first, c.words = memory, end, first, wording{}
	// An index may be dropped without being closed, as nobody counts the
	// questions that are still running on it. Bleve keeps a list of all open
	// indexes, so its memory and its goroutine would stay for good. The closing
	// function must not hold the catalogue, or its time would never come.
	runtime.AddCleanup(c, func(end func() error) { _ = end() }, end)
	return nil
}

// handOver writes the documents of each of the first rolls, and returns these
// as the parts that bleve made of them.
func (c *catalogue) handOver(ctx context.Context, memory bleve.Index) ([]part, error) {
	for _, part := range c.first {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("search: fill: %w", err)
		}
		if err := write(memory, part.ids, c.base, nil, c.words); err != nil {
			return nil, err
		}
	}
	view, err := viewOf(memory)
	if err != nil {
		return nil, err
	}
	defer func() { _ = view.Close() }()
	return inParts(view, c.first)
}

// write adds the documents of some IDs, and takes out those of the IDs that are
// gone, all at once or not at all.
func write(memory bleve.Index, ids []string, documents map[string]*document, gone []string, words wording) error {
	batch := memory.NewBatch()
	for _, id := range ids {
		if err := batch.IndexAdvanced(newCard(id, documents[id], words)); err != nil {
			return fmt.Errorf("search: index %s: %w", id, err)
		}
	}
	for _, id := range gone {
		batch.Delete(id)
	}
	if err := memory.Batch(batch); err != nil {
		return fmt.Errorf("search: write index: %w", err)
	}
	return nil
}

// turnTo makes the catalogue hold these documents and no others for one more
// user, and returns them by the parts they are in. The rolls of parts that the
// index before has read are not read again.
func (c *catalogue) turnTo(documents map[string]*document, terms *dictionary, former []sheet) ([]sheet, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users == 0 {
		return nil, errClosed
	}
	young, gone, changes := c.compare(documents)
	if changes == 0 && c.memory == nil {
		c.users++
		return c.begun(), nil
	}
	if err := c.filled(context.Background()); err != nil {
		return nil, err
	}
	if changes > 0 {
		if err := write(c.memory, young, documents, gone, terms.wording()); err != nil {
			return nil, err
		}
		c.held, c.changes = documents, c.changes+changes
		if few := max(leastYoung, int(youngShare*float64(len(documents)))); len(young) > few {
			c.base = documents
		}
	}
	sheets, err := c.read(terms, former)
	if err == nil {
		c.users++
	}
	return sheets, err
}

// begun is what the catalogue began with.
func (c *catalogue) begun() []sheet {
	sheets := make([]sheet, len(c.first))
	for at, part := range c.first {
		sheets[at] = sheet{part: part, documents: part.documents(c.base, nil)}
	}
	return sheets
}

// compare lists what must be written and taken out for the catalogue to hold
// documents, and counts what changes by that.
func (c *catalogue) compare(documents map[string]*document) (young, gone []string, changes int) {
	for id, document := range documents {
		if document != c.held[id] {
			changes++
		}
		if document != c.held[id] || document != c.base[id] {
			young = append(young, id)
		}
	}
	for id := range c.held {
		if documents[id] == nil {
			gone = append(gone, id)
		}
	}
	return young, gone, changes + len(gone)
}

// read reads what the catalogue holds, but for the parts that are known.
func (c *catalogue) read(terms *dictionary, former []sheet) ([]sheet, error) {
	view, err := viewOf(c.memory)
	if err != nil {
		return nil, err
	}
	defer func() { _ = view.Close() }()
	known := make(map[uint64]part, len(c.first)+len(former))
	for _, part := range c.first {
		known[part.number] = part
	}
	for _, sheet := range former {
		known[sheet.number] = sheet.part
	}
	var sheets []sheet
	for _, segment := range view.Segments() {
		part, ok := known[segment.Id()]
		if !ok {
			if part, err = readPart(segment, terms); err != nil {
				return nil, err
			}
		}
		sheets = append(sheets, sheet{part: part, documents: part.documents(c.held, segment)})
	}
	return sheets, nil
}

// worn reports whether a catalogue is better begun anew than changed in so many
// articles, for a base of a size.
func (c *catalogue) worn(changes, size int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changes+changes > max(leastWorn, int(wornShare*float64(size)))
}

// viewOf returns what bleve holds at this moment. The view is given back once
// it is read.
func viewOf(memory bleve.Index) (*scorch.IndexSnapshot, error) {
	inside, err := memory.Advanced()
	if err != nil {
		return nil, fmt.Errorf("search: view: %w", err)
	}
	reader, err := inside.Reader()
	if err != nil {
		return nil, fmt.Errorf("search: view: %w", err)
	}
	view, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("search: view: bleve reads by %T", reader)
	}
	return view, nil
}

// leave is called once by each user; after the last one the catalogue is closed.
func (c *catalogue) leave() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users--; c.users > 0 || c.memory == nil {
		return nil
	}
	return c.end()
}
