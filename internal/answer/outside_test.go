package answer_test

import (
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// A subject known to have no article is handed over, whatever shares its words,
// unless somebody has written that very question into an article.
func TestSubjectsOutside(t *testing.T) {
	knowledge := lists
	knowledge.Vocabulary.Outside = []desk.Outside{
		{ID: "luong-huu", Name: "lương hưu", Say: []string{"lương hưu", "tăng lương hưu"}, Not: []string{"không có lương hưu"}},
	}
	foreseen := strong("a")
	foreseen.Closeness = 0.95
	for _, c := range []struct {
		text    string
		find    desk.Find
		outside string
	}{
		{"lương hưu tính sao", strong("a"), "luong-huu"},
		{"bao gio tang luong huu", strong("a"), "luong-huu"},
		{"người già không có lương hưu được gì", strong("a"), ""},
		{"lương hưu tính sao", foreseen, ""},
		{"lượng hữu", strong("a"), ""},
	} {
		d := decide(t, answer.New(finder{finds: []desk.Find{c.find}}, knowledge), c.text)
		if d.Outside.ID != c.outside || (c.outside != "") != (d.Verdict == desk.HandOver) {
			t.Errorf("%q: %s, outside %q, want %q", c.text, d.Verdict, d.Outside.ID, c.outside)
		}
		if c.outside != "" && (len(d.Why) != 1 || d.Why[0].ID != "why.outside") {
			t.Errorf("%q: %v", c.text, d.Why)
		}
	}
}
