package search

import (
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// likelyOther is the least chance of a guess that is looked up beside what was
// heard.
const likelyOther = 0.4

// hear mends the syllables neither articles nor lists hold. One that they hold
// may be a slip as well when it stands beside its neighbours nowhere: it is
// kept, and so is the likeliest other guess.
func (p *preparation) hear() {
	p.heard = slices.Clone(p.syllables)
	p.trust = slices.Repeat([]float64{asTyped}, len(p.heard))
	p.others = make([]guess, len(p.heard))
	scene := p.scene()
	for i, s := range p.syllables {
		if scene.settled[i] || strings.ContainsAny(s.Fold, "0123456789") {
			continue
		}
		before, after := scene.around(i)
		known := p.index.knows(s.Fold)
		if known && (p.index.heardTogether(before, s.Fold) > 0 || p.index.heardTogether(s.Fold, after) > 0) {
			continue
		}
		guesses := p.index.guesses(s, before, after)
		if !known && len(guesses) > 1 {
			guesses = guesses[1:]
			p.heard[i], p.trust[i] = guesses[0].syllable, asMended
			scene.speak(i, p.heard[i].Fold)
		}
		if len(guesses) > 1 && guesses[1].chance >= likelyOther {
			p.others[i] = guesses[1]
		}
	}
}

// scene is what the neighbours of each syllable see of it.
type scene struct {
	first, last []string // of what it stands for, "" when that is not known
	settled     []bool   // it is understood as it stands
}

// scene looks over the message as it was typed.
func (p *preparation) scene() scene {
	n := len(p.syllables)
	s := scene{make([]string, n), make([]string, n), p.index.fillers.Covered(p.syllables)}
	asks := p.index.asks.Covered(p.syllables)
	for i, syllable := range p.syllables {
		s.settled[i] = s.settled[i] || asks[i]
		if p.index.knows(syllable.Fold) {
			s.speak(i, syllable.Fold)
		}
	}
	for at := 0; at < n; {
		mean, length := p.index.rewrites.at(p.syllables, at)
		for i := range length {
			s.settled[at+i] = true
		}
		if length == 1 && len(mean) > 0 {
			s.first[at], s.last[at] = mean[0][0].Fold, mean[0][len(mean[0])-1].Fold
		}
		at += max(1, length)
	}
	return s
}

// speak says what a syllable stands for.
func (s scene) speak(at int, word string) { s.first[at], s.last[at] = word, word }

// around gives the words before and after a syllable.
func (s scene) around(at int) (before, after string) {
	if at > 0 {
		before = s.last[at-1]
	}
	if at+1 < len(s.first) {
		after = s.first[at+1]
	}
	return before, after
}

// guessed adds what else a syllable may be.
func (p *preparation) guessed() {
	for i, other := range p.others {
		if other.chance == 0 {
			continue
		}
		words := []viet.Syllable{other.syllable}
		p.read(words, asMended*other.chance, i, i+1)
		p.join(i, i+1, words, asMended*other.chance)
	}
}
