package search

import (
	"runtime"
	"sync"
	"sync/atomic"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// script is an edition cut into passages. Cutting is most of the work of reading
// and needs nothing of what was read before, so that it is done side by side.
type script struct {
	edition  desk.Edition
	passages []passage
}

// passage is a question, a title or a paragraph.
type passage struct {
	field     int // its place in fields
	syllables []viet.Syllable

	// Of a question or title:
	empty []bool // which syllables carry no subject
	runs  []run  // what means something besides
}

// cut cuts an edition into passages.
func (x *Index) cut(edition desk.Edition, reader *viet.Reader) script {
	s := script{edition: edition}
	for at, field := range fields {
		for _, text := range field.text(edition) {
			p := passage{field: at, syllables: reader.Syllables(text)}
			if len(p.syllables) == 0 {
				continue
			}
			if at == atQuestions || at == atTitle {
				p.empty = x.fillers.Covered(p.syllables)
				for i, asks := range x.asks.Covered(p.syllables) {
					p.empty[i] = p.empty[i] || asks
				}
				p.runs = x.rewrites.phrased(p.syllables)
			}
			s.passages = append(s.passages, p)
		}
	}
	return s
}

// lengthOf is how many syllables scripts have together.
func lengthOf(scripts []script) (syllables int) {
	for i := range scripts {
		for at := range scripts[i].passages {
			syllables += len(scripts[i].passages[at].syllables)
		}
	}
	return syllables
}

// cutAll begins to cut editions, and returns what waits for the scripts.
func (x *Index) cutAll(editions []desk.Edition) (wait func() []script) {
	scripts := make([]script, len(editions))
	var cutting sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(editions)) {
		cutting.Go(func() {
			var reader viet.Reader
			for at := int(next.Add(1)) - 1; at < len(editions); at = int(next.Add(1)) - 1 {
				scripts[at] = x.cut(editions[at], &reader)
			}
		})
	}
	return func() []script {
		cutting.Wait()
		return scripts
	}
}
