package search

import "hoidap/internal/viet"

// example is a question of the article's own, or its title, as learning sees it:
// its words without marks and their pairs as they were typed, and behind them what
// synonyms and short forms of it mean. Each term stands once.
type example struct {
	terms []uint32
	typed int // so many of them were typed
}

// exemplify gives the question or title that was read as a passage.
func (r *reading) exemplify(p passage) example {
	r.noted = r.noted[:0]
	r.turn++
	for i, word := range r.words {
		r.noteTerm(word)
		if i > 0 {
			r.noteTerm(r.pairs[i])
		}
	}
	e := example{typed: len(r.noted)}
	for _, run := range p.runs {
		from, to := run.at, run.at+run.length
		for _, words := range run.mean {
			r.note(words)
			if from > 0 {
				r.noteCouple(&p.syllables[from-1], &words[0])
			}
			if to < len(p.syllables) {
				r.noteCouple(&words[len(words)-1], &p.syllables[to])
			}
		}
	}
	e.terms = append(make([]uint32, 0, len(r.noted)), r.noted...)
	return e
}

// note notes words that follow each other.
func (r *reading) note(syllables []viet.Syllable) {
	for i := range syllables {
		r.noteTerm(r.terms.numberWord(syllables[i].Fold))
		if i > 0 {
			r.noteCouple(&syllables[i-1], &syllables[i])
		}
	}
}

// noteCouple notes two neighbours.
func (r *reading) noteCouple(first, second *viet.Syllable) {
	r.noteTerm(r.terms.numberCouple(paired, r.terms.numberWord(first.Fold), r.terms.numberWord(second.Fold)))
}

// noteTerm notes a term, once.
func (r *reading) noteTerm(term uint32) {
	if missing := len(r.terms.texts) - len(r.turns); missing > 0 {
		r.turns = append(r.turns, make([]uint32, missing)...)
	}
	if r.turns[term] != r.turn {
		r.turns[term] = r.turn
		r.noted = append(r.noted, term)
	}
}
