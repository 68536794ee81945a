package answer_test

import (
	"slices"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// A question likelier to be about a subject that no article covers than about
// any article is handed over with that subject's name; likely articles are
// offered beside it.
func TestSubjectsOutside(t *testing.T) {
	knowledge := lists
	knowledge.Outside = []desk.Outside{{ID: "luong-huu", Name: "lương hưu", Questions: []string{"lương hưu tính sao"}}}
	outside := func(find desk.Find) desk.Find {
		find.ID, find.Outside = "luong-huu", true
		return find
	}
	for _, c := range []struct {
		name     string
		finds    []desk.Find
		verdict  desk.Verdict
		outside  string
		articles []string
	}{
		{"only the subject", []desk.Find{outside(strong(""))}, desk.HandOver, "luong-huu", nil},
		{"the subject before an article", []desk.Find{outside(strong("")), weaker("a", 0.3)}, desk.HandOver, "luong-huu", nil},
		{"an article before the subject", []desk.Find{strong("a"), outside(weaker("", 0.3))}, desk.Answer, "", []string{"a"}},
		{"much the same", []desk.Find{outside(strong("")), weaker("a", 0.95)}, desk.HandOver, "luong-huu", []string{"a"}},
		{"neither", []desk.Find{outside(weak("")), weak("a")}, desk.HandOver, "", nil},
	} {
		d := decide(t, answer.New(finder{finds: c.finds}, knowledge), "lương hưu tính sao")
		if d.Verdict != c.verdict || d.Outside.ID != c.outside || !slices.Equal(d.Articles, c.articles) {
			t.Errorf("%s: %s, outside %q, %v; want %s, %q, %v", c.name, d.Verdict, d.Outside.ID, d.Articles, c.verdict, c.outside, c.articles)
		}
		if c.outside != "" && d.Why[len(d.Why)-1].ID != "why.outside" {
			t.Errorf("%s: %v", c.name, d.Why)
		}
	}
}
