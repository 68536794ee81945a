package search_test

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoidap/internal/desk"
	"hoidap/internal/search"
	"hoidap/internal/viet"
)

// page makes an article of a title, a short answer and questions.
func page(id, title, short string, questions ...string) desk.Article {
	return desk.Article{ID: id, Title: title, Short: short, Questions: questions}
}

// build indexes articles with the lists of a knowledge.
func build(t testing.TB, lists desk.Knowledge, articles ...desk.Article) *search.Index {
	t.Helper()
	editions := make([]desk.Edition, len(articles))
	for i, article := range articles {
		editions[i] = desk.Edition{Article: article, Standing: desk.Current}
	}
	index := search.Build(editions, lists)
	t.Cleanup(func() { _ = index.Close() })
	return index
}

// find asks the index and fails the test on an error.
func find(t testing.TB, index *search.Index, text string, n int) []desk.Find {
	t.Helper()
	_, finds, err := index.Find(context.Background(), text, n)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return finds
}

func ids(finds []desk.Find) []string {
	list := make([]string, len(finds))
	for i, find := range finds {
		list[i] = find.ID
	}
	return list
}

// farm is a small base; every test below says which article must come first.
func farm(t testing.TB) *search.Index {
	t.Helper()
	ngheo := page("bhyt-ngheo", "Thẻ bảo hiểm y tế cho hộ nghèo", "Hộ nghèo được cấp thẻ.", "hộ nghèo có thẻ bảo hiểm không")
	ngheo.For = []desk.Group{"ho-ngheo"}
	can := page("bhyt-can", "Thẻ bảo hiểm y tế cho hộ cận nghèo", "Hộ cận nghèo được cấp thẻ.", "hộ cận nghèo có thẻ bảo hiểm không")
	can.For = []desk.Group{"ho-can-ngheo"}
	return build(t, desk.Knowledge{
		Groups: []desk.GroupName{
			{ID: "ho-ngheo", Say: []string{"hộ nghèo"}},
			{ID: "ho-can-ngheo", Say: []string{"cận nghèo", "hộ cận"}},
			{ID: "moi-nguoi"},
		},
		Sections: []desk.SectionName{{Kind: desk.SectionWhere, Asks: []string{"ở đâu", "nộp ở đâu"}}},
		Vocabulary: desk.Vocabulary{
			Synonyms:      []desk.Meaning{{Say: []string{"tiền già"}, Mean: []string{"trợ cấp người cao tuổi"}}, {Say: []string{"sổ nghèo"}, Mean: []string{"hộ nghèo"}}},
			Abbreviations: []desk.Meaning{{Say: []string{"bhyt"}, Mean: []string{"bảo hiểm y tế"}}, {Say: []string{"nhcs"}, Mean: []string{"ngân hàng chính sách"}}},
			Spelling:      []desk.Meaning{{Say: []string{"ko", "hông"}, Mean: []string{"không"}}, {Say: []string{"mần"}, Mean: []string{"làm"}}},
			Stieng:        []desk.Meaning{{Say: []string{"Səpqañ"}, Mean: []string{"trợ cấp"}, Source: "made up"}},
			Fillers:       []string{"cho hỏi", "dạ", "ạ", "không"},
		},
	}, ngheo, can,
		page("vay", "Vay vốn ngân hàng chính sách", "Hộ nghèo vay vốn làm ăn, trồng trọt.", "vay vốn ngân hàng ở đâu"),
		page("tro-cap", "Trợ cấp người cao tuổi", "Người cao tuổi lãnh trợ cấp hằng tháng.", "trợ cấp người cao tuổi bao nhiêu"),
		page("nha", "Xây nhà tạm, nhà dột nát", "Nhà dột nát được hỗ trợ làm nhà.", "xin xây nhà ở đâu"),
		page("hoc", "Miễn học phí", "Học sinh được miễn học phí.", "con đi học có đóng học phí không"),
	)
}

