package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// mostlyMarked is the share of marked syllables from which on a message counts
// as typed with diacritics, so that a syllable without any has none.
const mostlyMarked = 0.4

// restore gives each syllable the marks it most likely has: of all ways to
// write the message the one in which the canonical syllables follow each other
// most as they do in the base.
func (p *preparation) restore() {
	p.canon = make([]string, len(p.heard))
	plain := typedWithMarks(p.syllables)
	columns := make([][]step, len(p.heard))
	var former []step
	for i := range p.heard {
		columns[i] = p.steps(i, plain)
		p.index.walk(former, columns[i])
		former = columns[i]
	}
	for at, best := len(columns)-1, likeliest(former); at >= 0; at-- {
		p.canon[at] = columns[at][best].canon
		best = columns[at][best].from
	}
}

// step is one way to write a syllable, at the end of the likeliest way to write
// all that comes before it.
type step struct {
	canon string
	heard float64 // in how many passages
	score float64 // likelihood of the way up to here, as a logarithm
	from  int     // the step before it on that way
}

// likeliest is the step that ends the likeliest way, of equal ones the first.
func likeliest(steps []step) int {
	best := 0
	for at, step := range steps {
		if cmp.Or(cmp.Compare(step.score, steps[best].score), cmp.Compare(steps[best].canon, step.canon)) > 0 {
			best = at
		}
	}
	return best
}

// typedWithMarks reports whether somebody typed a message with diacritics.
func typedWithMarks(message []viet.Syllable) bool {
	var marked, words float64
	for _, s := range message {
		if s.Marked {
			marked++
		}
		if strings.Trim(s.Fold, "0123456789") != "" {
			words++
		}
	}
	return marked > 0 && marked >= mostlyMarked*words
}

// steps are the ways to write a syllable: as it was typed where marks were
// typed, else all that the base holds. Of a mended one the marks that were typed
// must be near.
func (p *preparation) steps(at int, plain bool) []step {
	heard, typed := p.heard[at], p.syllables[at]
	mended := heard.Fold != typed.Fold
	if heard.Marked || plain && !mended {
		return []step{p.index.step(heard.Canon)}
	}
	var ways []string
	for _, canon := range p.index.terms.canon[heard.Fold] {
		if _, held := p.index.terms.canonID(canon); held {
			ways = append(ways, canon)
		}
	}
	if plain && typed.Marked {
		far := func(canon string) bool { return !viet.Distance1(canon, typed.Canon) }
		if near := slices.DeleteFunc(slices.Clone(ways), far); len(near) > 0 {
			ways = near
		}
	}
	if len(ways) == 0 {
		return []step{p.index.step(heard.Canon)}
	}
	steps := make([]step, len(ways))
	for i, canon := range ways {
		steps[i] = p.index.step(canon)
	}
	return steps
}

// step counts a canonical syllable; one nobody has counts a half.
func (x *Index) step(canon string) step {
	s := step{canon: canon, heard: 0.5}
	if id, held := x.terms.canonID(canon); held {
		s.heard = float64(x.terms.passages[id])
	}
	return s
}

// walk finds the likeliest way to each of some steps by those before it.
func (x *Index) walk(former, steps []step) {
	for i := range steps {
		s := &steps[i]
		if len(former) == 0 {
			s.score = math.Log(s.heard)
			continue
		}
		s.score = math.Inf(-1)
		for at, before := range former {
			score := before.score + math.Log(x.following(before, *s))
			if score > s.score || score == s.score && before.canon < former[s.from].canon {
				s.score, s.from = score, at
			}
		}
	}
}

// following is the likelihood of one canonical syllable after another.
func (x *Index) following(first, second step) float64 {
	likely := apart * second.heard / float64(x.terms.total+1)
	if id, held := x.terms.marriedID(first.canon, second.canon); held {
		likely += (1 - apart) * float64(x.terms.passages[id]) / (first.heard + steady)
	}
	return likely
}
