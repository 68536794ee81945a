package search

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

func TestTermsOf(t *testing.T) {
	got := strings.Join(termsOf(viet.Syllables("Hộ cận nghèo, hoà/hòa")), " ")
	want := "ho =hô6 can =cân6 +ho_can ngheo =ngheo2 +can_ngheo hoa =hoa2 +ngheo_hoa hoa =hoa2 +hoa_hoa"
	if got != want {
		t.Errorf("terms %q, want %q", got, want)
	}
	for term, want := range map[string]string{"ho": "fold", "=hô6": "canon", "+ho_can": "fold2"} {
		if got := formOf(term).name; got != want {
			t.Errorf("%q is of form %q, want %q", term, got, want)
		}
	}
}

// counted is a dictionary of passages.
func counted(passages ...string) *dictionary {
	x := &Index{terms: newDictionary()}
	for _, passage := range passages {
		x.terms.add(x.newDocument(desk.Edition{Article: desk.Article{Short: passage}}))
	}
	x.terms.finish()
	return x.terms
}

func TestRarity(t *testing.T) {
	d := counted("hộ nghèo", "hộ cận nghèo", "hộ hộ hộ", "vay vốn")
	rare := func(n float64) float64 { return math.Log(1 + (4-n+0.5)/(n+0.5)) }
	for term, want := range map[string]float64{
		"ho": rare(3), "ngheo": rare(2), "=ngheo2": rare(2), "can": rare(1), "+can_ngheo": rare(1), "+ho_ho": rare(1), "la": rare(0),
	} {
		if got := d.rarityOf(term); math.Abs(got-want) > 1e-12 {
			t.Errorf("rarity of %q is %v, want %v", term, got, want)
		}
	}
}

func TestMend(t *testing.T) {
	d := counted("hộ nghèo vay vốn", "ngân hàng chính sách", "trợ cấp xã hội", "giấy tờ nộp ở xã", "nhà dột nát")
	for _, c := range []struct{ before, word, after, want string }{
		{"", "ngheof", "", "nghèo"}, {"", "nghe2o", "", "nghèo"}, {"", "nghèoooo", "", "nghèo"}, {"", "giays", "", "giấy"},
		{"ho", "ngheop", "", "ngheo"}, {"", "nghoe", "vay", "ngheo"}, {"ngan", "hnag", "", "hang"}, {"ngan", "haang", "", "hang"},
		{"", "chợ", "cap", "tro"}, {"", "dấy", "to", "giay"}, {"chinh", "xách", "", "sach"},
		// No known neighbour: a slip alone is a guess.
		{"", "nghoe", "", ""}, {"bo", "hnag", "ga", ""}, {"", "chợ", "lon", ""},
		// Too short, too far, nothing like it.
		{"ho", "ne", "", ""}, {"ho", "nghxyo", "", ""}, {"", "zzzz", "", ""},
	} {
		got, ok := d.mend(viet.Syllables(c.word)[0], c.before, c.after)
		if want := viet.Fold(c.want); got.Fold != want && got.Text != c.want || ok != (c.want != "") {
			t.Errorf("%q between %q and %q is mended to %+v %v, want %q", c.word, c.before, c.after, got, ok, c.want)
		}
	}
}

// TestSlipsAgreeWithLooking compares with looking at every word.
func TestSlipsAgreeWithLooking(t *testing.T) {
	words := strings.Fields("a an ang hang hnag hagn nghe ngheo ngeho nhe nh aa aab aba ŋe eŋ ngheeo xyz " + strings.Repeat("b", 40))
	index := slips{}
	for _, word := range words {
		index.add(word)
	}
	for _, word := range append(words, "hag", "b", "", "ngho", "ŋ") {
		for _, other := range words {
			want := viet.Distance1(word, other)
			if got := slices.Contains(slices.Collect(index.near(word)), other); got != want {
				t.Errorf("%q near %q: %v, want %v", other, word, got, want)
			}
		}
	}
}

// TestSlipsOfCopies holds that words put into two copies do not meet.
func TestSlipsOfCopies(t *testing.T) {
	words := slips{}
	for _, word := range []string{"han", "hang", "hanh"} {
		words.add(word)
	}
	one, two := maps.Clone(words), maps.Clone(words)
	one.add("hank")
	two.add("hanx")
	for _, c := range []struct {
		in   slips
		want string
	}{{words, "han hang hanh"}, {one, "han hang hanh hank"}, {two, "han hang hanh hanx"}} {
		near := slices.Sorted(c.in.near("hana"))
		if got := strings.Join(slices.Compact(near), " "); got != c.want {
			t.Errorf("near hana are %q, want %q", got, c.want)
		}
	}
}

func TestRewrites(t *testing.T) {
	r := newRewrites(desk.Vocabulary{
		Synonyms: []desk.Meaning{
			{Say: []string{"sổ nghèo", "sổ hộ nghèo"}, Mean: []string{"giấy chứng nhận", "…"}}, {Say: []string{"sổ nghèo"}, Mean: []string{"khác"}},
		},
		Spelling: []desk.Meaning{{Say: []string{"sổ", "…"}, Mean: []string{"giấy"}}},
		Stieng:   []desk.Meaning{{Say: []string{"Səpqa", "sổ"}, Mean: []string{"thử"}}, {Say: []string{"sopqa"}, Mean: []string{"khác"}}},
	})
	for _, c := range []struct {
		text, mean string
		length     int
	}{
		{"so ho ngheo cu", "giấy chứng nhận", 3}, {"sổ nghèo", "giấy chứng nhận", 2}, {"so do", "giấy", 1}, {"số nghèo", "thử", 1},
		{"SOPQA", "thử", 1}, {"sốpqa", "thử", 1}, {"hộ", "", 0},
	} {
		mean, length := r.at(viet.Syllables(c.text), 0)
		var words []string
		for _, run := range mean {
			for _, s := range run {
				words = append(words, s.Text)
			}
		}
		if strings.Join(words, " ") != c.mean || length != c.length {
			t.Errorf("%q means %q over %d syllables, want %q over %d", c.text, words, length, c.mean, c.length)
		}
	}
}

// TestTelling holds that a small base is asked for every word and a large one
// for the rarest, at least one.
func TestTelling(t *testing.T) {
	x := &Index{terms: newDictionary(), documents: map[string]*document{}}
	var terms []weighted
	for i, passages := range []int{mostPassages, 10, mostPassages - 5, 2, 3} {
		id := x.terms.number(string(rune('a' + i)))
		x.terms.passages[id] = passages
		terms = append(terms, weighted{id: id})
	}
	picked := func(terms []weighted) (names string) {
		for _, term := range x.telling(terms) {
			names += x.terms.texts[term.id]
		}
		return names
	}
	if got := picked(terms); got != "abcde" {
		t.Errorf("small base: %q", got)
	}
	for i := range candidates + 1 {
		x.documents[string(rune('a'+i))] = nil
	}
	if got := picked(terms); got != "deb" {
		t.Errorf("large base: %q", got)
	}
	x.terms.passages[0]++
	if got := picked(terms[:1]); got != "a" {
		t.Errorf("large base, one common word: %q", got)
	}
}
