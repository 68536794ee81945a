package search

import (
	"hash/fnv"
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// What goes before the IDs of what is searched beside the articles, as an article
// may have the same. No ID of an article holds any.
const (
	outsideMark = "outside/"
	dangerMark  = "danger/"
)

// quiet is the IDs of what is never found, but learned from: how much a question is
// drawn to it speaks against another find.
var quiet = []string{againstArticle: "untold/", againstDanger: "calm/"}

// The places in quiet: details that no article tells, and messages that only sound
// like danger.
const (
	againstArticle = iota
	againstDanger
)

// withSubjects adds what is searched beside the articles, in the form of editions:
// the subjects that no article covers, the dangers people tell of, and what is
// quiet.
func withSubjects(editions []desk.Edition, knowledge desk.Knowledge) []desk.Edition {
	all := slices.Clone(editions)
	for _, subject := range knowledge.Outside {
		all = append(all, editionOf(outsideMark+subject.ID, subject.Name, subject.Questions))
	}
	for _, danger := range knowledge.Dangers {
		all = append(all, editionOf(dangerMark+danger.Alarm, "", danger.Messages))
	}
	for at, questions := range [][]string{againstArticle: knowledge.Untold, againstDanger: knowledge.Calm} {
		if len(questions) > 0 {
			all = append(all, editionOf(quiet[at], "", questions))
		}
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
