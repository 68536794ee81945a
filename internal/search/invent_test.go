package search_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"hoidap/internal/desk"
)

// inventor makes articles that look like those of a knowledge: each word
// follows the one before it as it does somewhere in the real texts, but one in
// so many jumps. The same seed gives the same articles.
type inventor struct {
	random   *rand.Rand
	jumps    int
	length   int // of an article: its questions, and the lines of its sections
	all      []string
	after    map[string][]string
	groups   []desk.Group
	revision uint64
}

func newInventor(like desk.Knowledge, seed uint64) *inventor {
	v := &inventor{random: rand.New(rand.NewPCG(seed, 2026)), jumps: 10, length: 10, after: map[string][]string{}}
	for _, article := range like.Articles {
		texts := append([]string{article.Title, article.Short}, article.Questions...)
		for _, section := range article.Sections {
			for _, line := range section.Lines {
				texts = append(texts, line.Text)
			}
		}
		for _, text := range texts {
			words := strings.Fields(strings.ToLower(text))
			v.all = append(v.all, words...)
			for i := 1; i < len(words); i++ {
				v.after[words[i-1]] = append(v.after[words[i-1]], words[i])
			}
		}
	}
	for _, group := range like.Groups {
		v.groups = append(v.groups, group.ID)
	}
	return v
}

// words strings n words together.
func (v *inventor) words(n int) string {
	words := make([]string, n)
	for i := range words {
		next := v.all
		if i > 0 && len(v.after[words[i-1]]) > 0 && v.random.IntN(v.jumps) > 0 {
			next = v.after[words[i-1]]
		}
		words[i] = next[v.random.IntN(len(next))]
	}
	return strings.Join(words, " ")
}

// edition makes the edition of an ID, in a revision of its own.
func (v *inventor) edition(id string) desk.Edition {
	v.revision++
	article := desk.Article{ID: id, File: id + ".md", Revision: v.revision, Title: v.words(7), Short: v.words(4 * v.length)}
	article.For = []desk.Group{v.groups[v.random.IntN(len(v.groups))]}
	var section desk.Section
	for range v.length {
		article.Questions = append(article.Questions, v.words(9))
		section.Lines = append(section.Lines, desk.Line{Text: v.words(12)})
	}
	article.Sections = []desk.Section{section}
	return desk.Edition{Article: article, Standing: desk.Current}
}

// many makes n editions.
func (v *inventor) many(n int) []desk.Edition {
	editions := make([]desk.Edition, n)
	for i := range editions {
		editions[i] = v.edition(fmt.Sprintf("bai-%05d", i))
	}
	return editions
}
