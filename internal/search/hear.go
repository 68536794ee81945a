package search

import (
	"slices"
	"strings"

	"hoidap/internal/viet"
)

// likelyOther is the least chance of a guess that is looked up beside what was
// heard.
const likelyOther = 0.4

// other is what else a syllable may be, with the chance of that.
type other struct {
	syllable viet.Syllable
	chance   float64
}

// hear mends the syllables neither articles nor lists hold. One that they hold
// may be a slip as well when it stands beside its neighbours nowhere: it is
// kept, and so is the likeliest other guess.
func (p *preparation) hear() {
	x := p.index
	p.heard = append(p.heard[:0], p.syllables...)
	p.trust = append(p.trust[:0], slices.Repeat([]float64{asTyped}, len(p.heard))...)
	p.others, p.spelt = cleared(p.others, len(p.heard)), cleared(p.spelt, len(p.heard))
	p.look()
	for i, s := range p.syllables {
		if p.scene.settled[i] || strings.ContainsAny(s.Fold, "0123456789") {
			continue
		}
		before, after := p.scene.around(i)
		known := x.knows(p.words[i])
		if known && (x.heardTogether(before, p.words[i]) > 0 || x.heardTogether(p.words[i], after) > 0) {
			continue
		}
		p.guesses.gather(x, s, before, after)
		guesses := p.guesses.list
		if !known && p.letters(i, before, after) {
			continue
		}
		if !known && len(guesses) > 1 {
			guesses = guesses[1:]
			p.heard[i], p.trust[i] = p.guesses.syllable(guesses[0], x.terms), asMended
			p.words[i], p.mended = guesses[0].word, true
			p.scene.speak(i, guesses[0].word)
		}
		if len(guesses) > 1 && guesses[1].chance >= likelyOther {
			p.others[i] = other{p.guesses.syllable(guesses[1], x.terms), guesses[1].chance}
		}
	}
}

// strange reports a number no article holds: an age, a sum, a number of people.
// What it is about stands beside it.
func (x *Index) strange(s *viet.Syllable, word uint32) bool {
	return !x.terms.holds(word) && strings.Trim(s.Fold, "0123456789") == ""
}

// scene is what the neighbours of each syllable see of it.
type scene struct {
	first, last []uint32 // of what it stands for, silence when that is not known
	settled     []bool   // it is understood as it stands
}

// look sets the scene by the message as it was typed.
func (p *preparation) look() {
	x, n := p.index, len(p.syllables)
	p.fillers, p.asks = x.fillers.Covered(p.syllables), x.asks.Covered(p.syllables)
	s := &p.scene
	s.first, s.last, s.settled = cleared(s.first, n), cleared(s.last, n), cleared(s.settled, n)
	p.words = p.words[:0]
	for i, syllable := range p.syllables {
		word := x.terms.word(syllable.Fold)
		p.words = append(p.words, word)
		s.settled[i] = p.fillers[i] || p.asks[i]
		if !x.knows(word) {
			word = silence
		}
		s.speak(i, word)
	}
	p.rewrite(p.syllables)
	for _, run := range p.runs {
		for i := range run.length {
			s.settled[run.at+i] = true
		}
		if run.length == 1 && len(run.mean) > 0 {
			words := run.mean[0]
			s.first[run.at], s.last[run.at] = x.terms.word(words[0].Fold), x.terms.word(words[len(words)-1].Fold)
		}
	}
}

// speak says what a syllable stands for.
func (s *scene) speak(at int, word uint32) { s.first[at], s.last[at] = word, word }

// around gives the words before and after a syllable.
func (s *scene) around(at int) (before, after uint32) {
	before, after = silence, silence
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
	for i := range p.others {
		other := &p.others[i]
		if other.chance == 0 {
			continue
		}
		first, last := p.read([]viet.Syllable{other.syllable}, asMended*other.chance, i, i+1)
		p.join(i, i+1, first, last, asMended*other.chance)
	}
}
