package search

import (
	"hash/fnv"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// What goes before the IDs of what is searched beside the articles, as an article
// may have the same. No ID of an article holds either.
const (
	outsideMark = "outside/"
	dangerMark  = "danger/"
)

// calmID is the ID of messages that only sound like danger. They are not found, but
// learned from: dangers are told from them.
const calmID = "calm/"

// withSubjects adds what is searched beside the articles, in the form of editions:
// the subjects that no article covers, the dangers people tell of, and what only
// sounds like one.
func withSubjects(editions []desk.Edition, knowledge desk.Knowledge) []desk.Edition {
	all := slices.Clone(editions)
	for _, subject := range knowledge.Outside {
		all = append(all, editionOf(outsideMark+subject.ID, subject.Name, subject.Questions))
	}
	for _, danger := range knowledge.Dangers {
		all = append(all, editionOf(dangerMark+danger.Alarm, "", danger.Messages))
	}
	if len(knowledge.Calm) > 0 {
		all = append(all, editionOf(calmID, "", knowledge.Calm))
	}
	return all
}

// editionOf makes an edition of what people write about a subject. Its revision
// tells its wordings apart.
func editionOf(id, name string, questions []string) desk.Edition {
	sum := fnv.New64a()
	_, _ = sum.Write(append([]byte(name), 0))
	for _, text := range questions {
		_, _ = sum.Write(append([]byte(text), 0))
	}
	return desk.Edition{Article: desk.Article{ID: id, Title: name, Questions: questions, Revision: max(1, sum.Sum64())}}
}

// subjectOf takes the mark off an ID, and says what it was the ID of.
func subjectOf(id string) (subject string, outside, danger bool) {
	if subject, outside = strings.CutPrefix(id, outsideMark); outside {
		return subject, true, false
	}
	subject, danger = strings.CutPrefix(id, dangerMark)
	return subject, false, danger
}
