package search

import (
	"iter"
	"runtime"
	"strings"
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

// lengthOf is how many words editions have together.
func lengthOf(editions []desk.Edition) (words int) {
	for _, edition := range editions {
		for _, field := range fields {
			for _, text := range field.text(edition) {
				words += 1 + strings.Count(text, " ")
			}
		}
	}
	return words
}

// cutAll begins to cut editions side by side, and gives the scripts in their
// order, each when it is there.
func (x *Index) cutAll(editions []desk.Edition) iter.Seq[script] {
	scripts := make([]chan script, len(editions))
	for at := range scripts {
		scripts[at] = make(chan script, 1)
	}
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(editions)) {
		go func() {
			var reader viet.Reader
			for at := int(next.Add(1)) - 1; at < len(editions); at = int(next.Add(1)) - 1 {
				scripts[at] <- x.cut(editions[at], &reader)
			}
		}()
	}
	return func(yield func(script) bool) {
		for _, there := range scripts {
			if !yield(<-there) {
				return
			}
		}
	}
}
