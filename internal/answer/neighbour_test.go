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
	good := func(id string, closeness float64) desk.Find {
		return desk.Find{ID: id, Score: 10 * closeness, Coverage: 1, Closeness: closeness, Substance: 9}
	}
	tests := []struct {
		text  string
		finds []desk.Find
		want  desk.Verdict
		ids   []string
	}{
		{"thẻ được trả mấy phần", []desk.Find{good("the-ngheo", 1), good("the-can", 0.6)}, desk.AskBack, []string{"the-ngheo", "the-can"}},
		{"thẻ hộ nghèo được trả mấy phần", []desk.Find{good("the-ngheo", 1), good("the-can", 0.6)}, desk.Answer, []string{"the-ngheo"}},
		{"thẻ được trả mấy phần", []desk.Find{good("the-ngheo", 1), good("the-tre", 0.6)}, desk.Answer, []string{"the-ngheo"}},
		{"thẻ được trả mấy phần", []desk.Find{good("the-ngheo", 1), good("dien", 0.6)}, desk.Answer, []string{"the-ngheo"}},
		{"thẻ được trả mấy phần", []desk.Find{good("the-ngheo", 1), {ID: "the-can", Score: 1, Coverage: 0.2}}, desk.Answer, []string{"the-ngheo"}},
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
	weak := func(id string, score float64) desk.Find {
		return desk.Find{ID: id, Score: score, Coverage: 0.7, Closeness: 0.3, Substance: 9}
	}
	finds := []desk.Find{weak("the-ngheo", 10), weak("dien", 9), weak("khac", 8.9), weak("the-can", 8.5)}
	d := decide(t, answer.New(finder{finds: finds}, kin()), "thẻ hộ nghèo")
	if want := []string{"the-ngheo", "the-can", "dien"}; d.Verdict != desk.AskBack || !slices.Equal(d.Articles, want) {
		t.Errorf("%s %v, want %v", d.Verdict, d.Articles, want)
	}
}
