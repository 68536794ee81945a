package search_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/search"
)

// revisions is a shelf that somebody edits.
type revisions struct {
	*inventor
	editions []desk.Edition
	made     int
}

func newRevisions(like desk.Knowledge, seed uint64, n int) *revisions {
	inventor := newInventor(like, seed)
	inventor.length = 3
	return &revisions{inventor: inventor, editions: inventor.many(n), made: n}
}

// Each edit leaves the editions handed out before as they were.

func (r *revisions) add() {
	r.editions = append(slices.Clip(r.editions), r.edition(fmt.Sprintf("bai-%05d", r.made)))
	r.made++
}

func (r *revisions) change() {
	r.editions = slices.Clone(r.editions)
	at := r.random.IntN(len(r.editions))
	r.editions[at] = r.edition(r.editions[at].ID)
}

func (r *revisions) remove() {
	at := r.random.IntN(len(r.editions))
	r.editions = slices.Delete(slices.Clone(r.editions), at, at+1)
}

func (r *revisions) turn() { // the day changes
	r.editions = slices.Clone(r.editions)
	r.editions[r.random.IntN(len(r.editions))].Standing = desk.Closed
}

// edit makes one to three edits of any kind.
func (r *revisions) edit() {
	edits := []func(){r.add, r.change, r.change, r.remove, r.turn}
	for range 1 + r.random.IntN(3) {
		if len(r.editions) == 0 {
			r.add()
		}
		edits[r.random.IntN(len(edits))]()
	}
}

// whole builds an index, which need not be closed.
func whole(t testing.TB, editions []desk.Edition, known desk.Knowledge) *search.Index {
	t.Helper()
	index := search.Build(editions, known)
	return index
}

// follow takes the next index and closes the one before it. The last one need
// not be closed.
func follow(t testing.TB, index *search.Index, editions []desk.Edition, known desk.Knowledge) *search.Index {
	t.Helper()
	next, err := index.Next(editions, known)
	if err != nil {
		t.Fatal(err)
	}
	if err := index.Close(); err != nil {
		t.Fatal(err)
	}
	return next
}

// same compares finds; rounding may differ.
func same(a, b []desk.Find) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }
	return slices.EqualFunc(a, b, func(a, b desk.Find) bool {
		return a.ID == b.ID && near(a.Score, b.Score) && near(a.Coverage, b.Coverage) &&
			near(a.Closeness, b.Closeness) && near(a.Substance, b.Substance) && slices.Equal(a.Missing, b.Missing) &&
			slices.EqualFunc(a.Hits, b.Hits, func(a, b desk.Hit) bool {
				return a.Term == b.Term && a.Field == b.Field && near(a.Rarity, b.Rarity)
			})
	})
}

// agree holds that two indexes find the same, all they find.
func agree(t *testing.T, got, want *search.Index, questions []string) {
	t.Helper()
	for _, text := range questions {
		if a, b := find(t, got, text, 30), find(t, want, text, 30); !same(a, b) {
			t.Fatalf("%q finds %v, built whole %v", text, ids(a), ids(b))
		}
	}
	if got.Size() != want.Size() {
		t.Fatalf("%d articles, built whole %d", got.Size(), want.Size())
	}
}

// someQuestions asks for what articles say, with slips in every other one.
func someQuestions(random *rand.Rand, editions []desk.Edition, n int) []string {
	questions := slices.Clone(benchQuestions)
	for i := range n * min(1, len(editions)) {
		article := editions[random.IntN(len(editions))]
		words := strings.Fields(article.Questions[random.IntN(len(article.Questions))] + " " + article.Title)
		if at := random.IntN(len(words)); i%2 == 0 {
			letters := []rune(words[at])
			letters[random.IntN(len(letters))] = 'q'
			words[at] = string(letters)
		}
		from := random.IntN(len(words))
		questions = append(questions, strings.Join(words[from:min(len(words), from+6)], " "))
	}
	return questions
}

// TestNextFindsWhatBuildFinds edits shelves at random, and goes on from any of
// the indexes made on the way. The small shelves have fewer articles than bleve
// may name, the large ones more.
func TestNextFindsWhatBuildFinds(t *testing.T) {
	known := shelf(t)
	for seed, size := range []int{0, 3, 25, 80} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			r := newRevisions(known, uint64(seed), size)
			indexes := []*search.Index{whole(t, r.editions, known)}
			gone := r.editions
			for range 20 {
				gone = append(slices.Clip(gone), r.editions...)
				r.edit()
				next, err := indexes[r.random.IntN(len(indexes))].Next(r.editions, known)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = next.Close() })
				built := whole(t, r.editions, known)
				agree(t, next, built, someQuestions(r.random, r.editions, 10))
				agree(t, next, built, someQuestions(r.random, gone, 10))
				if indexes = append(indexes, next); len(indexes) > 4 {
					_ = indexes[0].Close()
					indexes = indexes[1:]
				}
			}
		})
	}
}

