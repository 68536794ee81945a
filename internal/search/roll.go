package search

import (
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// roll lists for each term the articles that hold it, of those of one part of
// the catalogue. Bleve packs its lists tightly and would unpack them for every
// question; here they lie open, four bytes a line. A part never changes, so its
// roll is made once and shared by all indexes that look at it.
type roll struct {
	ids    []string // of the articles, by their number
	starts []uint32 // by term: where its list begins in lines; 0 for none
	lines  []line   // list after list, each begun by its length
}

// line is an article's number in the roll and, in its last bits, how often a
// term stands in it.
type line uint32

const (
	heardBits = 8
	mostHeard = 1<<heardBits - 1
	mostInOne = 1 << (32 - heardBits) // articles of a part
)

func newLine(number, heard uint64) line { return line(number<<heardBits | min(heard, mostHeard)) }

func (l line) number() int { return int(l >> heardBits) }

func (l line) heard() float64 { return float64(l & mostHeard) }

// newRoll lists documents by their terms.
func newRoll(ids []string, documents []*document, terms *dictionary) *roll {
	r := &roll{ids: ids, starts: make([]uint32, len(terms.texts))}
	size := uint32(1)
	for _, d := range documents {
		for _, term := range d.searched() {
			r.starts[term]++
		}
	}
	for term, holders := range r.starts {
		if holders > 0 {
			r.starts[term] = size
			size += 1 + holders
		}
	}
	r.lines = make([]line, size)
	for number, d := range documents {
		for at, term := range d.searched() {
			start := r.starts[term]
			r.lines[start]++
			r.lines[start+uint32(r.lines[start])] = newLine(uint64(number), d.postings[at].heard())
		}
	}
	return r
}

// readRoll reads the lists of a part of bleve's index.
func readRoll(part *scorch.SegmentSnapshot, ids []string, terms *dictionary) (*roll, error) {
	r := &roll{ids: ids, starts: make([]uint32, len(terms.texts)), lines: make([]line, 1)}
	for _, form := range forms {
		if err := r.read(part, form, terms); err != nil {
			return nil, fmt.Errorf("search: read terms of form %s: %w", form.name(), err)
		}
	}
	r.lines = slices.Clone(r.lines) // without the room they grew in
	return r, nil
}

// read takes in the terms of one form.
func (r *roll) read(part *scorch.SegmentSnapshot, form form, terms *dictionary) error {
	dictionary, err := part.Segment().Dictionary(form.name())
	if err != nil {
		return err
	}
	list, err := dictionary.PostingsList(nil, nil, nil) // of no term; its memory is used for all
	if err != nil {
		return err
	}
	var key []byte
	holders := list.Iterator(true, false, false, nil)
	words := dictionary.AutomatonIterator(nil, nil, nil)
	for {
		word, err := words.Next()
		if err != nil || word == nil {
			return err
		}
		id := terms.termOf(form, word.Term)
		if id == stranger {
			return fmt.Errorf("%q has no number", word.Term)
		}
		key = append(key[:0], word.Term...)
		if list, err = dictionary.PostingsList(key, nil, list); err != nil {
			return err
		}
		start := len(r.lines)
		r.starts[id] = uint32(start)
		r.lines = append(r.lines, 0)
		holders = list.Iterator(true, false, false, holders)
		for held, err := holders.Next(); held != nil || err != nil; held, err = holders.Next() {
			if err != nil {
				return err
			}
			r.lines = append(r.lines, newLine(held.Number(), held.Frequency()))
		}
		if uint64(len(r.lines)) > math.MaxUint32 {
			return fmt.Errorf("more than %d lines", uint32(math.MaxUint32))
		}
		r.lines[start] = line(len(r.lines) - start - 1)
	}
}

// list gives the articles that hold a term.
func (r *roll) list(term uint32) []line {
	if int(term) >= len(r.starts) || r.starts[term] == 0 {
		return nil
	}
	start := r.starts[term]
	return r.lines[start+1:][:r.lines[start]]
}
