// Package search turns articles into an index and questions into finds.
// Articles and questions go through the same folding (package viet), so people
// may type with diacritics or without.
//
// An [Index] answers from open lists of who holds which term, and asks bleve
// nothing while a question waits: BM25 over these lists names the candidates,
// and their order follows from exact BM25 over the fields of an article and from
// how close the question comes to one of the article's own questions.
//
// A bleve index in memory is the catalogue that follows the knowledge: it takes
// articles in and out all at once or not at all, and leaves views of what was
// there before as they are. [Build] makes its lists of the documents it has just
// read and does not wait for bleve, which would take twice as long again.
// [Index.Fill] hands bleve the same documents, or else the first [Index.Next]
// that changes something does; from then on the lists of what changed are read
// from bleve, part by part.
//
// What draws a question to one article rather than to others is learned from the
// questions of all of them, beside whatever else goes on once the index is made.
//
// An [Index] never changes. When the knowledge does, [Index.Next] makes the
// index that follows; the two share every article that stayed the same.
package search

import (
	"errors"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// errClosed is what a closed index answers.
var errClosed = errors.New("search: index is closed")

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
	contrast *contrast
	learned  chan struct{} // closed when contrast is there
	rewrites rewrites
	lexis    lexis
	heard    []float64    // by term: how often it was heard, see count
	fillers  viet.Fillers // words without a subject
	asks     viet.Phrases // words that ask for a part of an article, whatever its subject
	groups   groups

	searches sync.Pool // of *search, between questions
}

// Build indexes one edition of each article, with the lists of the knowledge
// they come from. What draws questions to articles is still learned when it
// returns, and a question asked meanwhile waits for that. The index may be closed after use or just be let go.
func Build(editions []desk.Edition, knowledge desk.Knowledge) *Index {
	x := newIndex(knowledge, newDictionary())
	editions = withSubjects(editions, knowledge)
	x.documents = make(map[string]*document, len(editions))
	rolls := x.read(slices.Collect(slices.Chunk(editions, partSize)))
	go x.learnBeside()
	x.finish()
	x.catalogue = newCatalogue(x.documents, rolls, x.terms.wording())
	x.open(x.catalogue.begun())
	return x
}

// newIndex is an index with its lists alone. Their words get numbers, too.
func newIndex(knowledge desk.Knowledge, terms *dictionary) *Index {
	shape := shapeOf(knowledge)
	return &Index{
		terms:    terms,
		learned:  make(chan struct{}),
		shape:    shape,
		rewrites: newRewrites(knowledge.Vocabulary),
		lexis:    newLexis(knowledge, terms),
		fillers:  viet.NewFillers(shape.fillers, shape.marked),
		asks:     viet.NewPhrases(shape.asks),
		groups:   newGroups(knowledge.Groups),
	}
}

// read takes in all editions, part by part, and lists each part by its terms. The
// next part is cut while one is read, and no more.
func (x *Index) read(parts [][]desk.Edition) (rolls []*roll) {
	if len(parts) == 0 {
		return nil
	}
	x.terms.grow(lengthOf(parts[0]))
	scripts := x.cutAll(parts[0])
	for _, next := range append(parts[1:], nil) {
		coming := x.cutAll(next)
		rolls = append(rolls, x.roll(x.take(scripts)))
		scripts = coming
	}
	return rolls
}

// take takes in what was cut, and gives the IDs of it.
func (x *Index) take(scripts iter.Seq[script]) (ids []string) {
	r := reading{terms: x.terms}
	for script := range scripts {
		x.put(script.edition.ID, r.read(script))
		ids = append(ids, script.edition.ID)
	}
	return ids
}

// roll lists the documents of some IDs by their terms.
func (x *Index) roll(ids []string) *roll {
	documents := make([]*document, len(ids))
	for number, id := range ids {
		documents[number] = x.documents[id]
	}
	return newRoll(ids, documents, x.terms)
}

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
	<-x.learned
	return x.catalogue.leave()
}

// Size is the number of articles, without what is searched beside them.
func (x *Index) Size() int {
	size := 0
	for id := range x.documents {
		if _, outside, danger := subjectOf(id); !outside && !danger && id != calmID {
			size++
		}
	}
	return size
}
