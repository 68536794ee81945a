package search_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// byID picks the find of an article.
func byID(t *testing.T, finds []desk.Find, id string) desk.Find {
	t.Helper()
	at := slices.IndexFunc(finds, func(find desk.Find) bool { return find.ID == id })
	if at < 0 {
		t.Fatalf("%s is not among %v", id, ids(finds))
	}
	return finds[at]
}

// TestEvidence checks the fields of a find by what desk promises of each.
func TestEvidence(t *testing.T) {
	index := farm(t)
	for _, c := range []struct {
		text, id  string
		coverage  float64 // -1: between 0 and 1
		closeness float64 // -1: between 0 and 1
		subject   bool
		missing   []string
	}{
		{"vay vốn ngân hàng ở đâu", "vay", 1, 1, true, nil},      // its own question
		{"dạ cho hỏi vay vốn ngân hàng", "vay", 1, 1, true, nil}, // fillers do not count, nor does what is asked of it
		{"vay vốn tủ lạnh", "vay", -1, -1, true, []string{"tủ", "lạnh"}},
		{"nhcs", "vay", 1, 0, true, nil},                    // a short form is as rare as what it stands for
		{"nhà dột ko", "nha", 1, -1, true, nil},             // short for a filler, so one itself
		{"vay vốn ngân hàng 72", "vay", 1, 1, true, nil},    // an age is nothing to hold
		{"trồng trọt", "vay", 1, 0, true, nil},              // in its text, but no question
		{"nộp ở đâu", "vay", -1, 0, false, []string{"nộp"}}, // asks for a part of anything
		{"người cao tuổi vay vốn", "tro-cap", -1, -1, true, []string{"vay", "vốn"}},
	} {
		got := byID(t, find(t, index, c.text, 10), c.id)
		inside := func(value, want float64) bool {
			if want < 0 {
				return 0 < value && value < 1
			}
			return math.Abs(value-want) < 1e-12
		}
		if !inside(got.Coverage, c.coverage) || !inside(got.Closeness, c.closeness) {
			t.Errorf("%q in %s: coverage %v, closeness %v", c.text, c.id, got.Coverage, got.Closeness)
		}
		if (got.Substance > 0) != c.subject || !slices.Equal(got.Missing, c.missing) {
			t.Errorf("%q in %s: substance %v, missing %q, want %q", c.text, c.id, got.Substance, got.Missing, c.missing)
		}
	}
}

// TestSubstance holds that substance adds up the rarities of the subject held.
func TestSubstance(t *testing.T) {
	got := byID(t, find(t, farm(t), "dạ trồng trọt xyzzyq ở đâu", 10), "vay")
	var want float64
	for _, hit := range got.Hits {
		if hit.Term == "trong" || hit.Term == "trot" {
			want += hit.Rarity
		}
	}
	if want == 0 || math.Abs(got.Substance-want) > 1e-12 {
		t.Errorf("substance %v, the words it holds weigh %v", got.Substance, want)
	}
	if coverage := got.Coverage; coverage <= 0.4 || coverage >= 0.9 {
		t.Errorf("coverage %v with one of three words missing", coverage)
	}
}

func TestHitsNameTheWeightiestField(t *testing.T) {
	article := page("bai", "heo", "heo gà", "heo gà vịt")
	article.Sections = []desk.Section{{Lines: []desk.Line{{Text: "heo gà vịt trâu"}}}}
	got := find(t, build(t, desk.Knowledge{}, article), "heo gà vịt trâu bò", 1)[0]
	fields := map[string]string{}
	for _, hit := range got.Hits {
		fields[hit.Term] = hit.Field
	}
	for term, want := range map[string]string{"heo": "title", "ga": "questions", "vit": "questions", "trau": "sections", "=ga2": "questions", "+vit_trau": "sections"} {
		if fields[term] != want {
			t.Errorf("%s was found in %q, want %q", term, fields[term], want)
		}
	}
	if !slices.Equal(got.Missing, []string{"bò"}) {
		t.Errorf("missing %q", got.Missing)
	}
}

func FuzzFind(f *testing.F) {
	index := farm(f)
	for _, text := range []string{
		"", "hộ nghèo", "ho ngheo ko co the bhyt", "nghoef zậy j", "sopqanh", "2.000.000đ", "k/o b.h.y.t", "😊", "\xff\xfe", "a\u0301\u0301\u0301",
		strings.Repeat("vay ", 300), "_ + = =a +a_b", "tiền già tien gia sổ nghèo",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		normal, finds, err := index.Find(context.Background(), text, 10)
		if err != nil {
			t.Fatal(err)
		}
		if again, _, _ := index.Find(context.Background(), normal, 10); again != normal {
			t.Errorf("%q is read as %q and that as %q", text, normal, again)
		}
		last := math.Inf(1)
		for _, find := range finds {
			switch {
			case math.IsNaN(find.Score) || math.IsInf(find.Score, 0) || find.Score <= 0 || find.Score > last:
				t.Errorf("%q: %s scores %v after %v", text, find.ID, find.Score, last)
			case !(find.Coverage >= 0 && find.Coverage <= 1+1e-12), !(find.Closeness >= 0 && find.Closeness <= 1+1e-12):
				t.Errorf("%q: %s: coverage %v, closeness %v", text, find.ID, find.Coverage, find.Closeness)
			case !(find.Substance >= 0), len(find.Hits) == 0:
				t.Errorf("%q: %s: substance %v, hits %v", text, find.ID, find.Substance, find.Hits)
			}
			last = find.Score
		}
	})
}
