package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// field is one part of an article that is searched.
type field struct {
	name   string
	weight float64 // what a term counts here, beside the other fields
	text   func(desk.Edition) []string
}

// fieldQuestions is the field of the article's own questions.
const fieldQuestions = "questions"

// fields lists what of an article is searched. A new part of an article that
// people ask by gets one row here.
var fields = [...]field{
	{fieldQuestions, 1.6, func(e desk.Edition) []string { return e.Questions }},
	{"title", 2.0, func(e desk.Edition) []string { return []string{e.Title} }},
	{"short", 1.0, func(e desk.Edition) []string { return []string{e.Short} }},
	{"sections", 0.6, sectionTexts},
}

func sectionTexts(e desk.Edition) []string {
	var texts []string
	for _, section := range e.Sections {
		for _, line := range section.Lines {
			texts = append(texts, line.Text)
		}
	}
	return texts
}

// posting counts one term of an article, by field.
type posting struct {
	term   uint32
	counts [len(fields)]uint8
}

// document is an article as exact scoring sees it.
type document struct {
	postings  []posting // in order of term
	lengths   [len(fields)]int
	questions []foreseen
	groups    []desk.Group // whom the article is for
}

// foreseen is one of the article's own questions: the folded syllables that
// carry its subject, in order of their IDs, and what they weigh together.
type foreseen struct {
	terms  []uint32
	weight float64
}

// newDocument reads an edition and returns it twice: for exact scoring, and as
// the three fields of the bleve index.
func (x *Index) newDocument(edition desk.Edition) (*document, map[string]string) {
	g := gathering{
		terms: x.terms, document: &document{groups: edition.For},
		counts: map[uint32]*posting{}, texts: map[string][]string{},
	}
	for at, field := range fields {
		for _, text := range field.text(edition) {
			syllables := viet.Syllables(text)
			if len(syllables) == 0 {
				continue
			}
			g.passage(at, syllables)
			if field.name == fieldQuestions {
				g.document.questions = append(g.document.questions, x.newForeseen(syllables))
			}
		}
	}
	joined := make(map[string]string, len(g.texts))
	for name, list := range g.texts {
		joined[name] = strings.Join(list, " ")
	}
	return g.finish(), joined
}

// gathering takes in one article, passage by passage.
type gathering struct {
	terms    *dictionary
	document *document
	counts   map[uint32]*posting
	texts    map[string][]string // terms without their marks, by form
}

// passage takes in a passage of the field at a place in fields.
func (g *gathering) passage(at int, syllables []viet.Syllable) {
	g.document.lengths[at] += len(syllables)
	ids := make([]uint32, 0, 3*len(syllables))
	for _, term := range termsOf(syllables) {
		id := g.terms.number(term)
		ids = append(ids, id)
		if g.counts[id] == nil {
			g.counts[id] = &posting{term: id}
		}
		if n := &g.counts[id].counts[at]; *n < math.MaxUint8 {
			*n++
		}
		form := formOf(term)
		g.texts[form.name] = append(g.texts[form.name], strings.TrimPrefix(term, form.mark))
	}
	slices.Sort(ids)
	g.terms.count(slices.Compact(ids))
}

// finish puts the postings in order.
func (g *gathering) finish() *document {
	for _, posting := range g.counts {
		g.document.postings = append(g.document.postings, *posting)
	}
	slices.SortFunc(g.document.postings, func(a, b posting) int { return cmp.Compare(a.term, b.term) })
	return g.document
}

// newForeseen reads one of the article's own questions.
func (x *Index) newForeseen(syllables []viet.Syllable) foreseen {
	var own foreseen
	fillers, asks := x.fillers.Covered(syllables), x.asks.Covered(syllables)
	for i, s := range syllables {
		if !fillers[i] && !asks[i] {
			own.terms = append(own.terms, x.terms.number(s.Fold))
		}
	}
	slices.Sort(own.terms)
	own.terms = slices.Compact(own.terms)
	return own
}

// finish computes what needs the rarities of the whole base.
func (d *document) finish(terms *dictionary) {
	for i := range d.questions {
		own := &d.questions[i]
		for _, id := range own.terms {
			own.weight += terms.rarity[id]
		}
	}
}

// has finds the posting of a term.
func (d *document) has(term uint32) (posting, bool) {
	at, ok := slices.BinarySearchFunc(d.postings, term, func(p posting, id uint32) int { return cmp.Compare(p.term, id) })
	if !ok {
		return posting{}, false
	}
	return d.postings[at], true
}

// where names the weightiest field a posting was found in.
func (p posting) where() string {
	best := -1
	for at, n := range p.counts {
		if n > 0 && (best < 0 || fields[at].weight > fields[best].weight) {
			best = at
		}
	}
	if best < 0 {
		return ""
	}
	return fields[best].name
}