func TestUnderstands(t *testing.T) {
	index := farm(t)
	for _, c := range []struct{ name, text, first string }{
		{"synonym", "tiền già", "tro-cap"},
		{"synonym without diacritics", "tien gia", "tro-cap"},
		{"abbreviation", "nhcs", "vay"},
		{"abbreviation with dots", "n.h.c.s", "vay"},
		{"chat spelling", "nhà dột ko", "nha"},
		{"Southern word", "mần nhà", "nha"},
		{"Stiêng key, its own folding", "SÔPQANH", "tro-cap"},
		{"telex left in", "hocj phis", "hoc"},
		{"VNI left in", "ho5c phi1", "hoc"},
		{"letters of chat", "vay zốn", "vay"},
		{"drawn out", "trợ cấppp", "tro-cap"},
		{"slip, wrong letter", "hoc phu", "hoc"},
		{"slip, letters exchanged", "ngan hagn chinh sach", "vay"},
		{"slip, letter left out", "nha dt nat", "nha"},
		{"slip, letter doubled", "tro capp", "tro-cap"},
		{"dialect: ch for tr", "chợ cấp người cao tuổi", "tro-cap"},
		{"dialect: end of syllable", "người cau tuổi", "tro-cap"},
		{"poor is not nearly poor", "hộ nghèo thẻ bảo hiểm", "bhyt-ngheo"},
		{"nearly poor is not poor", "hộ cận nghèo thẻ bảo hiểm", "bhyt-can"},
		{"the same folded", "the bhyt ho can ngheo", "bhyt-can"},
		{"group by synonym of its name", "nhà tui hộ cận, thẻ bảo hiểm sao", "bhyt-can"},
		{"capitals and signs", "HỌC-PHÍ!!!", "hoc"},
	} {
		finds := find(t, index, c.text, 3)
		if len(finds) == 0 || finds[0].ID != c.first {
			t.Errorf("%s: %q finds %v, want %s first", c.name, c.text, ids(finds), c.first)
		}
	}
}

// TestGroupsCount compares one article with and without being for
// the group the question names, or for another one. "Hộ nghèo", the first of the
// list, is named in passing and gives nothing more.
func TestGroupsCount(t *testing.T) {
	groups := []desk.GroupName{{ID: "ho-ngheo", Say: []string{"hộ nghèo"}}, {ID: "ho-can-ngheo", Say: []string{"cận nghèo"}}, {ID: "moi-nguoi"}}
	score := func(groups []desk.GroupName, whom ...desk.Group) float64 {
		article := page("the", "Thẻ cận nghèo, hộ nghèo", "Thẻ")
		article.For = whom
		return find(t, build(t, desk.Knowledge{Groups: groups}, article), "thẻ cận nghèo", 1)[0].Score
	}
	whole := score(nil)
	for _, c := range []struct {
		whom []desk.Group
		want float64
	}{
		{nil, 1}, {[]desk.Group{"moi-nguoi"}, 1}, {[]desk.Group{"ho-can-ngheo"}, 1.25},
		{[]desk.Group{"ho-ngheo", "ho-can-ngheo"}, 1.25}, {[]desk.Group{"ho-ngheo"}, 0.6},
	} {
		if got := score(groups, c.whom...) / whole; math.Abs(got-c.want) > 1e-12 {
			t.Errorf("for %v: counts %v, want %v", c.whom, got, c.want)
		}
	}
}

// TestStiengIsSearchOnly holds that a key leaves no trace but what it stands for.
func TestStiengIsSearchOnly(t *testing.T) {
	normal, finds, err := farm(t).Find(context.Background(), "sopqanh dạ", 1)
	if err != nil || len(finds) != 1 {
		t.Fatalf("%v %v", finds, err)
	}
	if normal != "sopqanh dạ" {
		t.Errorf("read as %q, want what was typed", normal)
	}
	for _, hit := range finds[0].Hits {
		if strings.Contains(hit.Term, "opqa") {
			t.Errorf("hit %+v", hit)
		}
	}
}

