package search

import (
	"slices"

	"hoidap/internal/desk"
)

// shape is the lists that shape documents: with others, every article has to
// be read anew.
type shape struct {
	fillers, marked, asks []string
	meanings              []desk.Meaning
}

func shapeOf(knowledge desk.Knowledge) shape {
	s := shape{fillers: knowledge.Vocabulary.Fillers, marked: knowledge.Vocabulary.MarkedFillers}
	for _, section := range knowledge.Sections {
		s.asks = append(s.asks, section.Asks...)
	}
	v := knowledge.Vocabulary
	s.meanings = slices.Concat(v.Synonyms, v.Abbreviations, v.Spelling, v.Stieng)
	return s
}

// equal reports whether two shapes give the same documents.
func (s shape) equal(other shape) bool {
	same := func(a, b desk.Meaning) bool { return slices.Equal(a.Say, b.Say) && slices.Equal(a.Mean, b.Mean) }
	return slices.Equal(s.fillers, other.fillers) && slices.Equal(s.marked, other.marked) && slices.Equal(s.asks, other.asks) &&
		slices.EqualFunc(s.meanings, other.meanings, same)
}
