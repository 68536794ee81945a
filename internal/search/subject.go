package search

import (
	"hash/fnv"
	"strings"

	"hoidap/internal/desk"
)

// outsideMark goes before the IDs of the subjects outside, as an article may
// have the same. No ID of an article holds it.
const outsideMark = "outside/"

// withOutside adds the subjects that no article covers, in the form of
// editions: a question about one is nearer to it than to any article.
func withOutside(editions []desk.Edition, subjects []desk.Outside) []desk.Edition {
	all := make([]desk.Edition, 0, len(editions)+len(subjects))
	all = append(all, editions...)
	for _, subject := range subjects {
		all = append(all, desk.Edition{Article: desk.Article{
			ID: outsideMark + subject.ID, Title: subject.Name, Questions: subject.Questions, Revision: revisionOf(subject),
		}})
	}
	return all
}

// revisionOf tells the wordings of a subject apart.
func revisionOf(subject desk.Outside) uint64 {
	sum := fnv.New64a()
	for _, text := range append([]string{subject.Name}, subject.Questions...) {
		_, _ = sum.Write(append([]byte(text), 0))
	}
	return max(1, sum.Sum64())
}

// subjectOf takes the mark off the ID of a subject outside.
func subjectOf(id string) (subject string, outside bool) { return strings.CutPrefix(id, outsideMark) }
