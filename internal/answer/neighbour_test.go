package answer_test

import (
	"slices"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// kin is a knowledge of articles for different kinds of household.
func kin() desk.Knowledge {
	k := lists
	k.Groups = []desk.GroupName{
		{ID: "ngheo", Say: []string{"hộ nghèo"}}, {ID: "can", Say: []string{"cận nghèo"}}, {ID: "tre-em"},
	}
	see := func(ids ...string) (list []desk.Neighbour) {
		for _, id := range ids {
			list = append(list, desk.Neighbour{Not: "bài " + id, See: id})
		}
		return list
	}
	k.Articles = []desk.Article{
		{ID: "the-ngheo", For: []desk.Group{"ngheo"}, Neighbours: see("the-can", "the-tre")},
		{ID: "the-can", For: []desk.Group{"can"}, Neighbours: see("the-ngheo")},
		{ID: "the-tre", For: []desk.Group{"tre-em"}},
		{ID: "dien", For: []desk.Group{"ngheo"}},
	}
	return k
}

func TestAsksWhichHouseholdWhenArticlesDifferByIt(t *testing.T) {
	tests := []struct {
		text  string
		finds []desk.Find
		want  desk.Verdict
		ids   []string
	}{
		{"thẻ được trả mấy phần", []desk.Find{strong("the-ngheo"), weaker("the-can", 0.9)}, desk.AskBack, []string{"the-ngheo", "the-can"}},
		{"thẻ hộ nghèo được trả mấy phần", []desk.Find{strong("the-ngheo"), weaker("the-can", 0.9)}, desk.Answer, []string{"the-ngheo", "the-can"}},
		{"thẻ được trả mấy phần", []desk.Find{strong("the-ngheo"), weaker("the-tre", 0.6)}, desk.Answer, []string{"the-ngheo"}},
		{"thẻ được trả mấy phần", []desk.Find{strong("the-ngheo"), weaker("dien", 0.6)}, desk.Answer, []string{"the-ngheo"}},
		{"thẻ được trả mấy phần", []desk.Find{strong("the-ngheo"), weaker("the-can", 0.2)}, desk.Answer, []string{"the-ngheo"}},
	}
	for _, test := range tests {
		d := decide(t, answer.New(finder{finds: test.finds}, kin()), test.text)
		if d.Verdict != test.want || !slices.Equal(d.Articles, test.ids) {
			t.Errorf("%q with %s and %s: %s %v, want %s %v", test.text, test.finds[0].ID, test.finds[1].ID, d.Verdict, d.Articles, test.want, test.ids)
		}
	}
}

// Of two finds with as much evidence, the one people mistake for the best is
// offered before the other.
func TestNeighboursAreOfferedFirst(t *testing.T) {
	finds := []desk.Find{weaker("the-ngheo", 0.6), weaker("dien", 0.597), weaker("khac", 0.596), weaker("the-tre", 0.592)}
	d := decide(t, answer.New(finder{finds: finds}, kin()), "thẻ bảo hiểm")
	if want := []string{"the-ngheo", "the-tre", "dien"}; d.Verdict != desk.AskBack || !slices.Equal(d.Articles, want) {
		t.Errorf("%s %v, want %v", d.Verdict, d.Articles, want)
	}
}
