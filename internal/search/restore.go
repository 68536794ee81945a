package search

import (
	"strings"

	"hoidap/internal/viet"
)

// mostlyMarked is the share of marked syllables from which on a message counts
// as typed with diacritics, so that a syllable without any has none.
const mostlyMarked = 0.4

// restore gives each syllable the marks it most likely has: of all ways to
// write the message the one in which the canonical syllables follow each other
// most as they do in the base. Where a syllable can be written in one way only,
// what comes before it and what comes behind do not see each other.
func (p *preparation) restore() {
	plain := typedWithMarks(p.syllables)
	p.steps, p.columns = p.steps[:0], p.columns[:0]
	for i := range p.heard {
		start := len(p.steps)
		p.columns = append(p.columns, start)
		p.addSteps(i, plain)
		former := p.steps[start:start]
		if i > 0 {
			former = p.steps[p.columns[i-1]:start]
		}
		p.index.walk(former, p.steps[start:])
	}
	p.canon = cleared(p.canon, len(p.heard))
	end, best := len(p.steps), -1
	for at := len(p.heard) - 1; at >= 0; at-- {
		column := p.steps[p.columns[at]:end]
		if best < 0 {
			best = likeliest(column)
		}
		p.canon[at], best, end = column[best].id, column[best].from, p.columns[at]
	}
}

// step is one way to write a syllable, at the end of the likeliest way to write
// all that comes before it.
type step struct {
	canon string // of ways as likely the first counts
	id    uint32
	heard float64 // in how many passages
	score float64 // likelihood of the way up to here, beside that to the others
	from  int     // the step before it on that way
}

// likeliest is the step that ends the likeliest way, of equal ones the first.
func likeliest(steps []step) int {
	best := 0
	for at := range steps {
		if s, b := &steps[at], &steps[best]; s.score > b.score || s.score == b.score && s.canon < b.canon {
			best = at
		}
	}
	return best
}

// typedWithMarks reports whether somebody typed a message with diacritics.
func typedWithMarks(message []viet.Syllable) bool {
	var marked, words float64
	for i := range message {
		if message[i].Marked {
			marked++
		}
		if strings.Trim(message[i].Fold, "0123456789") != "" {
			words++
		}
	}
	return marked > 0 && marked >= mostlyMarked*words
}

// addSteps adds the ways to write a syllable: as it was typed where marks were
// typed, else all that the base holds. Of a mended one the marks that were typed
// must be near.
func (p *preparation) addSteps(at int, plain bool) {
	heard, typed := &p.heard[at], &p.syllables[at]
	mended := heard.Fold != typed.Fold
	if heard.Marked || plain && !mended {
		p.addStep(heard.Canon, p.index.terms.canonOf(heard.Canon))
		return
	}
	terms, start := p.index.terms, len(p.steps)
	ways := terms.canon[heard.Fold]
	if plain && typed.Marked {
		for _, id := range ways {
			if terms.holds(id) && viet.Distance1(terms.spelling(id), typed.Canon) {
				p.addStep(terms.spelling(id), id)
			}
		}
	}
	if len(p.steps) == start {
		for _, id := range ways {
			if terms.holds(id) {
				p.addStep(terms.spelling(id), id)
			}
		}
	}
	if len(p.steps) == start {
		p.addStep(heard.Canon, terms.canonOf(heard.Canon))
	}
}

// addStep counts a canonical syllable; one nobody has counts a half.
func (p *preparation) addStep(canon string, id uint32) {
	s := step{canon: canon, id: id, heard: 0.5}
	if p.index.terms.holds(id) {
		s.heard = float64(p.index.terms.passages[id])
	}
	p.steps = append(p.steps, s)
}

// walk finds the likeliest way to each of some steps by those before it.
func (x *Index) walk(former, steps []step) {
	most := 0.0
	for i := range steps {
		s := &steps[i]
		switch {
		case len(former) == 0:
			s.score = s.heard
		case len(former) == 1 && len(steps) == 1:
			s.score = 1
		default:
			s.score = 0
			for at := range former {
				before := &former[at]
				score := before.score * x.following(before, s)
				if score > s.score || score == s.score && before.canon < former[s.from].canon {
					s.score, s.from = score, at
				}
			}
		}
		most = max(most, s.score)
	}
	for i := range steps {
		steps[i].score /= most
	}
}

// following is the likelihood of one canonical syllable after another.
func (x *Index) following(first, second *step) float64 {
	likely := apart * second.heard / float64(x.terms.total+1)
	if id := x.terms.coupleOf(first.id, second.id); x.terms.holds(id) {
		likely += (1 - apart) * float64(x.terms.passages[id]) / (first.heard + steady)
	}
	return likely
}
