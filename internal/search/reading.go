package search

import (
	"math"

	"hoidap/internal/viet"
)

// reading turns scripts into documents, one after the other, giving numbers to
// terms not met before.
type reading struct {
	terms *dictionary
	slots []uint32 // by term: its place in sights, counted from one; 0 where it was not seen

	// Of the article that is read:
	document *document
	sights   []sight

	// Of the passage that is read, by syllable: its number without marks, and that
	// of its pair with the one before.
	words, pairs []uint32

	// Of the example that is read:
	noted []uint32
	turns []uint32 // by term: the example it was noted for last
	turn  uint32
}

// sight is a term seen in an article.
type sight struct {
	term    uint32
	posting posting
	last    int    // passage it was seen in last
	own     uint32 // how many of the article's own questions hold it
	place   int32  // among the terms of the article
}

// read reads an article.
func (r *reading) read(s script) *document {
	r.document = &document{origin: originOf(s.edition), groups: s.edition.For}
	r.sights = r.sights[:0]
	if s.edition.ID == calmID {
		return r.learnt(s)
	}
	for _, p := range s.passages {
		r.passage(p.field, p.syllables)
		switch p.field {
		case atQuestions:
			own := r.foreseen(p)
			for _, term := range own {
				r.sights[r.slots[term]-1].own++
			}
			r.document.questions = append(r.document.questions, own)
			r.document.examples = append(r.document.examples, r.exemplify(p))
		case atTitle:
			r.document.title = r.foreseen(p)
			r.document.examples = append(r.document.examples, r.exemplify(p))
		}
	}
	r.arrange()
	for i := range r.sights {
		r.slots[r.sights[i].term] = 0
	}
	return r.document
}

// learnt reads what is only learned from: no term stands in it, so that it is never
// found.
func (r *reading) learnt(s script) *document {
	for _, p := range s.passages {
		r.number(p.syllables)
		r.document.examples = append(r.document.examples, r.exemplify(p))
	}
	return r.document
}

// number gives the numbers of a passage without taking it in.
func (r *reading) number(syllables []viet.Syllable) {
	r.words, r.pairs = r.words[:0], r.pairs[:0]
	var former, pair uint32
	for i := range syllables {
		word := r.terms.numberWord(syllables[i].Fold)
		if i > 0 {
			pair = r.terms.numberCouple(paired, former, word)
		}
		r.words, r.pairs = append(r.words, word), append(r.pairs, pair)
		former = word
	}
}

// passage takes in a passage of the field at a place in fields.
func (r *reading) passage(field int, syllables []viet.Syllable) {
	r.document.lengths[field] += len(syllables)
	r.document.passages++
	r.words, r.pairs = r.words[:0], r.pairs[:0]
	var formerWord, formerCanon, pair uint32
	for i := range syllables {
		word, canon := r.terms.numberWord(syllables[i].Fold), r.terms.numberCanon(syllables[i].Canon)
		r.see(word, field)
		r.see(canon, field)
		if i > 0 {
			pair = r.terms.numberCouple(paired, formerWord, word)
			r.see(pair, field)
			r.see(r.terms.numberCouple(married, formerCanon, canon), field)
		}
		r.words, r.pairs = append(r.words, word), append(r.pairs, pair)
		formerWord, formerCanon = word, canon
	}
}

// see counts a term of the passage that is read.
func (r *reading) see(term uint32, field int) {
	if missing := len(r.terms.texts) - len(r.slots); missing > 0 {
		r.slots = append(r.slots, make([]uint32, missing)...)
	}
	if r.slots[term] == 0 {
		r.sights = append(r.sights, sight{term: term})
		r.slots[term] = uint32(len(r.sights))
	}
	s := &r.sights[r.slots[term]-1]
	if s.last != r.document.passages && s.posting.passages < math.MaxUint16 {
		s.posting.passages++
	}
	s.last = r.document.passages
	if n := &s.posting.counts[field]; *n < math.MaxUint8 {
		*n++
	}
}

// foreseen gives the question or title that was read as a passage.
func (r *reading) foreseen(p passage) foreseen {
	own := make(foreseen, 0, len(p.syllables))
	for i := range p.syllables {
		if p.empty[i] {
			continue
		}
		if !own.holds(r.words[i]) {
			own = append(own, r.words[i])
		}
	}
	return own
}

// arrange puts the terms of the article's own questions first and those that
// are only counted last.
func (r *reading) arrange() {
	d := r.document
	d.terms, d.postings = make([]uint32, 0, len(r.sights)), make([]posting, 0, len(r.sights))
	take := func(wanted func(s *sight) bool) {
		for i := range r.sights {
			if s := &r.sights[i]; wanted(s) {
				s.place = int32(len(d.terms))
				d.terms, d.postings = append(d.terms, s.term), append(d.postings, s.posting)
			}
		}
	}
	take(func(s *sight) bool { return s.own > 0 })
	d.asked = r.asked(len(d.terms))
	take(func(s *sight) bool { return s.own == 0 && r.terms.forms[s.term] != married })
	d.spots = newSpots(d.terms)
	searched := len(d.terms)
	take(func(s *sight) bool { return r.terms.forms[s.term] == married })
	d.mates = len(d.terms) - searched
}

// asked lists the article's own questions by their terms, of which there are n.
func (r *reading) asked(n int) asked {
	a := asked{starts: make([]uint32, n+1)}
	for i := range r.sights {
		if s := &r.sights[i]; s.own > 0 {
			a.starts[s.place+1] = s.own
		}
	}
	for place := range n {
		a.starts[place+1] += a.starts[place]
	}
	a.questions = make([]uint32, a.starts[n])
	filled := make([]uint32, n)
	for at, question := range r.document.questions {
		for _, term := range question {
			place := r.sights[r.slots[term]-1].place
			a.questions[a.starts[place]+filled[place]] = uint32(at)
			filled[place]++
		}
	}
	return a
}
