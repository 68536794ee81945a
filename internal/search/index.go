// Package search turns articles into an index and questions into finds.
// Articles and questions go through the same folding (package viet), so people
// may type with diacritics or without.
//
// A bleve index in memory keeps the articles: it turns their terms into lists
// of who holds which, part by part, takes articles in and out all at once or not
// at all, and leaves views of what was there before as they are. An [Index]
// reads the lists of each part once and asks bleve nothing while a question
// waits: BM25 over these lists names the candidates, and their order follows
// from exact BM25 over the fields of an article and from how close the question
// comes to one of the article's own questions.
//
// An [Index] never changes. When the knowledge does, [Index.Next] makes the
// index that follows; the two share every article that stayed the same.
package search

import (
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// errClosed is what a closed index answers.
var errClosed = errors.New("search: index is closed")

// batchSize is how many articles of a whole index are written at once, and
// fewestWritten how many are worth a batch of their own.
const (
	batchSize     = 1000
	fewestWritten = 100
)

// Index finds the articles a question may be about. It does not change once it
// is made and may be used from many goroutines.
type Index struct {
	catalogue *catalogue
	sheets    []sheet // of the catalogue, with the documents of this index
	closed    atomic.Bool

	documents map[string]*document
	terms     *dictionary
	lengths   [len(fields)]int     // syllables of each field, all articles together
	holders   [len(fields)]int     // articles with anything in it
	averages  [len(fields)]float64 // syllables in one of these, in the mean

	shape    shape
	initials initials
	rewrites rewrites
	lexis    lexis
	heard    []float64    // by term: how often it was heard, see count
	fillers  viet.Fillers // words without a subject
	asks     viet.Phrases // words that ask for a part of an article, whatever its subject
	groups   groups

	searches sync.Pool // of *search, between questions
}

// Build indexes one edition of each article, with the lists of the knowledge
// they come from. The index may be closed after use or just be let go.
func Build(editions []desk.Edition, knowledge desk.Knowledge) (*Index, error) {
	c, err := openCatalogue()
	if err != nil {
		return nil, err
	}
	x := newIndex(c, knowledge, newDictionary())
	editions = withOutside(editions, knowledge.Outside)
	x.documents = make(map[string]*document, len(editions))
	if err := x.read(editions); err != nil {
		return nil, errors.Join(err, c.close())
	}
	x.finish()
	view, err := c.filled(x.documents)
	if err == nil {
		err = x.open(view, nil)
	}
	if err != nil {
		return nil, errors.Join(err, c.close())
	}
	return x, nil
}

// newIndex is an index with its lists alone. Their words get numbers, too.
func newIndex(c *catalogue, knowledge desk.Knowledge, terms *dictionary) *Index {
	shape := shapeOf(knowledge)
	return &Index{
		catalogue: c,
		terms:     terms,
		shape:     shape,
		rewrites:  newRewrites(knowledge.Vocabulary),
		lexis:     newLexis(knowledge, terms),
		fillers:   viet.NewFillers(shape.fillers, shape.marked),
		asks:      viet.NewPhrases(shape.asks),
		groups:    newGroups(knowledge.Groups),
	}
}

// read takes in all editions, and writes those read while it reads on.
func (x *Index) read(editions []desk.Edition) error {
	var writing errgroup.Group
	writing.SetLimit(runtime.GOMAXPROCS(0))
	batches := inBatches(editions, runtime.GOMAXPROCS(0))
	var wait func() []script
	for at, batch := range batches {
		if at == 0 {
			wait = x.cutAll(batch)
		}
		scripts := wait()
		if at+1 < len(batches) {
			wait = x.cutAll(batches[at+1])
		}
		documents := x.take(scripts)
		words := x.terms.wording()
		writing.Go(func() error { return x.catalogue.write(documents, nil, words) })
	}
	return writing.Wait()
}

// take takes in what was cut, and gives it as documents.
func (x *Index) take(scripts []script) map[string]*document {
	documents := make(map[string]*document, len(scripts))
	r := reading{terms: x.terms}
	for _, script := range scripts {
		d := r.read(script)
		documents[script.edition.ID] = d
		x.put(script.edition.ID, d)
	}
	return documents
}

// inBatches parts editions into those that are written at once: of batchSize at
// most, and about evenly at least so many that nobody who writes is idle.
func inBatches(editions []desk.Edition, writers int) [][]desk.Edition {
	if len(editions) < fewestWritten*writers || len(editions) > batchSize*writers {
		return slices.Collect(slices.Chunk(editions, batchSize))
	}
	whole := 0
	for i := range editions {
		whole += weight(editions[i])
	}
	var batches [][]desk.Edition
	start, sum := 0, 0
	for i := range editions {
		if sum += weight(editions[i]); sum*writers >= whole*(len(batches)+1) || i+1-start == batchSize {
			batches = append(batches, editions[start:i+1])
			start = i + 1
		}
	}
	if start < len(editions) {
		batches = append(batches, editions[start:])
	}
	return batches
}

// weight is about how much there is to read in an edition.
func weight(e desk.Edition) int { return 1 + len(e.Questions) + 4*len(e.Sections) }

// put takes a document in, in place of the one of that ID.
func (x *Index) put(id string, d *document) {
	x.drop(id)
	x.documents[id] = d
	x.terms.add(d)
	x.measure(d, 1)
}

// drop takes the document of an ID out, if there is one.
func (x *Index) drop(id string) {
	d, ok := x.documents[id]
	if !ok {
		return
	}
	delete(x.documents, id)
	x.terms.remove(d)
	x.measure(d, -1)
}

// measure takes the lengths of a document in, or out by a sign.
func (x *Index) measure(d *document, sign int) {
	for at, length := range d.lengths {
		if length > 0 {
			x.lengths[at] += sign * length
			x.holders[at] += sign
		}
	}
}

// finish computes what needs the whole base.
func (x *Index) finish() {
	x.terms.finish()
	x.initials = newInitials(x.terms)
	x.count()
	for at, length := range x.lengths {
		x.averages[at] = float64(length) / float64(max(1, x.holders[at]))
	}
}

// Close says that nothing will be asked of the index any more: finding in it
// fails from then on, and so does Next. Questions that are running end well,
// and the indexes it shares with are not touched. The memory is free once
// nothing refers to any of them, closed or not; closing them all frees it at
// once. Closing an index again does nothing.
func (x *Index) Close() error {
	if x.closed.Swap(true) {
		return nil
	}
	return x.catalogue.leave()
}

// Size is the number of articles, without the subjects outside.
func (x *Index) Size() int {
	size := 0
	for id := range x.documents {
		if _, outside := subjectOf(id); !outside {
			size++
		}
	}
	return size
}
