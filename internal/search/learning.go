package search

import (
	"cmp"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"sync"
)

// How contrast is learned. Chosen on lists of questions with known answers; the
// figures are in docs/understanding.md.
const (
	passes      = 2    // over all lessons
	margin      = 1.0  // by which a lesson should be drawn to its article more than to any other
	mostStep    = 1.0  // most that one lesson changes
	leanFirst   = 0.02 // what the lean of a term draws before anything is learned
	leastLength = 1e-6 // of a question of which no term tells anything
)

// mostContrast is how many draws are looked at in one pass. Where all would be
// more, the terms that most articles hold are left out, which tell least: learning
// then takes no longer however large the base.
const mostContrast = 40_000_000

// classSize is how many lessons are looked at side by side, before what they
// change is changed one after the other.
const classSize = 64

// fewArticles is how many are compared all with each other sooner than those that
// share a term are looked for.
const fewArticles = 1000

// learning goes through the examples of all articles, in an order of no meaning.
// One that is not drawn to its article by a margin more than to any other changes
// the weights of its terms, for its own article and against the other one, as
// much as closes the gap (the passive-aggressive rule of Crammer et al., 2006).
// What is kept is the mean of the weights over all steps, which one example moves
// little.
type learning struct {
	*contrast
	numbers int // of terms, whether any lesson holds them or not
	lessons []lesson
	// The lessons' terms that tell anything, one lesson after the other:
	terms  []uint32
	values []float32 // what each counts in its lesson
	own    []uint32  // the draw of each to the lesson's article

	dangers []bool // by article: it is a danger
	calm    int    // the article of what only sounds like one, -1 for none

	scores [2][]float32 // by article, for each who looks
	sums   []float32    // by draw: its changes, each times the step it came at
	taken  float32      // steps
}

// lesson is an example of an article.
type lesson struct {
	example  *example
	article  uint32
	order    uint64
	from, to int     // its terms
	whole    float32 // their values together

	rival uint32  // the other article it is drawn to most
	gap   float32 // what is missing to the margin
}

// learnBeside learns the contrast while other things go on.
func (x *Index) learnBeside() {
	defer close(x.learned)
	x.contrast = x.learn()
}

// ids lists the IDs of all documents, in the order of their numbers in the
// contrast.
func (x *Index) ids() []string { return slices.Sorted(maps.Keys(x.documents)) }

// learn learns the contrast of the documents there are.
func (x *Index) learn() *contrast {
	examples := 0
	for _, d := range x.documents {
		examples += len(d.examples)
	}
	l := learning{contrast: &contrast{}, numbers: len(x.terms.texts), lessons: make([]lesson, 0, examples)}
	ids := x.ids()
	l.calm = slices.Index(ids, calmID)
	for number, id := range ids {
		_, _, danger := subjectOf(id)
		l.dangers = append(l.dangers, danger)
		d := x.documents[id]
		sum := fnv.New64a()
		_, _ = sum.Write([]byte(id))
		for at := range d.examples {
			_, _ = sum.Write([]byte{byte(at), byte(at >> 8)})
			l.lessons = append(l.lessons, lesson{example: &d.examples[at], article: uint32(number), order: sum.Sum64()})
		}
	}
	for i := range l.scores {
		l.scores[i] = make([]float32, len(x.documents))
	}
	l.count()
	l.sums = make([]float32, len(l.weights))
	slices.SortFunc(l.lessons, func(a, b lesson) int { return cmp.Compare(a.order, b.order) })
	for range passes {
		for class := range slices.Chunk(l.lessons, classSize) {
			l.take(class)
		}
	}
	for i := range l.weights {
		l.weights[i] -= l.sums[i] / (l.taken + 1)
	}
	return l.contrast
}

// take looks at lessons side by side, and changes what they change.
func (l *learning) take(class []lesson) {
	half := len(class) / 2
	var looking sync.WaitGroup
	looking.Go(func() { l.look(class[:half], l.scores[0]) })
	l.look(class[half:], l.scores[1])
	looking.Wait()
	for i := range class {
		l.taken++
		if lesson := &class[i]; lesson.gap > 0 {
			l.change(lesson, min(mostStep, lesson.gap/2))
		}
	}
}

// look finds what is missing to the margin of each lesson. The scores are all zero
// before and after.
func (l *learning) look(class []lesson, scores []float32) {
	for i := range class {
		lesson := &class[i]
		for at := lesson.from; at < lesson.to; at++ {
			l.add(scores, l.terms[at], l.values[at])
		}
		own := scores[lesson.article] + lesson.whole*l.away[lesson.article]
		lesson.gap = margin - own + l.compare(lesson, scores)
	}
}

// compare finds the rival of a lesson and returns its score. In a large base only
// those are looked at that share a term with it. The scores are zero afterwards.
func (l *learning) compare(lesson *lesson, scores []float32) (most float32) {
	most = float32(math.Inf(-1))
	scores[lesson.article] = most
	if len(scores) <= fewArticles {
		for article, away := range l.away {
			if score := scores[article] + lesson.whole*away; score > most && l.meet(lesson.article, uint32(article)) {
				lesson.rival, most = uint32(article), score
			}
		}
		clear(scores)
		return most
	}
	terms := l.terms[lesson.from:lesson.to]
	for _, term := range terms {
		to, _ := l.of(term)
		for _, article := range to {
			if score := scores[article] + lesson.whole*l.away[article]; score > most && l.meet(lesson.article, article) {
				lesson.rival, most = article, score
			}
		}
	}
	for _, term := range terms {
		to, _ := l.of(term)
		for _, article := range to {
			scores[article] = 0
		}
	}
	scores[lesson.article] = 0
	return most
}

// meet reports whether an article is told from another. What only sounds like
// danger may be about any article, so that it is told from dangers alone.
func (l *learning) meet(article, other uint32) bool {
	switch l.calm {
	case int(article):
		return l.dangers[other]
	case int(other):
		return l.dangers[article]
	}
	return true
}

// change draws the terms of a lesson to its article and away from its rival. A
// danger takes nothing from an article: the same people ask both.
func (l *learning) change(lesson *lesson, much float32) {
	spared := l.dangers[lesson.article] && !l.dangers[lesson.rival]
	for at := lesson.from; at < lesson.to; at++ {
		change := much * l.values[at]
		l.move(l.own[at], change)
		if place, found := l.at(l.terms[at], lesson.rival); found && !spared {
			l.move(place, -change)
		}
	}
}

// move changes the weight of a draw.
func (l *learning) move(draw uint32, change float32) {
	l.weights[draw] += change
	l.sums[draw] += l.taken * change
}