// TestNextWithOtherLists changes the lists and no article.
func TestNextWithOtherLists(t *testing.T) {
	known := shelf(t)
	r := newRevisions(known, 7, 60)
	index := whole(t, r.editions, known)
	word := strings.Fields(r.editions[0].Title)[0]
	for name, edit := range map[string]func(*desk.Knowledge){
		"filler":        func(k *desk.Knowledge) { k.Vocabulary.Fillers = []string{word} },
		"marked filler": func(k *desk.Knowledge) { k.Vocabulary.MarkedFillers = []string{word} },
		"asks":          func(k *desk.Knowledge) { k.Sections = []desk.SectionName{{Asks: []string{word}}} },
		"synonym": func(k *desk.Knowledge) {
			k.Vocabulary.Synonyms = []desk.Meaning{{Say: []string{word}, Mean: []string{r.editions[1].Title}}}
		},
		"groups": func(k *desk.Knowledge) { k.Groups = []desk.GroupName{{ID: r.groups[0], Say: []string{word}}} },
	} {
		t.Run(name, func(t *testing.T) {
			later := known
			edit(&later)
			next, err := index.Next(r.editions, later)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = next.Close() }()
			questions := append(someQuestions(r.random, r.editions, 30), word, r.editions[0].Title)
			agree(t, next, whole(t, r.editions, later), questions)
		})
	}
}

// TestArticleWithoutRevision is read anew each time, as nothing tells whether
// it changed.
func TestArticleWithoutRevision(t *testing.T) {
	known := shelf(t)
	r := newRevisions(known, 8, 5)
	index := whole(t, r.editions, known)
	r.change()
	for i := range r.editions {
		r.editions[i].Revision = 0
	}
	questions := someQuestions(r.random, r.editions, 10)
	agree(t, follow(t, index, r.editions, known), whole(t, r.editions, known), questions)
}

// TestOldIndexStays asks an index while others follow it, and while it is
// closed: each question is answered as before or not at all.
func TestOldIndexStays(t *testing.T) {
	known := shelf(t)
	r := newRevisions(known, 9, 50)
	old := whole(t, r.editions, known)
	questions := someQuestions(r.random, r.editions, 20)
	want := make([][]desk.Find, len(questions))
	for i, text := range questions {
		want[i] = find(t, old, text, 10)
	}
	closing := make(chan struct{})
	var asking sync.WaitGroup
	for worker := range 4 {
		asking.Go(func() {
			for at := worker; ; at = (at + 1) % len(questions) {
				_, finds, err := old.Find(context.Background(), questions[at], 10)
				if err == nil && same(finds, want[at]) {
					continue
				}
				if err != nil && isClosed(closing) {
					return
				}
				t.Errorf("%q found %v before, finds %v, %v", questions[at], ids(want[at]), ids(finds), err)
				return
			}
		})
	}
	next := old
	for i := range 30 {
		r.edit()
		following, err := next.Next(r.editions, known)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			_ = next.Close()
		}
		next = following
	}
	close(closing)
	if err := old.Close(); err != nil {
		t.Error(err)
	}
	asking.Wait()
	agree(t, next, whole(t, r.editions, known), questions)
	_ = next.Close()
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// TestCloseLeavesOthers closes an index between the one before and after it.
func TestCloseLeavesOthers(t *testing.T) {
	known := shelf(t)
	r := newRevisions(known, 10, 12)
	editions := [][]desk.Edition{r.editions}
	indexes := []*search.Index{whole(t, r.editions, known)}
	for range 2 {
		r.change()
		next, err := indexes[len(indexes)-1].Next(r.editions, known)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = next.Close() })
		editions, indexes = append(editions, r.editions), append(indexes, next)
	}
	for range 2 {
		if err := indexes[1].Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, at := range []int{0, 2} {
		agree(t, indexes[at], whole(t, editions[at], known), someQuestions(r.random, editions[at], 10))
	}
	if next, err := indexes[1].Next(r.editions, known); err == nil {
		t.Errorf("a closed index is followed by %v", next)
	}
	if _, _, err := indexes[1].Find(t.Context(), "vay vốn", 1); err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("a closed index answers: %v", err)
	}
}
