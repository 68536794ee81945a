package search

import (
	"slices"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// Weights of the ways a term gets into a prepared question.
const (
	asTyped    = 1.0
	asMeant    = 0.9 // by synonym, abbreviation or chat spelling
	asMeantToo = 0.7 // the same for a run of syllables the articles hold as well
	asDoubted  = 0.2 // of that, where it is likely that other words are meant
	asMended   = 0.9 // by mending a slip of the finger
	replaced   = 0.5 // typed, known to the base, and also a short form of something else
	asksPart   = 0.4 // only asks for a part of an article: "ở đâu", "bao nhiêu"
	asFiller   = 0.5 // carries no subject
	maxTokens  = 120 // syllables of one question that are looked at
)

// weighted is one term of a prepared question that the base holds.
type weighted struct {
	id     uint32
	weight float64
}

// token is one syllable of the question with all it may stand for. An article
// covers it when it holds every term of one of the readings, which are given by
// their places in the terms of the question.
type token struct {
	text     string
	rarity   float64
	readings [][]int
	filler   bool // carries no subject
	asks     bool // asks for a part of an article, whatever its subject
}

// subject reports whether a token tells what the question is about.
func (t *token) subject() bool { return !t.filler && !t.asks }

// question is a message prepared for search.
type question struct {
	terms  []weighted
	seats  *seats       // the place of each term in terms
	tokens []token      // those that count: the subject, or what there is
	rarity float64      // of these tokens together
	groups []desk.Group // the groups of households it names
}

// clip is the part of a message that is read.
func clip(message []viet.Syllable) []viet.Syllable { return message[:min(len(message), maxTokens)] }

// prepare turns a message into terms and tokens.
func (x *Index) prepare(text string) *question {
	p := new(preparation)
	p.prepare(x, clip(viet.Syllables(text)))
	return &p.question
}

// preparation gathers the terms of one question while its passes run. It is
// used again and again.
type preparation struct {
	index     *Index
	syllables []viet.Syllable
	question  question
	terms     []weighted
	seats     seats
	tokens    []token
	rooms     []int // in which the readings of tokens are kept

	fillers, asks []bool            // of the syllables as they were heard
	runs          []run             // of these syllables, those that mean something besides
	heard         []viet.Syllable   // the syllables with slips mended
	words         []uint32          // their numbers
	mended        bool              // some are others than those typed
	trust         []float64         // weight of each
	others        []other           // what else each may be
	spelt         [][]viet.Syllable // the words each is the first letters of
	canon         []uint32          // each in canonical form, its marks restored
	scene         scene
	guesses       guesses
	steps         []step // of all syllables
	columns       []int  // where those of each begin
}

// prepare turns to a message.
func (p *preparation) prepare(x *Index, message []viet.Syllable) {
	p.index, p.syllables, p.mended = x, message, false
	p.terms, p.rooms = p.terms[:0], p.rooms[:0]
	p.seats.empty()
	p.tokens = slices.Grow(p.tokens[:0], len(message))[:len(message)]
	p.hear()
	p.restore()
	p.typed()
	p.meant()
	p.spellOut()
	p.guessed()
	p.close()
}

// end forgets the message.
func (p *preparation) end() {
	p.syllables = nil
	clear(p.heard)
	clear(p.others)
	clear(p.spelt)
	clear(p.guesses.spellings)
	for i := range p.tokens {
		p.tokens[i].text = ""
	}
	for i := range p.question.tokens {
		p.question.tokens[i].text = ""
	}
}

// add notes a term, if the base holds it; said twice it counts once, with its
// greater weight.
func (p *preparation) add(id uint32, weight float64) {
	if !p.index.terms.holds(id) {
		return
	}
	at, noted := p.seats.of(id)
	if !noted {
		p.seats.give(id, len(p.terms))
		p.terms = append(p.terms, weighted{id, weight})
		return
	}
	p.terms[at].weight = max(p.terms[at].weight, weight)
}

// pair notes the term of two neighbouring words.
func (p *preparation) pair(first, second uint32, weight float64) {
	p.add(p.index.terms.coupleOf(first, second), weight)
}

// read adds a run of syllables as one reading of the tokens from:to, which it
// stands for, and gives the first and the last of its words.
func (p *preparation) read(syllables []viet.Syllable, weight float64, from, to int) (first, last uint32) {
	start, former := len(p.rooms), uint32(stranger)
	for i := range syllables {
		s := &syllables[i]
		word := p.index.terms.word(s.Fold)
		p.add(word, weight)
		if s.Marked {
			p.add(p.index.terms.canonOf(s.Canon), weight)
		}
		if i > 0 {
			p.pair(former, word, weight)
		} else {
			first = word
		}
		if place, asked := p.seats.of(word); asked {
			p.rooms = append(p.rooms, place)
		}
		former = word
	}
	if len(p.rooms)-start == len(syllables) {
		p.stands(p.rooms[start:len(p.rooms):len(p.rooms)], from, to)
	}
	return first, former
}

// stands notes a reading of the tokens from:to.
func (p *preparation) stands(reading []int, from, to int) {
	for at := from; at < to; at++ {
		p.tokens[at].readings = append(p.tokens[at].readings, reading)
	}
}

// typed reads the message as it was heard.
func (p *preparation) typed() {
	x := p.index
	if p.mended {
		p.fillers, p.asks = x.fillers.Covered(p.heard), x.asks.Covered(p.heard)
	}
	for i := range p.heard {
		s, word, weight := &p.heard[i], p.words[i], p.weight(i)
		p.tokens[i] = token{
			text: p.syllables[i].Text, rarity: x.terms.rarityOf(word), filler: p.fillers[i] || x.strange(s, word), asks: p.asks[i],
			readings: p.tokens[i].readings[:0],
		}
		p.add(word, weight)
		p.add(p.canon[i], weight)
		if place, asked := p.seats.of(word); asked {
			p.rooms = append(p.rooms, place)
			p.stands(p.rooms[len(p.rooms)-1:len(p.rooms):len(p.rooms)], i, i+1)
		}
		if i > 0 {
			p.pair(p.words[i-1], word, min(p.weight(i-1), weight))
		}
	}
}

// weight is what a syllable counts as it was heard.
func (p *preparation) weight(at int) float64 {
	switch {
	case p.asks[at]:
		return asksPart * p.trust[at]
	case p.fillers[at]:
		return asFiller * p.trust[at]
	}
	return p.trust[at]
}

// close makes the question. Words that carry no subject do not count, unless
// there are no others.
func (p *preparation) close() {
	q := &p.question
	q.terms, q.seats, q.groups = p.terms, &p.seats, p.index.named(p.heard)
	q.tokens, q.rarity = q.tokens[:0], 0
	bare := true
	for i := range p.tokens {
		bare = bare && !p.tokens[i].subject()
	}
	for i := range p.tokens {
		if token := &p.tokens[i]; token.subject() || bare && !token.filler {
			q.tokens = append(q.tokens, *token)
			q.rarity += token.rarity
		}
	}
}
