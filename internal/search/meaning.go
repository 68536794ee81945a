package search

import (
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// meaning is the runs of syllables that something people say also stands for.
type meaning [][]viet.Syllable

func newMeaning(entry desk.Meaning) meaning {
	mean := make(meaning, 0, len(entry.Mean))
	for _, text := range entry.Mean {
		if syllables := viet.Syllables(text); len(syllables) > 0 {
			mean = append(mean, syllables)
		}
	}
	return mean
}

// rewrite finds the runs of a message that mean something besides.
func (p *preparation) rewrite(syllables []viet.Syllable) {
	p.runs = p.index.rewrites.runs(syllables, p.runs[:0])
}

// meant adds what synonyms, abbreviations and spellings stand for. The
// neighbours of a replaced run form pairs with what it means. Where articles say
// it just as people do, what was typed tells more than what it means. A doubted run
// replaces nothing.
func (p *preparation) meant() {
	if p.mended {
		p.rewrite(p.heard)
	}
	for _, run := range p.runs {
		from, to := run.at, run.at+run.length
		weight := asMeant
		if run.length > 1 && p.together(from, to) {
			weight = asMeantToo
		}
		doubted := p.doubted(run)
		if doubted {
			weight *= asDoubted
		}
		for _, words := range run.mean {
			first, last := p.read(words, weight, from, to)
			p.join(from, to, first, last, weight)
		}
		if run.length == 1 && len(run.mean) > 0 && !doubted {
			if place, asked := p.seats.of(p.words[from]); asked {
				p.terms[place].weight = replaced
			}
			p.spoken(from, run.mean[0])
		}
	}
}

// doubted reports whether a run stands there without diacritics of its own, and
// the likeliest ones its syllables have there are others.
func (p *preparation) doubted(run run) bool {
	for i := range run.phrase {
		said, at := &run.phrase[i], run.at+i
		likeliest := p.canon[at]
		if said.Marked && !p.heard[at].Marked && p.index.terms.holds(likeliest) && p.index.terms.spelling(likeliest) != said.Canon {
			return true
		}
	}
	return false
}

// together reports whether the articles hold each two neighbours of a run.
func (p *preparation) together(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if !p.index.terms.holds(p.index.terms.coupleOf(p.words[i-1], p.words[i])) {
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
		rarity = max(rarity, p.index.terms.rarityOf(p.index.terms.word(mean[i].Fold)))
	}
	p.tokens[at].filler = filler
	p.tokens[at].rarity = rarity
}

// join pairs the ends of a meaning with the words around what it replaces.
func (p *preparation) join(from, to int, first, last uint32, weight float64) {
	if from > 0 {
		p.pair(p.words[from-1], first, weight)
	}
	if to < len(p.words) {
		p.pair(last, p.words[to], weight)
	}
}
