package search

import (
	"maps"
	"math"
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// dictionary numbers the terms of the base and knows how rare each is. A term
// keeps its number for good, as documents hold it; one that no passage has any
// more counts as not held.
type dictionary struct {
	ids      map[string]uint32
	texts    []string
	forms    []form              // by term
	passages []int               // by term: passages that hold it
	total    int                 // passages of the whole base
	asked    []int               // by term: how often it stands in the articles' own questions
	asks     int                 // these questions of the whole base
	rarity   []float64           // by term: inverse passage frequency
	unknown  float64             // rarity of a term no article holds
	slips    slips               // folded syllables without digits, for mending; no passage may have them any more
	slipped  int                 // terms numbered below it are in slips and canon where they belong
	canon    map[string][]string // the canonical forms of a folded syllable; no passage may have them any more
}

func newDictionary() *dictionary {
	return &dictionary{ids: map[string]uint32{}, slips: slips{}, canon: map[string][]string{}}
}

// next returns a dictionary that goes on from d, which stays as it is. Its
// rarities are there once it is finished.
func (d *dictionary) next() *dictionary {
	return &dictionary{
		ids:      maps.Clone(d.ids),
		texts:    slices.Clip(d.texts),
		forms:    slices.Clip(d.forms),
		passages: slices.Clone(d.passages),
		total:    d.total,
		asked:    slices.Clone(d.asked),
		asks:     d.asks,
		slips:    maps.Clone(d.slips),
		slipped:  d.slipped,
		canon:    maps.Clone(d.canon),
	}
}

// number returns the ID of a term, giving it one when it is new.
func (d *dictionary) number(term []byte) uint32 {
	id, ok := d.ids[string(term)]
	if !ok {
		id = uint32(len(d.texts))
		text := string(term)
		d.ids[text] = id
		d.texts, d.forms = append(d.texts, text), append(d.forms, formOf(text))
		d.passages, d.asked = append(d.passages, 0), append(d.asked, 0)
	}
	return id
}

// id returns the ID of a term the base holds.
func (d *dictionary) id(term string) (uint32, bool) {
	id, ok := d.ids[term]
	return id, ok && d.passages[id] > 0
}

// pairID returns the ID of two neighbouring folded syllables the base holds.
func (d *dictionary) pairID(first, second string) (uint32, bool) {
	var room [40]byte
	id, ok := d.ids[string(appendPair(room[:0], paired, first, second))]
	return id, ok && d.passages[id] > 0
}

// marriedID returns the ID of two neighbouring canonical
// syllables the base holds.
func (d *dictionary) marriedID(first, second string) (uint32, bool) {
	var room [48]byte
	id, ok := d.ids[string(appendPair(room[:0], married, first, second))]
	return id, ok && d.passages[id] > 0
}

// canonID returns the ID of a canonical syllable the base holds.
func (d *dictionary) canonID(canon string) (uint32, bool) {
	var room [24]byte
	id, ok := d.ids[string(append(append(room[:0], canonical.mark()...), canon...))]
	return id, ok && d.passages[id] > 0
}

// holds reports whether any article has the term.
func (d *dictionary) holds(term string) bool {
	_, ok := d.id(term)
	return ok
}

// holdsPair reports whether two folded syllables are neighbours anywhere.
func (d *dictionary) holdsPair(first, second string) bool {
	_, ok := d.pairID(first, second)
	return ok
}

// add counts the passages of a document (its questions, title, paragraphs).
// Rarity is taken over passages rather than articles: a base has few articles,
// and in most of them "hộ nghèo" stands somewhere.
func (d *dictionary) add(document *document) {
	d.total += document.passages
	d.asks += len(document.questions)
	for i, p := range document.postings {
		d.passages[document.terms[i]] += int(p.passages)
		d.asked[document.terms[i]] += int(p.counts[atQuestions])
	}
}

// remove takes back what add counted.
func (d *dictionary) remove(document *document) {
	d.total -= document.passages
	d.asks -= len(document.questions)
	for i, p := range document.postings {
		d.passages[document.terms[i]] -= int(p.passages)
		d.asked[document.terms[i]] -= int(p.counts[atQuestions])
	}
}

// finish computes the rarities once all passages are counted.
func (d *dictionary) finish() {
	idf := func(n int) float64 {
		return math.Log1p((float64(d.total) - float64(n) + 0.5) / (float64(n) + 0.5))
	}
	d.unknown = idf(0)
	d.rarity = make([]float64, len(d.texts))
	for id, n := range d.passages {
		d.rarity[id] = idf(n)
	}
	for _, text := range d.texts[d.slipped:] {
		switch formOf(text) {
		case folded:
			if !strings.ContainsAny(text, "0123456789") {
				d.slips.add(text)
			}
		case canonical:
			d.unite(strings.TrimPrefix(text, canonical.mark()))
		}
	}
	d.slipped = len(d.texts)
}

// unite notes a canonical syllable under what it is folded to.
func (d *dictionary) unite(canon string) {
	for _, s := range viet.Syllables(strings.TrimRight(canon, "0123456789")) {
		d.canon[s.Fold] = appendNew(d.canon[s.Fold], canon)
		if stem, lone := strings.CutSuffix(s.Fold, "i"); lone {
			d.canon[stem+"y"] = appendNew(d.canon[stem+"y"], canon)
		}
	}
}

// rarityOf is how much a term tells: high when few articles hold it.
func (d *dictionary) rarityOf(term string) float64 {
	if id, ok := d.ids[term]; ok {
		return d.rarity[id]
	}
	return d.unknown
}

// plain reports whether a term is a folded syllable, as questions and titles
// are kept by.
func (d *dictionary) plain(term uint32) bool { return d.forms[term] == folded }

// whole is the rarity of some terms together.
func (d *dictionary) whole(terms foreseen) (whole float64) {
	for _, term := range terms {
		whole += d.rarity[term]
	}
	return whole
}

// wholes is the rarity of each of an article's own questions.
func (d *dictionary) wholes(of *document) []float64 {
	wholes := make([]float64, len(of.questions))
	for at, own := range of.questions {
		wholes[at] = d.whole(own)
	}
	return wholes
}

// askedShare is how often a term stands in one of the articles' own questions,
// in the mean; a little, when it never does.
func (d *dictionary) askedShare(term uint32) float64 {
	return (float64(d.asked[term]) + 0.5) / float64(d.asks+1)
}
