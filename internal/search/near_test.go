package search

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// looked is closeness and echo found by looking at every question of an article, by
// as many words of the question as are compared.
func looked(x *Index, q *question, d *document) nearness {
	compared := map[int]bool{}
	for place, term := range q.terms {
		if len(compared) < mostFolds && x.terms.plain(term.id) {
			compared[place] = true
		}
	}
	held := make([]bool, len(q.terms))
	var all []float64
	for _, own := range d.questions {
		shared := 0.0
		for _, term := range own {
			if place, asked := q.seats.of(term); asked && compared[place] {
				shared += x.terms.rarity[term]
				held[place] = true
			}
		}
		covered := 0.0
		for i := range q.tokens {
			if q.tokens[i].held(held) {
				covered += q.tokens[i].rarity / q.rarity
			}
		}
		if clear(held); shared > 0 {
			all = append(all, harmonic(shared/x.terms.whole(own), covered))
		}
	}
	slices.SortFunc(all, func(a, b float64) int { return -int(math.Copysign(1, a-b)) })
	all = append(all, make([]float64, echoes)...)
	n := nearness{closeness: all[0]}
	for _, near := range all[:echoes] {
		n.echo += near / echoes
	}
	return n
}

// TestNearAgreesWithLooking asks short questions, and one of more different
// words than are compared.
func TestNearAgreesWithLooking(t *testing.T) {
	var words []string
	for _, onset := range strings.Fields("b ch d h kh l m n nh ph") {
		for _, rime := range strings.Fields("a ai am ao at oi om on ot u") {
			words = append(words, onset+rime)
		}
	}
	var editions []desk.Edition
	for i := range 10 {
		article := desk.Article{ID: fmt.Sprint(i), Title: words[i]}
		for k := range 12 {
			var question []string
			for n := range 3 + k%5 {
				question = append(question, words[(i*7+k*11+n*(k+i))%len(words)])
			}
			article.Questions = append(article.Questions, strings.Join(question, " "))
		}
		editions = append(editions, desk.Edition{Article: article})
	}
	x := Build(editions, desk.Knowledge{Vocabulary: desk.Vocabulary{Synonyms: []desk.Meaning{{Say: []string{words[3], words[4] + " " + words[5]}, Mean: []string{words[6] + " " + words[7], words[8]}}}}})
	defer func() { _ = x.Close() }()
	var s search
	for _, text := range []string{words[0], strings.Join(words[2:6], " "), strings.Join(words[30:41], " "), strings.Join(words, " ")} {
		q := x.prepare(text)
		compared := 0
		for _, find := range s.first(x, q, candidates) {
			want := looked(x, q, x.documents[find.ID])
			if math.Abs(find.Closeness-want.closeness) > 1e-12 || math.Abs(find.Echo-want.echo) > 1e-12 {
				t.Errorf("%q: article %s is near by %v and %v, by looking %+v", text, find.ID, find.Closeness, find.Echo, want)
			}
			compared++
		}
		if compared == 0 {
			t.Errorf("%q finds nothing", text)
		}
	}
}
