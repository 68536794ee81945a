package search

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// Weights of the ways a term gets into a prepared question.
const (
	asTyped   = 1.0
	asMeant   = 0.9 // by synonym, abbreviation or chat spelling
	asMended  = 0.7 // by mending a slip of the finger
	replaced  = 0.5 // typed, known to the base, and also a short form of something else
	asksPart  = 0.4 // only asks for a part of an article: "ở đâu", "bao nhiêu"
	maxTokens = 120 // syllables of one question that are looked at
)

// weighted is one term of a prepared question.
type weighted struct {
	text   string
	weight float64
}

// token is one syllable of the question with all it may stand for. An article
// covers it when it holds every term of one of the readings.
type token struct {
	text     string
	rarity   float64
	readings [][]uint32
	filler   bool // carries no subject
	asks     bool // asks for a part of an article, whatever its subject
}

// question is a message prepared for search.
type question struct {
	normal string
	terms  []weighted
	tokens []token
	groups []desk.Group // the groups of households it names
}

// prepare turns a message into terms and tokens.
func (x *Index) prepare(text string) question {
	syllables := viet.Syllables(text)
	if len(syllables) > maxTokens {
		syllables = syllables[:maxTokens]
	}
	p := &preparation{index: x, weights: map[string]float64{}}
	p.tokens = make([]token, len(syllables))
	p.typed(syllables)
	p.meant(syllables)
	p.mended(syllables)
	return p.question(syllables)
}

// preparation gathers the terms of one question while its passes run.
type preparation struct {
	index   *Index
	weights map[string]float64
	order   []string
	tokens  []token
}

// add notes a term; said twice it counts once, with its greater weight.
func (p *preparation) add(term string, weight float64) {
	if _, known := p.weights[term]; !known {
		p.order = append(p.order, term)
	}
	p.weights[term] = max(p.weights[term], weight)
}

// read adds a run of syllables as one reading of the tokens it stands for.
func (p *preparation) read(syllables []viet.Syllable, weight float64, tokens ...int) {
	var reading []uint32
	known := true
	for i, s := range syllables {
		p.add(s.Fold, weight)
		if s.Marked {
			p.add(canonical.mark+s.Canon, weight)
		}
		if i > 0 {
			p.add(pair(syllables[i-1].Fold, s.Fold), weight)
		}
		id, ok := p.index.terms.id(s.Fold)
		known = known && ok
		reading = append(reading, id)
	}
	if !known {
		return
	}
	for _, at := range tokens {
		p.tokens[at].readings = append(p.tokens[at].readings, reading)
	}
}

// typed reads the message as it stands.
func (p *preparation) typed(syllables []viet.Syllable) {
	fillers, asks := p.index.fillers.Covered(syllables), p.index.asks.Covered(syllables)
	weight := func(i int) float64 {
		if asks[i] {
			return asksPart
		}
		return asTyped
	}
	for i, s := range syllables {
		p.tokens[i] = token{text: s.Text, rarity: p.index.terms.rarityOf(s.Fold), filler: fillers[i], asks: asks[i]}
		p.read(syllables[i:i+1], weight(i), i)
		if i > 0 {
			p.add(pair(syllables[i-1].Fold, s.Fold), min(weight(i-1), weight(i)))
		}
	}
}

// meant adds what synonyms, abbreviations and spellings stand for. The
// neighbours of a replaced run form pairs with what it means.
func (p *preparation) meant(syllables []viet.Syllable) {
	for at := 0; at < len(syllables); {
		found := slices.IndexFunc(p.index.rewrites, func(r rewrite) bool { return r.matches(syllables, at) })
		if found < 0 {
			at++
			continue
		}
		rewrite := p.index.rewrites[found]
		run := make([]int, len(rewrite.say))
		for i := range run {
			run[i] = at + i
		}
		for _, mean := range rewrite.mean {
			p.read(mean, asMeant, run...)
			p.join(syllables, at, at+len(run), mean)
		}
		if len(run) == 1 && len(rewrite.mean) > 0 {
			p.weights[syllables[at].Fold] = replaced
			p.spoken(at, rewrite.mean[0])
		}
		at += len(run)
	}
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
func (p *preparation) join(syllables []viet.Syllable, from, to int, mean []viet.Syllable) {
	if len(mean) == 0 {
		return
	}
	if from > 0 {
		p.add(pair(syllables[from-1].Fold, mean[0].Fold), asMeant)
	}
	if to < len(syllables) {
		p.add(pair(mean[len(mean)-1].Fold, syllables[to].Fold), asMeant)
	}
}

// mended adds the likeliest known syllable for one the base does not know.
func (p *preparation) mended(syllables []viet.Syllable) {
	for i, s := range syllables {
		if len(p.tokens[i].readings) > 0 || p.tokens[i].filler {
			continue
		}
		var before, after string
		if i > 0 {
			before = syllables[i-1].Fold
		}
		if i+1 < len(syllables) {
			after = syllables[i+1].Fold
		}
		mended, ok := p.index.terms.mend(s, before, after)
		if !ok {
			continue
		}
		p.read([]viet.Syllable{mended}, asMended, i)
		p.join(syllables, i, i+1, []viet.Syllable{mended})
		p.tokens[i].rarity = p.index.terms.rarityOf(mended.Fold)
	}
}

func (p *preparation) question(syllables []viet.Syllable) question {
	q := question{tokens: p.tokens, terms: make([]weighted, 0, len(p.order)), groups: p.index.named(syllables)}
	for _, term := range p.order {
		q.terms = append(q.terms, weighted{text: term, weight: p.weights[term]})
	}
	texts := make([]string, len(syllables))
	for i, s := range syllables {
		texts[i] = s.Text
	}
	q.normal = strings.Join(texts, " ")
	return q
}
