package search

import "slices"

// echoes is how many of the article's own questions make its echo.
const echoes = 3

// nearness is how near a question comes to the article's own ones, as in
// desk.Find.
type nearness struct{ closeness, echo float64 }

// near compares a question with an article's own ones. The folded syllables of
// the question are marked by bits, so that what two questions share is a few
// words of memory.
type near struct {
	folds   []int     // places of the folded syllables among the terms of the question
	bits    []int     // by term of the question: the bit of a folded syllable
	words   int       // of 64 bits that all of them take
	reach   []float64 // of each of folds: the rarity of the tokens it may be of, as a share
	senses  []uint64  // the bits of each reading of each token
	rarity  []float64 // by token
	ends    []int     // by token: where its readings end in senses
	of      float64   // the rarity of all tokens
	kin     []kin     // by own question of an article
	marks   []uint64  // and which syllables each shares
	touched []uint32  // those that share any
}

// kin is what one of an article's own questions shares with the question.
type kin struct {
	shared float64 // rarity
	may    float64 // what share of the question it holds at most
}

// begin turns to a question.
func (n *near) begin(q *question, terms *dictionary) {
	n.folds, n.bits = n.folds[:0], cleared(n.bits, len(q.terms))
	for place, term := range q.terms {
		if terms.plain(term.id) {
			n.bits[place] = len(n.folds)
			n.folds = append(n.folds, place)
		}
	}
	n.words = max(1, (len(n.folds)+63)/64)
	n.reach = cleared(n.reach, len(n.folds))
	n.senses, n.rarity, n.ends, n.of = n.senses[:0], n.rarity[:0], n.ends[:0], q.rarity
	for i := range q.tokens {
		token := &q.tokens[i]
		start := len(n.senses)
		for _, reading := range token.readings {
			n.add(reading)
		}
		for at, place := range n.folds {
			if n.speaks(start, n.bits[place]) {
				n.reach[at] += token.rarity / q.rarity
			}
		}
		n.rarity, n.ends = append(n.rarity, token.rarity), append(n.ends, len(n.senses))
	}
}

// add notes the bits of a reading.
func (n *near) add(reading []int) {
	start := len(n.senses)
	n.senses = slices.Grow(n.senses, n.words)[:start+n.words]
	clear(n.senses[start:])
	for _, place := range reading {
		n.senses[start+n.bits[place]/64] |= 1 << (n.bits[place] % 64)
	}
}

// speaks reports whether one of the readings from a place on has a bit.
func (n *near) speaks(start, bit int) bool {
	for at := start + bit/64; at < len(n.senses); at += n.words {
		if n.senses[at]&(1<<(bit%64)) != 0 {
			return true
		}
	}
	return false
}

// closest is how near the question comes to the nearest of the article's own
// questions, 0–1: the harmonic mean of what each holds of the other, by rarity.
// The echo is the mean over the nearest few. None holds more of the question
// than the article does.
func (s *scorer) closest(article *scored) (found nearness) {
	n := &s.near
	n.share(article, s.index.terms.rarity, s.question.terms)
	wholes := article.sheet.wholes[article.number]
	var nearest [echoes]float64 // the greatest first
	for _, own := range n.touched {
		share, most := n.kin[own].shared/wholes[own], min(n.kin[own].may, article.coverage)
		if 2*share*most <= nearest[echoes-1]*(share+most) {
			continue // not even if it held all that it may
		}
		near := harmonic(share, n.covered(own))
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
	count := len(d.questions)
	n.kin, n.marks = cleared(n.kin, count), cleared(n.marks, count*n.words)
	n.touched = n.touched[:0]
	for bit, place := range n.folds {
		if article.places[place] == nowhere {
			continue
		}
		rare, reach, mark := rarity[terms[place].id], n.reach[bit], uint64(1)<<(bit%64)
		for _, own := range d.asked.holding(article.places[place]) {
			kin := &n.kin[own]
			if kin.shared == 0 {
				n.touched = append(n.touched, own)
			}
			kin.shared += rare
			kin.may += reach
			n.marks[int(own)*n.words+bit/64] |= mark
		}
	}
}

// covered is the share of the question's rarity that one of the article's own
// questions holds.
func (n *near) covered(own uint32) float64 {
	marks := n.marks[int(own)*n.words:][:n.words]
	var held float64
	start := 0
	for token, end := range n.ends {
		if n.within(marks, start, end) {
			held += n.rarity[token]
		}
		start = end
	}
	if held == 0 {
		return 0
	}
	return held / n.of
}

// within reports whether the marks hold one of some readings.
func (n *near) within(marks []uint64, start, end int) bool {
	for at := start; at < end; at += n.words {
		whole := true
		for word, mark := range marks {
			whole = whole && n.senses[at+word]&^mark == 0
		}
		if whole {
			return true
		}
	}
	return false
}

// harmonic is the harmonic mean of two shares, the first above zero.
func harmonic(a, b float64) float64 { return 2 * a * b / (a + b) }
