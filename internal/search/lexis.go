package search

import (
	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// lexis is the words of the lists, which people use beside those of the
// articles, by their numbers.
type lexis struct {
	heard map[uint32]int      // in how many phrases a word stands, and two neighbours
	canon map[uint32][]string // canonical forms of a word
	slips map[uint32]bool     // the words that people slip into
}

// newLexis reads what people say by the lists, giving numbers to it.
// Abbreviations are left out: a slip in one is another one.
func newLexis(knowledge desk.Knowledge, terms *dictionary) lexis {
	l := lexis{heard: map[uint32]int{}, canon: map[uint32][]string{}, slips: map[uint32]bool{}}
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
			l.add(viet.Syllables(text), terms)
		}
	}
	return l
}

// add takes in a phrase. What is no syllable of Vietnamese is chat, which
// nobody slips into.
func (l lexis) add(phrase []viet.Syllable, terms *dictionary) {
	former := uint32(stranger)
	for _, s := range phrase {
		word := terms.numberWord(s.Fold)
		if l.heard[word]++; viet.Possible(s.Fold) {
			l.slips[word] = true
		}
		l.canon[word] = appendNew(l.canon[word], s.Canon)
		if former != stranger {
			l.heard[terms.numberCouple(paired, former, word)]++
		}
		former = word
	}
}
