package search

import (
	"maps"
	"math"
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// dictionary numbers the terms of the base, and the words of the lists, and
// knows how rare each is. A term keeps its number for good, as documents hold it;
// one that no passage has any more counts as not held.
type dictionary struct {
	words    map[string]uint32 // folded syllables
	canons   map[string]uint32 // canonical ones
	couples  table             // two neighbours of either, by their numbers
	texts    []string          // by term; of married ones none, as nobody reads it
	forms    []form            // by term
	passages []int             // by term: passages that hold it
	total    int               // passages of the whole base
	asked    []int             // by term: how often it stands in the articles' own questions
	asks     int               // these questions of the whole base
	rarity   []float64         // by term: inverse passage frequency
	unknown  float64           // rarity of a term no article holds

	// For mending and for restoring marks; no passage may have these any more.
	slips   slips               // folded syllables without digits
	canon   map[string][]uint32 // the canonical forms of a folded syllable
	slipped int                 // terms numbered below it are in slips and canon where they belong
}

func newDictionary() *dictionary {
	return &dictionary{words: map[string]uint32{}, canons: map[string]uint32{}, canon: map[string][]uint32{}}
}

// next returns a dictionary that goes on from d, which stays as it is. Its
// rarities are there once it is finished.
func (d *dictionary) next() *dictionary {
	return &dictionary{
		words:    maps.Clone(d.words),
		canons:   maps.Clone(d.canons),
		couples:  d.couples.clone(),
		texts:    slices.Clip(d.texts),
		forms:    slices.Clip(d.forms),
		passages: slices.Clone(d.passages),
		total:    d.total,
		asked:    slices.Clone(d.asked),
		asks:     d.asks,
		slips:    d.slips.clone(),
		canon:    maps.Clone(d.canon),
		slipped:  d.slipped,
	}
}

// wording is the terms that had numbers at a time.
type wording struct {
	texts []string
	forms []form
}

// wording is the terms there are by now; more may come beside.
func (d *dictionary) wording() wording { return wording{d.texts, d.forms} }

// stranger is the number of what has none.
const stranger = math.MaxUint32

// number gives a number to a term that has none.
func (d *dictionary) number(text string, form form) uint32 {
	id := uint32(len(d.texts))
	d.texts, d.forms = append(d.texts, text), append(d.forms, form)
	d.passages, d.asked = append(d.passages, 0), append(d.asked, 0)
	return id
}

// numberWord returns the number of a folded syllable, giving it one when it is
// new.
func (d *dictionary) numberWord(fold string) uint32 {
	id, ok := d.words[fold]
	if !ok {
		fold = strings.Clone(fold)
		id = d.number(fold, folded)
		d.words[fold] = id
	}
	return id
}

// numberCanon is numberWord for a canonical syllable.
func (d *dictionary) numberCanon(canon string) uint32 {
	id, ok := d.canons[canon]
	if !ok {
		text := canonical.mark() + canon
		id = d.number(text, canonical)
		d.canons[text[len(canonical.mark()):]] = id
	}
	return id
}

// numberCouple is numberWord for two neighbours of one form, given by their
// numbers.
func (d *dictionary) numberCouple(form form, first, second uint32) uint32 {
	id, ok := d.couples.get(couple(first, second))
	if !ok {
		text := ""
		if form == paired {
			text = form.mark() + d.texts[first] + "_" + d.texts[second]
		}
		id = d.number(text, form)
		d.couples.add(couple(first, second), id)
	}
	return id
}

// couple is the key of two neighbours.
func couple(first, second uint32) uint64 { return uint64(first)<<32 | uint64(second) }

// coupled gives the two neighbours of a key.
func coupled(key uint64) (first, second uint32) { return uint32(key >> 32), uint32(key) }

// termsOf is how many terms a text has for each of its syllables, about.
const termsOf = 0.7

// grow makes room for the terms of so many syllables, as a base has them that is
// read whole.
func (d *dictionary) grow(syllables int) {
	more := int(termsOf * float64(syllables))
	d.texts, d.forms = slices.Grow(d.texts, more), slices.Grow(d.forms, more)
	d.passages, d.asked = slices.Grow(d.passages, more), slices.Grow(d.asked, more)
	d.couples.grow(more)
}

// word is the number of a folded syllable, or stranger.
func (d *dictionary) word(fold string) uint32 {
	if id, ok := d.words[fold]; ok {
		return id
	}
	return stranger
}

// canonOf is word for a canonical syllable.
func (d *dictionary) canonOf(canon string) uint32 {
	if id, ok := d.canons[canon]; ok {
		return id
	}
	return stranger
}

// coupleOf is word for two neighbours, given by their numbers.
func (d *dictionary) coupleOf(first, second uint32) uint32 {
	if id, ok := d.couples.get(couple(first, second)); ok && first != stranger && second != stranger {
		return id
	}
	return stranger
}

// termOf is the number of a term of the form by its text, without the mark.
func (d *dictionary) termOf(form form, text string) uint32 {
	switch form {
	case folded:
		return d.word(text)
	case canonical:
		return d.canonOf(text)
	}
	first, second, _ := strings.Cut(text, "_")
	return d.coupleOf(d.word(first), d.word(second))
}

// holds reports whether any article has a term.
func (d *dictionary) holds(term uint32) bool { return term != stranger && d.passages[term] > 0 }

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
	var common [64]float64 // nearly all terms are in few passages
	for n := range common {
		common[n] = idf(n)
	}
	for id, n := range d.passages {
		if n < len(common) {
			d.rarity[id] = common[n]
		} else {
			d.rarity[id] = idf(n)
		}
	}
	for id, text := range d.texts[d.slipped:] {
		id := uint32(d.slipped + id)
		switch d.forms[id] {
		case folded:
			if !strings.ContainsAny(text, "0123456789") {
				d.slips.add(text, id)
			}
		case canonical:
			d.unite(strings.TrimPrefix(text, canonical.mark()), id)
		}
	}
	d.slipped = len(d.texts)
}

// unite notes a canonical syllable under what it is folded to.
func (d *dictionary) unite(canon string, id uint32) {
	for _, s := range viet.Syllables(strings.TrimRight(canon, "0123456789")) {
		d.canon[s.Fold] = appendNew(d.canon[s.Fold], id)
		if stem, lone := strings.CutSuffix(s.Fold, "i"); lone {
			d.canon[stem+"y"] = appendNew(d.canon[stem+"y"], id)
		}
	}
}

// spelling is the text of a canonical syllable.
func (d *dictionary) spelling(canon uint32) string { return d.texts[canon][len(canonical.mark()):] }

// rarityOf is how much a term tells: high when few articles hold it.
func (d *dictionary) rarityOf(term uint32) float64 {
	if term == stranger {
		return d.unknown
	}
	return d.rarity[term]
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

// parts is what share of each of an article's own questions a syllable of rarity 1
// makes up.
func (d *dictionary) parts(of *document) []float64 {
	parts := make([]float64, len(of.questions))
	for at, own := range of.questions {
		if whole := d.whole(own); whole > 0 {
			parts[at] = 1 / whole
		}
	}
	return parts
}

// askedShare is how often a term stands in one of the articles' own questions,
// in the mean; a little, when it never does.
func (d *dictionary) askedShare(term uint32) float64 {
	return (float64(d.asked[term]) + 0.5) / float64(d.asks+1)
}
