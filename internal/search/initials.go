package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/viet"
)

// How a word may be read as the first letters of words that follow each other
// in the base, as "hdld" is "hợp đồng lao động".
const (
	mostInitials  = 8   // letters of one
	leastVowels   = 4   // letters of one, if any is a vowel: a shorter one is rather a slip
	leastTogether = 3   // passages that two neighbours stand in, to be thought of
	mostTogether  = 24  // neighbours that are thought of for two letters
	leastInitials = 3.0 // passages that all of the words are likely in together
	likelyInitial = 0.4 // least chance of these words beside others with the same letters
	costInitials  = 4.5 // what it costs, as a logarithm, to type letters for words
)

// initials lists the neighbours whose words begin with two letters, those that
// stand together most often first.
type initials map[[2]byte][]neighbours

// neighbours are two canonical syllables, and in how many passages they stand
// together.
type neighbours struct {
	first, second uint32
	together      int
}

// newInitials reads the married syllables of a dictionary.
func newInitials(d *dictionary) initials {
	list := initials{}
	letters := make([]byte, len(d.texts)) // of canonical syllables: the first of each
	for id, form := range d.forms {
		if form == canonical {
			letters[id] = initialOf(d.spelling(uint32(id)))
		}
	}
	for key, id := range d.couples.all() {
		if d.forms[id] != married || d.passages[id] < leastTogether {
			continue
		}
		first, second := coupled(key)
		if by := [2]byte{letters[first], letters[second]}; by[0] != 0 && by[1] != 0 {
			list.add(by, neighbours{first, second, d.passages[id]}, d.texts)
		}
	}
	return list
}

// add puts neighbours where they belong.
func (i initials) add(key [2]byte, n neighbours, texts []string) {
	known := i[key]
	at, _ := slices.BinarySearchFunc(known, n, func(a, b neighbours) int {
		return cmp.Or(cmp.Compare(b.together, a.together), cmp.Compare(texts[a.first], texts[b.first]), cmp.Compare(texts[a.second], texts[b.second]))
	})
	if at < mostTogether {
		i[key] = slices.Insert(known[:min(len(known), mostTogether-1)], at, n)
	}
}

// initialOf is the first letter of a canonical syllable without its marks, 0
// for what begins with none.
func initialOf(canon string) byte {
	letter, size := utf8.DecodeRuneInString(canon)
	if letter >= utf8.RuneSelf {
		folded := viet.Fold(canon[:size])
		if len(folded) != 1 {
			return 0
		}
		letter = rune(folded[0])
	}
	if letter < 'a' || letter > 'z' {
		return 0
	}
	return byte(letter)
}

// phrase is words that begin with the letters read so far.
type phrase struct {
	words  []uint32 // in canonical form
	likely float64  // the passages it stands in, guessed from its neighbours, as a logarithm
}

// spell gives the likeliest words that a word is the first letters of, none
// when it is not likely to be that.
func (x *Index) spell(word string) (best phrase) {
	if len(word) < 2 || len(word) > mostInitials {
		return phrase{}
	}
	var phrases []phrase
	for i := 1; i < len(word); i++ {
		if phrases = x.longer(phrases, x.initials[[2]byte{word[i-1], word[i]}]); len(phrases) == 0 {
			return phrase{}
		}
	}
	best = slices.MaxFunc(phrases, func(a, b phrase) int { return cmp.Compare(a.likely, b.likely) })
	all := 0.0
	for _, phrase := range phrases {
		all += math.Exp(phrase.likely - best.likely)
	}
	if math.Exp(best.likely) < leastInitials || 1/all < likelyInitial {
		return phrase{}
	}
	return best
}

// longer goes on with the phrases by the neighbours that begin with their last
// words; of several phrases up to the same neighbours the likeliest stays. With
// no phrases it begins.
func (x *Index) longer(phrases []phrase, next []neighbours) []phrase {
	var longer []phrase
	for _, n := range next {
		words, likely := []uint32{n.first}, 0.0
		if phrases != nil {
			former := likeliestBefore(phrases, n.first)
			if former == nil {
				continue
			}
			words, likely = former.words, former.likely-math.Log(float64(x.terms.passages[n.first]))
		}
		longer = append(longer, phrase{append(slices.Clip(words), n.second), likely + math.Log(float64(n.together))})
	}
	return longer
}

// likeliestBefore is the likeliest of the phrases that end with a word, nil for
// none.
func likeliestBefore(phrases []phrase, last uint32) (best *phrase) {
	for i := range phrases {
		phrase := &phrases[i]
		if phrase.words[len(phrase.words)-1] == last && (best == nil || phrase.likely > best.likely) {
			best = phrase
		}
	}
	return best
}

// letters reads an unknown syllable as the first letters of words, unless it
// may be a word or rather is a slip in one, and reports whether it did.
func (p *preparation) letters(at int, before, after uint32) bool {
	s, x := &p.syllables[at], p.index
	if viet.Possible(s.Fold) || strings.ReplaceAll(s.Text, "đ", "d") != s.Fold {
		return false
	}
	if strings.ContainsAny(s.Fold, "aeiouy") && len(s.Fold) < leastVowels {
		return false
	}
	spelt := x.spell(s.Fold)
	words := x.terms.syllables(spelt.words)
	slip := p.guesses.list[min(1, len(p.guesses.list)-1)].score
	if len(words) == 0 || x.among(x.newGap(before, after), words, spelt.likely)-costInitials < slip {
		return false
	}
	p.spelt[at] = words
	p.scene.first[at], p.scene.last[at] = x.terms.word(words[0].Fold), x.terms.word(words[len(words)-1].Fold)
	return true
}

// syllables are canonical syllables with their folds.
func (d *dictionary) syllables(canons []uint32) (words []viet.Syllable) {
	for _, canon := range canons {
		spelling := d.spelling(canon)
		for _, word := range viet.Syllables(strings.TrimRight(spelling, "0123456789")) {
			words = append(words, viet.Syllable{Text: word.Text, Fold: word.Fold, Canon: spelling, Marked: true})
		}
	}
	return words
}

// among is how likely words are in a gap that stand together so often, as a
// logarithm.
func (x *Index) among(g gap, words []viet.Syllable, together float64) float64 {
	first, last := x.terms.word(words[0].Fold), x.terms.word(words[len(words)-1].Fold)
	likely := x.between(gap{g.before, silence, g.heardBefore, 0}, first, x.heardOf(first))
	likely += together - math.Log(x.heardOf(first))
	if g.after != silence {
		likely += math.Log(apart*g.afterAlone + (1-apart)*x.heardTogether(last, g.after)/(x.heardOf(last)+steady))
	}
	return likely
}

// spellOut adds the words behind first letters.
func (p *preparation) spellOut() {
	for i, words := range p.spelt {
		if len(words) == 0 {
			continue
		}
		first, last := p.read(words, asMeant, i, i+1)
		p.join(i, i+1, first, last, asMeant)
		p.spoken(i, words)
	}
}
