package search

import (
	"math"
	"strings"
)

// dictionary numbers the terms of the base and knows how rare each is.
type dictionary struct {
	ids      map[string]uint32
	texts    []string
	passages []int     // by term: passages that hold it
	total    int       // passages of the whole base
	rarity   []float64 // by term: inverse passage frequency
	unknown  float64   // rarity of a term no article holds
	slips    slips     // folded syllables without digits, which slips are mended to
}

func newDictionary() *dictionary { return &dictionary{ids: map[string]uint32{}, slips: slips{}} }

// number returns the ID of a term, giving it one when it is new.
func (d *dictionary) number(term string) uint32 {
	id, ok := d.ids[term]
	if !ok {
		id = uint32(len(d.texts))
		d.ids[term] = id
		d.texts = append(d.texts, term)
		d.passages = append(d.passages, 0)
	}
	return id
}

// id returns the ID of a term the base holds.
func (d *dictionary) id(term string) (uint32, bool) {
	id, ok := d.ids[term]
	return id, ok
}

// pairID returns the ID of two neighbouring folded syllables the base holds.
func (d *dictionary) pairID(first, second string) (uint32, bool) {
	var room [40]byte
	key := append(append(append(append(room[:0], paired.mark...), first...), '_'), second...)
	id, ok := d.ids[string(key)]
	return id, ok
}

// canonID returns the ID of a canonical syllable the base holds.
func (d *dictionary) canonID(canon string) (uint32, bool) {
	var room [24]byte
	id, ok := d.ids[string(append(append(room[:0], canonical.mark...), canon...))]
	return id, ok
}

// holds reports whether any article has the term.
func (d *dictionary) holds(term string) bool {
	_, ok := d.ids[term]
	return ok
}

// holdsPair reports whether two folded syllables are neighbours anywhere.
func (d *dictionary) holdsPair(first, second string) bool {
	_, ok := d.pairID(first, second)
	return ok
}

// count notes one passage (a question, a title, a paragraph) and its terms,
// each given once. Rarity is taken over passages rather than articles: a base
// has few articles, and in most of them "hộ nghèo" stands somewhere.
func (d *dictionary) count(terms []uint32) {
	d.total++
	for _, id := range terms {
		d.passages[id]++
	}
}

// finish computes the rarities once all passages are counted.
func (d *dictionary) finish() {
	idf := func(n int) float64 {
		return math.Log1p((float64(d.total) - float64(n) + 0.5) / (float64(n) + 0.5))
	}
	d.rarity = make([]float64, len(d.texts))
	d.unknown = idf(0)
	for id, n := range d.passages {
		d.rarity[id] = idf(n)
		if text := d.texts[id]; formOf(text) == folded && !strings.ContainsAny(text, "0123456789") {
			d.slips.add(text)
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
