package search

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

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
type catalogue struct {
	memory bleve.Index
	close  func() error // once; bleve panics when closed twice

	mu      sync.Mutex
	base    map[string]*document // what lies outside the young part
	held    map[string]*document // all there is by now
	changes int                  // articles changed since it was filled
	users   int                  // indexes that are not closed
}

// openCatalogue returns an empty catalogue.
func openCatalogue() (*catalogue, error) {
	// The older in-memory store of bleve takes minutes where scorch takes a second.
	memory, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("search: new index: %w", err)
	}
	c := &catalogue{memory: memory, close: sync.OnceValue(memory.Close)}
	// An index may be dropped without being closed, as nobody counts the
	// questions that are still running on it. Bleve keeps a list of all open
	// indexes, so its memory and its goroutine would stay for good. The closing
	// function must not hold the catalogue, or its time would never come.
	runtime.AddCleanup(c, func(end func() error) { _ = end() }, c.close)
	return c, nil
}

// write adds documents, and takes out those of the IDs that are gone, all at
// once or not at all. While the catalogue is filled it may run several times
// side by side.
func (c *catalogue) write(documents map[string]*document, gone []string, words wording) error {
	batch := c.memory.NewBatch()
	for id, document := range documents {
		if err := batch.IndexAdvanced(newCard(id, document, words)); err != nil {
			return fmt.Errorf("search: index %s: %w", id, err)
		}
	}
	for _, id := range gone {
		batch.Delete(id)
	}
	if err := c.memory.Batch(batch); err != nil {
		return fmt.Errorf("search: write index: %w", err)
	}
	return nil
}

// filled says what the catalogue was filled with, and returns the first view.
func (c *catalogue) filled(documents map[string]*document) (*scorch.IndexSnapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.held = documents, documents
	return c.view()
}

// turnTo makes the catalogue hold these documents and no others, and returns a
// view of them.
func (c *catalogue) turnTo(documents map[string]*document, words wording) (*scorch.IndexSnapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users == 0 {
		return nil, errClosed
	}
	changes, young := 0, map[string]*document{}
	for id, document := range documents {
		if document != c.held[id] {
			changes++
		}
		if document != c.held[id] || document != c.base[id] {
			young[id] = document
		}
	}
	var gone []string
	for id := range c.held {
		if documents[id] == nil {
			gone = append(gone, id)
		}
	}
	if changes+len(gone) == 0 {
		return c.view()
	}
	if err := c.write(young, gone, words); err != nil {
		return nil, err
	}
	c.held, c.changes = documents, c.changes+changes+len(gone)
	if few := max(leastYoung, int(youngShare*float64(len(documents)))); len(young) > few {
		c.base = documents
	}
	return c.view()
}

// worn reports whether a catalogue is better filled anew than changed in so
// many articles, for a base of a size.
func (c *catalogue) worn(changes, size int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changes+changes > max(leastWorn, int(wornShare*float64(size)))
}

// view returns what the catalogue holds now, and counts a user. The view is
// given back once it is read.
func (c *catalogue) view() (*scorch.IndexSnapshot, error) {
	inside, err := c.memory.Advanced()
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
	c.users++
	return view, nil
}

// leave is called once for each view, by its user; after the last one the
// catalogue is closed.
func (c *catalogue) leave() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users--; c.users > 0 {
		return nil
	}
	return c.close()
}
