package search

import (
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// lexis is the words of the lists, which people use beside those of the
// articles.
type lexis struct {
	words map[string]int      // in how many phrases a word stands
	pairs map[[2]string]int   // and two neighbours
	canon map[string][]string // canonical forms of a word
	slips slips
}

// newLexis reads what people say by the lists. Abbreviations are left out: a
// slip in one is another one.
func newLexis(knowledge desk.Knowledge) lexis {
	l := lexis{words: map[string]int{}, pairs: map[[2]string]int{}, canon: map[string][]string{}, slips: slips{}}
	lists := [][]string{knowledge.Vocabulary.Fillers, knowledge.Vocabulary.MarkedFillers}
	for _, section := range knowledge.Sections {
		lists = append(lists, section.Asks)
	}
	for _, group := range knowledge.Groups {
		lists = append(lists, group.Say)
	}
	for _, meanings := range [][]desk.Meaning{knowledge.Vocabulary.Synonyms, knowledge.Vocabulary.Spelling} {
		for _, meaning := range meanings {
			lists = append(lists, meaning.Say)
		}
	}
	for _, list := range lists {
		for _, text := range list {
			l.add(viet.Syllables(text))
		}
	}
	return l
}

// add takes in a phrase. What is no syllable of Vietnamese is chat, which
// nobody slips into.
func (l lexis) add(phrase []viet.Syllable) {
	for i, s := range phrase {
		if l.words[s.Fold]++; l.words[s.Fold] == 1 && viet.Possible(s.Fold) {
			l.slips.add(s.Fold)
		}
		l.canon[s.Fold] = appendNew(l.canon[s.Fold], s.Canon)
		if i > 0 {
			l.pairs[[2]string{phrase[i-1].Fold, s.Fold}]++
		}
	}
}
