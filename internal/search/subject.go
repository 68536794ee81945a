package search

import (
	"hash/fnv"
	"strings"

	"hoidap/internal/desk"
)

// What goes before the IDs of what is searched beside the articles, as an article
// may have the same. No ID of an article holds either.
const (
	outsideMark = "outside/"
	dangerMark  = "danger/"
)

// withSubjects adds the subjects that no article covers and the dangers people
// tell of, in the form of editions: a message about one is nearer to it than to
// any article.
func withSubjects(editions []desk.Edition, knowledge desk.Knowledge) []desk.Edition {
	all := make([]desk.Edition, 0, len(editions)+len(knowledge.Outside)+len(knowledge.Dangers))
	all = append(all, editions...)
	for _, subject := range knowledge.Outside {
		all = append(all, editionOf(outsideMark+subject.ID, subject.Name, subject.Questions))
	}
	for _, danger := range knowledge.Dangers {
		all = append(all, editionOf(dangerMark+danger.Alarm, "", danger.Messages))
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
