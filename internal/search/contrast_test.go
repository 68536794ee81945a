package search

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"hoidap/internal/desk"
)

// loans is two articles that are asked about alike, but for one word each, and a
// subject outside that is asked about like one of them.
func loans() ([]desk.Edition, desk.Knowledge) {
	article := func(id, title, word string) desk.Edition {
		var questions []string
		for _, way := range []string{"vay vốn %s ở đâu", "%s vay được bao nhiêu", "muốn vay vốn mà là %s", "ngân hàng cho %s vay mấy năm", "%s cần giấy gì"} {
			questions = append(questions, fmt.Sprintf(way, word))
		}
		return desk.Edition{Article: desk.Article{ID: id, Title: title, Questions: questions}}
	}
	return []desk.Edition{article("sinh-vien", "Vay cho sinh viên", "sinh viên"), article("nong-dan", "Vay cho nông dân", "nông dân")},
		desk.Knowledge{
			Outside:    []desk.Outside{{ID: "vay-nong", Name: "vay nóng", Questions: []string{"vay nóng ở đâu", "vay nóng được bao nhiêu"}}},
			Vocabulary: desk.Vocabulary{Synonyms: []desk.Meaning{{Say: []string{"trồng rẫy"}, Mean: []string{"nông dân"}}}},
		}
}

// drawsOf asks an index, and gives what each term draws to an article.
func drawsOf(t *testing.T, x *Index, text, id string) (find desk.Find, draws map[string]float64) {
	t.Helper()
	_, finds, err := x.Find(context.Background(), text, 12)
	if err != nil {
		t.Fatal(err)
	}
	for _, find := range finds {
		if find.ID == id {
			draws = map[string]float64{}
			for _, hit := range find.Hits {
				draws[hit.Term] = hit.Draw
			}
			return find, draws
		}
	}
	t.Fatalf("%q does not find %s", text, id)
	return find, nil
}

func TestContrast(t *testing.T) {
	editions, knowledge := loans()
	x := Build(editions, knowledge)
	defer func() { _ = x.Close() }()
	for _, c := range []struct{ text, id, other, telling, shared string }{
		{"sinh viên vay vốn", "sinh-vien", "nong-dan", "vien", "vay"},
		{"nông dân vay vốn", "nong-dan", "sinh-vien", "dan", "vay"},
		{"trồng rẫy vay vốn", "nong-dan", "sinh-vien", "dan", "vay"}, // by what it means
		{"vay nóng", "vay-nong", "nong-dan", "+vay_nong", "vay"},
	} {
		own, draws := drawsOf(t, x, c.text, c.id)
		if draws[c.telling] <= 0 || draws[c.telling] <= draws[c.shared] {
			t.Errorf("%q: %q draws %v to %s, %q draws %v", c.text, c.telling, draws[c.telling], c.id, c.shared, draws[c.shared])
		}
		if other, _ := drawsOf(t, x, c.text, c.other); other.Draw >= own.Draw {
			t.Errorf("%q is drawn %v to %s and %v to %s", c.text, own.Draw, c.id, other.Draw, c.other)
		}
	}
}

// TestContrastOfALargeBase leaves out the terms that most articles hold when there
// would be too much to learn, and looks for rivals among those that share a term.
func TestContrastOfALargeBase(t *testing.T) {
	var editions []desk.Edition
	for n := range 6000 {
		word := fmt.Sprintf("%c%c%c", 'a'+n/400, 'a'+n/20%20, 'a'+n%20)
		editions = append(editions, desk.Edition{Article: desk.Article{
			ID: word, Title: "bài " + word, Questions: []string{"hỏi " + word + " ở đâu", "cần " + word + " thì làm sao"},
		}})
	}
	x := Build(editions, desk.Knowledge{})
	defer func() { _ = x.Close() }()
	_, draws := drawsOf(t, x, "hỏi bcd ở đâu", "bcd")
	if draws["bcd"] <= 0 || draws["hoi"] != 0 {
		t.Errorf("draws %v", draws)
	}
	if wide := x.contrast.tells[x.terms.word("hoi")]; wide != 0 {
		t.Errorf("what all articles hold tells %v", wide)
	}
}

// What only sounds like danger is told from dangers, and takes nothing from the
// article it is about.
func TestContrastOfDangers(t *testing.T) {
	editions, knowledge := loans()
	alone := Build(editions, knowledge)
	defer func() { _ = alone.Close() }()
	knowledge.Dangers = []desk.Danger{{Alarm: "fire", Messages: []string{"nhà tui đang cháy", "cháy lan qua nhà bên", "cháy lớn quá"}}}
	knowledge.Calm = []string{"cháy túi rồi, muốn vay vốn", "cháy hàng rồi"}
	x := Build(editions, knowledge)
	defer func() { _ = x.Close() }()
	if fire, draws := drawsOf(t, x, "đang cháy túi", "fire"); !fire.Danger || draws["dang"] <= 0 || draws["chay"] >= draws["dang"] {
		t.Errorf("drawn to danger by %v", draws)
	}
	if _, finds, err := x.Find(context.Background(), "cháy túi cháy hàng", 12); err != nil || slices.ContainsFunc(finds, func(f desk.Find) bool { return f.ID == "" || f.ID == calmID }) {
		t.Errorf("what only sounds like danger is found: %+v, %v", finds, err)
	}
	for _, text := range []string{"nông dân vay vốn", "sinh viên vay vốn"} {
		id := map[bool]string{true: "nong-dan", false: "sinh-vien"}[text[0] == 'n']
		was, _ := drawsOf(t, alone, text, id)
		if is, _ := drawsOf(t, x, text, id); is.Draw < was.Draw-0.05 {
			t.Errorf("%q is drawn %v to its article, %v without dangers", text, is.Draw, was.Draw)
		}
	}
	if x.Size() != len(editions) {
		t.Errorf("%d articles", x.Size())
	}
}