func TestFormsOfOneText(t *testing.T) {
	index := farm(t)
	for _, text := range []string{
		"Hộ cận nghèo có thẻ bảo hiểm không", "vay vốn ngân hàng", "trợ cấp người cao tuổi bao nhiêu tiền", "xin xây nhà dột nát ở đâu",
	} {
		want := ids(find(t, index, text, 10))
		for _, same := range []string{norm.NFD.String(text), strings.ToUpper(text)} {
			if got := ids(find(t, index, same, 10)); !slices.Equal(got, want) {
				t.Errorf("%q finds %v, as %q %v", text, want, same, got)
			}
		}
		folded := ids(find(t, index, viet.Fold(text), 10))
		if len(folded) != len(want) || folded[0] != want[0] {
			t.Errorf("%q finds %v, without diacritics %v", text, want, folded)
		}
	}
}

func TestFindsNothing(t *testing.T) {
	index := farm(t)
	for _, text := range []string{"", " ", "?!…", "😊😊", "\x00\xff\xfe", "quarkscroll", "12345", "\u200b\u200d\ufeff"} {
		if finds := find(t, index, text, 5); len(finds) != 0 {
			t.Errorf("%q finds %v", text, ids(finds))
		}
	}
	for _, n := range []int{0, -1} {
		if finds := find(t, index, "học phí", n); len(finds) != 0 {
			t.Errorf("%d wanted, %d found", n, len(finds))
		}
	}
}

func TestEmptyBase(t *testing.T) {
	index := build(t, desk.Knowledge{})
	if finds := find(t, index, "hộ nghèo vay vốn", 5); len(finds) != 0 || index.Size() != 0 {
		t.Errorf("size %d, finds %v", index.Size(), finds)
	}
	blank := build(t, desk.Knowledge{}, page("trong", "", ""))
	if finds := find(t, blank, "hộ nghèo", 5); len(finds) != 0 || blank.Size() != 1 {
		t.Errorf("size %d, finds %v", blank.Size(), finds)
	}
}

func TestClose(t *testing.T) {
	index := farm(t)
	if err := index.Close(); err != nil {
		t.Fatal(err)
	}
	if _, finds, err := index.Find(context.Background(), "học phí", 5); err == nil {
		t.Errorf("a closed index finds %v", ids(finds))
	}
	if err := index.Close(); err != nil {
		t.Errorf("closed again: %v", err)
	}
}

func TestFindEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, finds, err := farm(t).Find(ctx, "học phí", 5); err == nil {
		t.Errorf("found %v", ids(finds))
	}
}

func TestManyAtOnce(t *testing.T) {
	index := farm(t)
	questions := []string{"tiền già", "hộ cận nghèo thẻ bhyt", "hocj phis", "nhcs ko", "ngan hagn", "sopqanh"}
	want := make([][]string, len(questions))
	for i, text := range questions {
		want[i] = ids(find(t, index, text, 5))
	}
	var asking sync.WaitGroup
	for worker := range 8 {
		asking.Go(func() {
			for i := range 50 {
				at := (worker + i) % len(questions)
				_, finds, err := index.Find(context.Background(), questions[at], 5)
				if err != nil || !slices.Equal(ids(finds), want[at]) {
					t.Errorf("%q: %v %v, alone %v", questions[at], ids(finds), err, want[at])
				}
			}
		})
	}
	asking.Wait()
}

// TestLargeBase holds that a base too large to be written at once comes in
// whole, and that picking the telling words of a question loses nothing there:
// each article is found by its own question.
func TestLargeBase(t *testing.T) {
	known := shelf(t)
	writer := newInventor(known, 1)
	writer.jumps, writer.length = 1, 4 // short, with questions that are not like one another
	editions := writer.many(1100)
	index := search.Build(editions, known)
	defer func() { _ = index.Close() }()
	for at := 0; at < len(editions); at += 7 {
		article := editions[at].Article
		if finds := find(t, index, article.Questions[3], 1); len(finds) == 0 || finds[0].ID != article.ID {
			t.Errorf("%s is not found by its question %q but %v", article.ID, article.Questions[3], ids(finds))
		}
	}
}
