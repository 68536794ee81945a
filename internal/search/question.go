package search

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// Weights of the ways a term gets into a prepared question.
const (
	asTyped    = 1.0
	asMeant    = 0.9 // by synonym, abbreviation or chat spelling
	asMeantToo = 0.7 // the same for a run of syllables the articles hold as well
	asMended   = 0.9 // by mending a slip of the finger
	replaced   = 0.5 // typed, known to the base, and also a short form of something else
	asksPart   = 0.4 // only asks for a part of an article: "ở đâu", "bao nhiêu"
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
func (t token) subject() bool { return !t.filler && !t.asks }

// question is a message prepared for search.
type question struct {
	normal string
	terms  []weighted
	seats  *seats       // the place of each term in terms
	tokens []token      // those that count: the subject, or what there is
	rarity float64      // of these tokens together
	groups []desk.Group // the groups of households it names
}

// prepare turns a message into terms and tokens.
func (x *Index) prepare(text string) question {
	syllables := viet.Syllables(text)
	if len(syllables) > maxTokens {
		syllables = syllables[:maxTokens]
	}
	p := &preparation{index: x, syllables: syllables, seats: &seats{}}
	p.seats.empty()
	p.terms = make([]weighted, 0, len(forms)*len(syllables))
	p.tokens = make([]token, len(syllables))
	p.hear()
	p.restore()
	p.typed()
	p.meant()
	p.guessed()
	return p.question()
}

// preparation gathers the terms of one question while its passes run.
type preparation struct {
	index     *Index
	syllables []viet.Syllable
	terms     []weighted
	seats     *seats
	tokens    []token
	heard     []viet.Syllable // the syllables with slips mended
	trust     []float64       // weight of each
	others    []guess         // what else each may be
	canon     []string        // each in canonical form, its marks restored
}

// add notes a term the base holds; said twice it counts once, with its greater
// weight.
func (p *preparation) add(id uint32, held bool, weight float64) {
	if !held {
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

// pair notes the term of two neighbouring syllables.
func (p *preparation) pair(first, second string, weight float64) {
	id, held := p.index.terms.pairID(first, second)
	p.add(id, held, weight)
}

// read adds a run of syllables as one reading of the tokens from:to, which it
// stands for.
func (p *preparation) read(syllables []viet.Syllable, weight float64, from, to int) {
	reading := make([]int, 0, len(syllables))
	for i, s := range syllables {
		id, held := p.index.terms.id(s.Fold)
		p.add(id, held, weight)
		if s.Marked {
			canon, held := p.index.terms.canonID(s.Canon)
			p.add(canon, held, weight)
		}
		if i > 0 {
			p.pair(syllables[i-1].Fold, s.Fold, weight)
		}
		if held {
			place, _ := p.seats.of(id)
			reading = append(reading, place)
		}
	}
	if len(reading) < len(syllables) {
		return
	}
	for at := from; at < to; at++ {
		p.tokens[at].readings = append(p.tokens[at].readings, reading)
	}
}

// typed reads the message as it was heard.
func (p *preparation) typed() {
	fillers, asks := p.index.fillers.Covered(p.heard), p.index.asks.Covered(p.heard)
	weight := func(i int) float64 {
		if asks[i] {
			return asksPart * p.trust[i]
		}
		return p.trust[i]
	}
	for i, s := range p.heard {
		p.tokens[i] = token{text: p.syllables[i].Text, rarity: p.index.terms.rarityOf(s.Fold), filler: fillers[i] || p.index.strange(s), asks: asks[i]}
		p.read(p.heard[i:i+1], weight(i), i, i+1)
		if !s.Marked {
			id, held := p.index.terms.canonID(p.canon[i])
			p.add(id, held, weight(i))
		}
		if i > 0 {
			p.pair(p.heard[i-1].Fold, s.Fold, min(weight(i-1), weight(i)))
		}
	}
}

// strange reports a number no article holds: an age, a sum, a number of people.
// What it is about stands beside it.
func (x *Index) strange(s viet.Syllable) bool {
	return !x.terms.holds(s.Fold) && strings.Trim(s.Fold, "0123456789") == ""
}

// meant adds what synonyms, abbreviations and spellings stand for. The
// neighbours of a replaced run form pairs with what it means. Where articles say
// it just as people do, what was typed tells more than what it means.
func (p *preparation) meant() {
	for at := 0; at < len(p.heard); {
		mean, length := p.index.rewrites.at(p.heard, at)
		weight := asMeant
		if length > 1 && p.together(at, at+length) {
			weight = asMeantToo
		}
		for _, words := range mean {
			p.read(words, weight, at, at+length)
			p.join(at, at+length, words, weight)
		}
		if length == 1 && len(mean) > 0 {
			if id, held := p.index.terms.id(p.heard[at].Fold); held {
				place, _ := p.seats.of(id)
				p.terms[place].weight = replaced
			}
			p.spoken(at, mean[0])
		}
		at += max(1, length)
	}
}

// together reports whether the articles hold each two neighbours of a run.
func (p *preparation) together(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if !p.index.terms.holdsPair(p.heard[i-1].Fold, p.heard[i].Fold) {
			return false
		}
	}
	return true
}

// spoken makes a token that is a short form as rare, and as empty, as the
// words it stands for.
func (p *preparation) spoken(at int, mean []viet.Syllable) {
	filler, rarity := true, 0.0
	for i, empty := range p.index.fillers.Covered(mean) {
		filler = filler && empty
		rarity = max(rarity, p.index.terms.rarityOf(mean[i].Fold))
	}
	p.tokens[at].filler = filler
	p.tokens[at].rarity = rarity
}

// join pairs the ends of a meaning with the syllables around what it replaces.
func (p *preparation) join(from, to int, mean []viet.Syllable, weight float64) {
	if from > 0 {
		p.pair(p.heard[from-1].Fold, mean[0].Fold, weight)
	}
	if to < len(p.heard) {
		p.pair(mean[len(mean)-1].Fold, p.heard[to].Fold, weight)
	}
}

// question closes the preparation. Words that carry no subject do not count,
// unless there are no others.
func (p *preparation) question() question {
	q := question{terms: p.terms, seats: p.seats, groups: p.index.named(p.heard)}
	bare := !slices.ContainsFunc(p.tokens, token.subject)
	for _, token := range p.tokens {
		if token.subject() || bare && !token.filler {
			q.tokens = append(q.tokens, token)
			q.rarity += token.rarity
		}
	}
	texts := make([]string, len(p.syllables))
	for i, s := range p.syllables {
		texts[i] = s.Text
	}
	q.normal = strings.Join(texts, " ")
	return q
}
