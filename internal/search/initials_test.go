package search_test

import (
	"fmt"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// TestInitials reads words by the first letters of what stands together in the
// articles, and leaves alone what is rather a slip.
func TestInitials(t *testing.T) {
	var articles []desk.Article
	for i := range 6 {
		id := fmt.Sprintf("lao-dong-%d", i)
		articles = append(articles, page(id, "Hợp đồng lao động", "Người lao động ký hợp đồng lao động."))
		articles = append(articles, page(fmt.Sprintf("khan-%d", i), "Gia đình khó khăn", "Công an nhân dân giúp nhà khó khăn."))
	}
	index := build(t, desk.Knowledge{}, articles...)
	for _, test := range []struct{ text, term, id string }{
		{"hdld", "hop_dong", "lao-dong"},
		{"HĐLĐ là gì", "lao_dong", "lao-dong"},
		{"loai hdld", "dong_lao", "lao-dong"},
		{"cand giup", "nhan_dan", "khan"},
		{"nha kho khn", "khan", "khan"},
	} {
		finds := find(t, index, test.text, 1)
		if len(finds) == 0 || !strings.HasPrefix(finds[0].ID, test.id) {
			t.Errorf("%q finds %v, want %s", test.text, ids(finds), test.id)
			continue
		}
		if !held(finds[0], test.term) {
			t.Errorf("%q finds %s by %+v, want %s among them", test.text, finds[0].ID, finds[0].Hits, test.term)
		}
	}
	for _, text := range []string{"qxzt", "hd", "hdldhdldhdld"} {
		if finds := find(t, index, text, 1); len(finds) > 0 && held(finds[0], "lao_dong") {
			t.Errorf("%q finds %+v, want no guess at so much", text, finds[0].Hits)
		}
	}
}

// held reports whether a find rests on a term, whatever its form.
func held(found desk.Find, term string) bool {
	for _, hit := range found.Hits {
		if strings.TrimLeft(hit.Term, "+=") == term {
			return true
		}
	}
	return false
}

// TestFillersCountLess holds that a word without a subject is found by, but
// less than any other.
func TestFillersCountLess(t *testing.T) {
	pages := []desk.Article{page("thoi", "vay thôi", "thôi"), page("von", "vay vốn", "vốn"), page("khac", "nước sạch", "giếng")}
	plain := build(t, desk.Knowledge{}, pages...)
	lists := desk.Knowledge{Vocabulary: desk.Vocabulary{Fillers: []string{"thôi"}}}
	filled := build(t, lists, pages...)
	score := func(finds []desk.Find, id string) float64 {
		for _, found := range finds {
			if found.ID == id {
				return found.Score
			}
		}
		return 0
	}
	before, after := find(t, plain, "thôi sạch", 3), find(t, filled, "thôi sạch", 3)
	if got, was := score(after, "thoi"), score(before, "thoi"); got == 0 || got > 0.6*was {
		t.Errorf("a filler counts %v, and %v as any other word", got, was)
	}
	if got, was := score(after, "khac"), score(before, "khac"); got != was {
		t.Errorf("beside a filler a word counts %v, else %v", got, was)
	}
}

// TestRareFieldCounts holds that a field which one of many articles has counts
// there as it would if all had it.
func TestRareFieldCounts(t *testing.T) {
	one := page("mot", "Một", "Giếng khoan sâu gần bờ suối.")
	articles := []desk.Article{one}
	all := []desk.Article{one}
	for i := range 12 {
		id := fmt.Sprintf("khac-%d", i)
		articles = append(articles, page(id, "Khác", ""))
		all = append(all, page(id, "Khác", "Đất ruộng rộng ven chân đồi."))
	}
	alone := find(t, build(t, desk.Knowledge{}, articles...), "giếng", 1)
	beside := find(t, build(t, desk.Knowledge{}, all...), "giếng", 1)
	if len(alone) != 1 || len(beside) != 1 {
		t.Fatalf("found %v and %v, want one each", ids(alone), ids(beside))
	}
	// Only the rarity differs, by the passages there are.
	perRarity := func(found desk.Find) float64 { return found.Score / found.Hits[0].Rarity }
	if a, b := perRarity(alone[0]), perRarity(beside[0]); a < 0.99*b || a > 1.01*b {
		t.Errorf("the word counts %v where no other article has the field, %v where all do", a, b)
	}
}
