package answer_test

import (
	"slices"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// strong is a find that says nearly all that can be said for an article; weaker
// makes one of the same evidence, less of it.
func strong(id string) desk.Find {
	return desk.Find{
		ID: id, Score: 200, Coverage: 0.9, Closeness: 0.8, Echo: 0.6, Title: 0.8,
		Substance: 25, Lean: 5, Draw: 0.9,
	}
}

func weaker(id string, share float64) desk.Find {
	f := strong(id)
	for _, part := range []*float64{&f.Score, &f.Closeness, &f.Echo, &f.Title, &f.Lean, &f.Draw} {
		*part *= share
	}
	return f
}

// weak is a find with next to nothing that speaks for it.
func weak(id string) desk.Find { return desk.Find{ID: id, Score: 1} }

func TestWeigh(t *testing.T) {
	short := strong("a")
	short.Substance = 3.4
	for _, c := range []struct {
		name  string
		finds []desk.Find
		want  desk.Verdict
	}{
		{"sure", []desk.Find{strong("a")}, desk.Answer},
		{"sure beside another", []desk.Find{strong("a"), weaker("b", 0.6)}, desk.Answer},
		{"two alike", []desk.Find{strong("a"), strong("b"), weaker("c", 0.9)}, desk.AskBack},
		{"less of everything", []desk.Find{weaker("a", 0.18)}, desk.AskBack},
		{"too little of everything", []desk.Find{weaker("a", 0.05)}, desk.HandOver},
		{"too little to go by", []desk.Find{short}, desk.AskBack},
		{"no way to tell", []desk.Find{weak("a")}, desk.HandOver},
	} {
		d := decide(t, answer.New(finder{finds: slices.Clone(c.finds)}, lists), "vay vốn")
		if d.Verdict != c.want || d.Why[0].ID != "why.evidence" || len(d.Why) != 2 {
			t.Errorf("%s: %s %v, want %s", c.name, d.Verdict, d.Why, c.want)
		}
		if d.Question != "vay vốn" || len(d.Finds) != len(c.finds) {
			t.Errorf("%s: question %q with %d finds", c.name, d.Question, len(d.Finds))
		}
		if d.Verdict == desk.Answer && d.Articles[0] != "a" {
			t.Errorf("%s: answers from %v", c.name, d.Articles)
		}
		var sum float64
		for _, f := range d.Finds {
			sum += f.Chance
		}
		if sum <= 0 || sum >= 1 {
			t.Errorf("%s: the chances make %v", c.name, sum)
		}
	}
	if d := decide(t, answer.New(finder{}, lists), "vay vốn"); d.Verdict != desk.HandOver || d.Articles != nil || d.Why[0].ID != "why.nothing" {
		t.Errorf("nothing found: %s %v %v", d.Verdict, d.Articles, d.Why)
	}
}

// More of any evidence makes a find likelier.
func TestEveryEvidenceCounts(t *testing.T) {
	chance := func(change func(f *desk.Find)) float64 {
		f := weaker("a", 0.15)
		change(&f)
		return decide(t, answer.New(finder{finds: []desk.Find{f}}, lists), "vay vốn").Finds[0].Chance
	}
	plain := chance(func(*desk.Find) {})
	for name, change := range map[string]func(f *desk.Find){
		"score": func(f *desk.Find) { f.Score *= 1.2 }, "echo": func(f *desk.Find) { f.Echo += 0.1 },
		"foreseen": func(f *desk.Find) { f.Closeness = 0.95 }, "lean": func(f *desk.Find) { f.Lean += 0.5 }, "draw": func(f *desk.Find) { f.Draw += 0.05 },
	} {
		if more := chance(change); more <= plain {
			t.Errorf("more %s: chance %v, before %v", name, more, plain)
		}
	}
}

// What the search puts second may be the likelier.
func TestTheLikeliestIsAnswered(t *testing.T) {
	d := decide(t, answer.New(finder{finds: []desk.Find{weaker("a", 0.5), strong("b")}}, lists), "vay vốn")
	if d.Verdict != desk.Answer || d.Articles[0] != "b" || d.Finds[0].ID != "b" {
		t.Errorf("%s %v", d.Verdict, d.Articles)
	}
}

func TestOffers(t *testing.T) {
	half := func(id string) desk.Find { return weaker(id, 0.2) }
	pointer := func(id string, coverage float64) desk.Find { return desk.Find{ID: id, Score: 1, Coverage: coverage} }
	for _, c := range []struct {
		name  string
		finds []desk.Find
		want  []string
	}{
		{"at most three", []desk.Find{half("a"), half("b"), half("c"), half("d")}, []string{"a", "b", "c"}},
		{"not one far behind", []desk.Find{half("a"), weaker("b", 0.02), half("c")}, []string{"a", "c"}},
		{"pointers of a hand-over", []desk.Find{pointer("a", 0.5), pointer("b", 0.49), pointer("c", 0.5)}, []string{"a", "c"}},
	} {
		d := decide(t, answer.New(finder{finds: c.finds}, lists), "vay vốn")
		if !slices.Equal(d.Articles, c.want) || d.Verdict == desk.Answer {
			t.Errorf("%s: %s %v, want %v", c.name, d.Verdict, d.Articles, c.want)
		}
	}
}
