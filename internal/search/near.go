package search

import "math/bits"

// echoes is how many of the article's own questions make its echo.
const echoes = 3

// nearness is how near a question comes to the article's own ones, as in
// desk.Find.
type nearness struct{ closeness, echo float64 }

// mostFolds is how many folded syllables of a question are compared. What has more
// is a story, near to no question whole.
const mostFolds = 64

// near compares a question with an article's own ones. The folded syllables of
// the question are marked by bits, so that what two questions share is one word
// of memory.
type near struct {
	folds  []int     // places of the folded syllables among the terms of the question
	marks  []uint64  // by term of the question: the bit of a folded syllable
	alone  []float64 // of each of folds: the share of the tokens that are nothing else
	reach  []float64 // of each of folds: the share of the other tokens it may be of
	knots  []knot    // the tokens that may be several things, or several syllables
	senses []uint64  // the bits of each reading of each of these
	kin    []kin     // by own question of an article
}

// knot is a token that an own question holds by one of its readings.
type knot struct {
	share float64 // of the rarity of the question
	end   int     // where its readings end in senses
}

// kin is what one of an article's own questions shares with the question.
type kin struct {
	shared float64 // rarity
	held   float64 // what share of the question it holds by single syllables
	may    float64 // and what share of it at most by other tokens
	marks  uint64  // the bits of the syllables
}

// begin turns to a question.
func (n *near) begin(q *question, terms *dictionary) {
	n.folds, n.marks = n.folds[:0], cleared(n.marks, len(q.terms))
	for place, term := range q.terms {
		if len(n.folds) < mostFolds && terms.plain(term.id) {
			n.marks[place] = 1 << len(n.folds)
			n.folds = append(n.folds, place)
		}
	}
	n.alone, n.reach = cleared(n.alone, len(n.folds)), cleared(n.reach, len(n.folds))
	n.knots, n.senses = n.knots[:0], n.senses[:0]
	for i := range q.tokens {
		n.add(&q.tokens[i], q.tokens[i].rarity/q.rarity)
	}
}

// add takes in a token that makes up a share of the question.
func (n *near) add(token *token, share float64) {
	start := len(n.senses)
	var all uint64
	for _, reading := range token.readings {
		if sense, whole := n.sense(reading); whole {
			n.senses = append(n.senses, sense)
			all |= sense
		}
	}
	if len(n.senses) == start+1 && bits.OnesCount64(all) == 1 {
		n.senses = n.senses[:start]
		n.alone[bits.TrailingZeros64(all)] += share
		return
	}
	for left := all; left != 0; left &= left - 1 {
		n.reach[bits.TrailingZeros64(left)] += share
	}
	n.knots = append(n.knots, knot{share, len(n.senses)})
}

// sense gives the bits of a reading, if all of it is compared.
func (n *near) sense(reading []int) (sense uint64, whole bool) {
	for _, place := range reading {
		if n.marks[place] == 0 {
			return 0, false
		}
		sense |= n.marks[place]
	}
	return sense, true
}

// closest is how near the question comes to the nearest of the article's own
// questions, 0–1: the harmonic mean of what each holds of the other, by rarity.
// The echo is the mean over the nearest few. None holds more of the question
// than the article does.
func (s *scorer) closest(article *scored) (found nearness) {
	n := &s.near
	n.share(article, s.index.terms.rarity, s.question.terms)
	parts := article.sheet.parts[article.number][:len(n.kin)]
	var nearest [echoes]float64 // the greatest first
	for own := range n.kin {
		kin := &n.kin[own]
		share := kin.shared * parts[own]
		if 2*share <= nearest[echoes-1] {
			continue // no harmonic mean is more than twice the lesser of two
		}
		most := min(kin.held+kin.may, article.coverage)
		if 2*share*most <= nearest[echoes-1]*(share+most) {
			continue // not even if it held all that it may
		}
		near := harmonic(share, n.covered(kin))
		for i, other := range nearest {
			if near > other {
				nearest[i], near = near, other
			}
		}
	}
	for _, near := range nearest {
		found.echo += near / echoes
	}
	found.closeness = nearest[0]
	return found
}

// share adds up what each of the article's own questions shares with the
// question.
func (n *near) share(article *scored, rarity []float64, terms []weighted) {
	d := article.document()
	n.kin = cleared(n.kin, len(d.questions))
	for bit, place := range n.folds {
		if article.places[place] == nowhere {
			continue
		}
		rare, alone, reach, mark := rarity[terms[place].id], n.alone[bit], n.reach[bit], uint64(1)<<bit
		for _, own := range d.asked.holding(article.places[place]) {
			kin := &n.kin[own]
			kin.shared += rare
			kin.held += alone
			kin.may += reach
			kin.marks |= mark
		}
	}
}

// covered is the share of the question's rarity that an own question holds.
func (n *near) covered(kin *kin) float64 {
	held := kin.held
	if kin.may == 0 {
		return held
	}
	start := 0
	for _, token := range n.knots {
		for _, sense := range n.senses[start:token.end] {
			if sense&^kin.marks == 0 {
				held += token.share
				break
			}
		}
		start = token.end
	}
	return held
}

// harmonic is the harmonic mean of two shares, the first above zero.
func harmonic(a, b float64) float64 { return 2 * a * b / (a + b) }
