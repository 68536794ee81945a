package search

import (
	"math"
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// newDocument reads an edition, giving numbers to terms not met before.
func (x *Index) newDocument(edition desk.Edition) *document {
	r := reading{terms: x.terms, document: &document{origin: originOf(edition), groups: edition.For}}
	for at, field := range fields {
		for _, text := range field.text(edition) {
			syllables := viet.Syllables(text)
			if len(syllables) == 0 {
				continue
			}
			r.passage(at, syllables)
			switch at {
			case atQuestions:
				r.document.questions = append(r.document.questions, x.newForeseen(syllables))
			case atTitle:
				r.document.title = x.newForeseen(syllables)
			}
		}
	}
	r.count()
	return r.document
}

// reading takes in one article, passage by passage.
type reading struct {
	terms    *dictionary
	document *document
	seen     []sighting
}

// sighting is one term seen in an article: from the left its number, the
// number of the passage, and the place of the field in fields. Sorted as plain
// numbers, the sightings of a term stand together, passage by passage.
type sighting uint64

func newSighting(term uint32, passage, field int) sighting {
	return sighting(uint64(term)<<32 | uint64(passage)<<8&math.MaxUint32 | uint64(field))
}

func (s sighting) term() uint32 { return uint32(s >> 32) }

// place tells the passages of an article apart.
func (s sighting) place() uint32 { return uint32(s) }

func (s sighting) field() int { return int(s & math.MaxUint8) }

// passage takes in a passage of the field at a place in fields.
func (r *reading) passage(at int, syllables []viet.Syllable) {
	r.document.lengths[at] += len(syllables)
	see := func(term uint32) { r.seen = append(r.seen, newSighting(term, r.document.passages, at)) }
	var formerWord, formerCanon uint32
	for i := range syllables {
		word, canon := r.terms.numberWord(syllables[i].Fold), r.terms.numberCanon(syllables[i].Canon)
		see(word)
		see(canon)
		if i > 0 {
			see(r.terms.numberCouple(paired, formerWord, word))
			see(r.terms.numberCouple(married, formerCanon, canon))
		}
		formerWord, formerCanon = word, canon
	}
	r.document.passages++
}

// count turns the sightings into postings.
func (r *reading) count() {
	slices.Sort(r.seen)
	var terms []uint32
	var postings []posting
	for i, s := range r.seen {
		fresh := i == 0 || r.seen[i-1].term() != s.term()
		if fresh {
			terms, postings = append(terms, s.term()), append(postings, posting{})
		}
		p := &postings[len(postings)-1]
		if (fresh || r.seen[i-1].place() != s.place()) && p.passages < math.MaxUint16 {
			p.passages++
		}
		if n := &p.counts[s.field()]; *n < math.MaxUint8 {
			*n++
		}
	}
	r.arrange(terms, postings)
}

// arrange puts the terms of the article's own questions first and those that
// are only counted last.
func (r *reading) arrange(terms []uint32, postings []posting) {
	d := r.document
	var asked []uint32
	d.asked, asked = newAsked(d.questions)
	d.terms, d.postings = make([]uint32, 0, len(terms)), make([]posting, 0, len(terms))
	take := func(wanted func(term uint32) bool) {
		for i, term := range terms {
			if wanted(term) {
				d.terms, d.postings = append(d.terms, term), append(d.postings, postings[i])
			}
		}
	}
	take(func(term uint32) bool { _, own := slices.BinarySearch(asked, term); return own })
	take(func(term uint32) bool {
		_, own := slices.BinarySearch(asked, term)
		return !own && r.terms.forms[term] != married
	})
	d.spots = newSpots(d.terms)
	take(func(term uint32) bool { return r.terms.forms[term] == married })
}

// newForeseen reads one of the article's own questions.
func (x *Index) newForeseen(syllables []viet.Syllable) foreseen {
	var own foreseen
	fillers, asks := x.fillers.Covered(syllables), x.asks.Covered(syllables)
	for i, s := range syllables {
		if fillers[i] || asks[i] {
			continue
		}
		if id := x.terms.numberWord(s.Fold); !own.holds(id) {
			own = append(own, id)
		}
	}
	return own
}
