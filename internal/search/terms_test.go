package search

import (
	"math"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// TestTermsOf holds what of a text is a term, in which form.
func TestTermsOf(t *testing.T) {
	d := counted(desk.Knowledge{}, "Hộ cận nghèo, hoà/hòa").terms
	want := []string{"ho", "=hô6", "can", "=cân6", "+ho_can", "", "ngheo", "=ngheo2", "+can_ngheo", "", "hoa", "=hoa2", "+ngheo_hoa", "", "+hoa_hoa", ""}
	if !slices.Equal(d.texts, want) {
		t.Fatalf("terms %q, want %q", d.texts, want)
	}
	for term, form := range map[uint32]form{0: folded, 1: canonical, 4: paired, 5: married} {
		if got := d.forms[term]; got != form {
			t.Errorf("%q is of form %q, want %q", d.texts[term], got.name(), form.name())
		}
		if text := d.texts[term]; text != "" && d.termOf(form, strings.TrimPrefix(text, form.mark())) != term {
			t.Errorf("%q is not found by its form and text", text)
		}
	}
	if got := d.coupleOf(d.canonOf("hô6"), d.canonOf("cân6")); got != 5 {
		t.Errorf("two canonical syllables are term %d", got)
	}
}

// counted is an index of passages that is only good for its words.
func counted(lists desk.Knowledge, passages ...string) *Index {
	x := newIndex(lists, newDictionary())
	r := reading{terms: x.terms}
	for _, passage := range passages {
		x.terms.add(r.read(x.cut(desk.Edition{Article: desk.Article{Short: passage}}, new(viet.Reader))))
	}
	x.terms.finish()
	x.count()
	return x
}

func TestRarity(t *testing.T) {
	d := counted(desk.Knowledge{}, "hộ nghèo", "hộ cận nghèo", "hộ hộ hộ", "vay vốn").terms
	rare := func(n float64) float64 { return math.Log(1 + (4-n+0.5)/(n+0.5)) }
	for term, want := range map[string]float64{
		"ho": rare(3), "ngheo": rare(2), "=ngheo2": rare(2), "can": rare(1), "+can_ngheo": rare(1), "+ho_ho": rare(1), "la": rare(0),
	} {
		id := uint32(stranger)
		if at := slices.Index(d.texts, term); at >= 0 {
			id = uint32(at)
		}
		if got := d.rarityOf(id); math.Abs(got-want) > 1e-12 {
			t.Errorf("rarity of %q is %v, want %v", term, got, want)
		}
	}
}

// TestHear holds what a syllable is heard as beside its neighbours, and what
// else it is taken for, after a stroke.
func TestHear(t *testing.T) {
	x := counted(desk.Knowledge{
		Sections: []desk.SectionName{{Asks: []string{"bao nhiêu"}}},
		Vocabulary: desk.Vocabulary{
			Abbreviations: []desk.Meaning{{Say: []string{"hn"}, Mean: []string{"hộ nghèo"}}},
			Spelling:      []desk.Meaning{{Say: []string{"hông"}, Mean: []string{"không"}}},
			Fillers:       []string{"cho hỏi"},
		},
	}, append(slices.Repeat([]string{"hộ nghèo vay vốn", "trợ cấp xã hội"}, 20),
		"ngân hàng chính sách", "giấy tờ nộp ở xã", "nhà dột nát", "tôi ở xã", "con chợ lớn")...)
	for _, c := range []struct{ name, text, want string }{
		{"telex", "hooj ngheof", "ho ngheo"},
		{"VNI", "giay61 to72", "giay to"},
		{"drawn out", "hộ nghèoooo", "ho ngheo"},
		{"letter hit twice", "ngan haang", "ngan hang"},
		{"letters exchanged", "ngan hnag chinh sach", "ngan hang chinh sach"},
		{"letter left out", "nhà dt nát", "nha dot nat"},
		{"first letter left out", "ôi ở ã", "toi o xa"},
		{"next key", "vay vpn", "vay von"},
		{"two slips side by side", "ngna hagn chinh sach", "ngan hang chinh sach"},
		{"as it sounds", "chính xách", "chinh sach"},
		{"in a word of the lists", "vay boa nhiu", "vay bao nhieu"},
		{"of chat", "vay vốn hôgn", "vay von hong"},
		{"beside an abbreviation", "hn vya vốn", "hn vay von"},
		{"without a neighbour", "nhgeo", "ngheo"},
		{"known, but nowhere beside its neighbour", "chợ cấp xã hội", "cho|tro cap xa hoi"},
		{"known, and as likely as anything", "con nghèo", "con ngheo"},
		{"far from all", "zzzz qwrt", "zzzz qwrt"},
		{"a number", "vay 5o", "vay 5 o"},
	} {
		p := new(preparation)
		p.prepare(x, viet.Syllables(c.text))
		var heard []string
		for i, s := range p.heard {
			word := s.Fold
			if p.others[i].chance > 0 {
				word += "|" + p.others[i].syllable.Fold
			}
			heard = append(heard, word)
		}
		if got := strings.Join(heard, " "); got != c.want {
			t.Errorf("%s: %q is heard as %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

// TestGuesses holds that chances add up, and that marks which fit speak for a
// word.
func TestGuesses(t *testing.T) {
	x := counted(desk.Knowledge{}, "hộ cận nghèo", "bạn ăn", "ấn độ")
	var g guesses
	g.gather(x, viet.Syllables("ận")[0], silence, silence)
	sum, best := 0.0, x.terms.texts[g.list[1].word]
	for _, one := range g.list {
		sum += one.chance
	}
	if math.Abs(sum-1) > 1e-9 || best != "can" {
		t.Errorf("ận is likeliest %q of %+v, want can; the chances make %v", best, g.list, sum)
	}
}

// TestSlipsAgreeWithLooking compares with looking at every word.
func TestSlipsAgreeWithLooking(t *testing.T) {
	words := strings.Fields("a an ang hang hnag hagn nghe ngheo ngeho nhe nh aa aab aba ŋe eŋ ngheeo xyz " + strings.Repeat("b", 40))
	var index slips
	for at, word := range words {
		index.add(word, uint32(at))
	}
	for _, word := range append(words, "hag", "b", "", "ngho", "ŋ") {
		near := index.appendNear(nil, word)
		for at, other := range words {
			if viet.Distance1(word, other) && !slices.Contains(near, uint32(at)) {
				t.Errorf("%q is not near %q", other, word)
			}
		}
		if len(near) > len(words)/2 {
			t.Errorf("%d of %d words are near %q", len(near), len(words), word)
		}
	}
}

// TestTablesGoApart holds that numbers put into two copies do not meet.
func TestTablesGoApart(t *testing.T) {
	var numbers table
	for n := range uint32(100) {
		numbers.add(uint64(n%10), n)
	}
	one, two := numbers.clone(), numbers.clone()
	one.add(3, 200)
	two.add(3, 300)
	for _, c := range []struct {
		in   table
		want []uint32
	}{{numbers, nil}, {one, []uint32{200}}, {two, []uint32{300}}} {
		want := append([]uint32{3, 13, 23, 33, 43, 53, 63, 73, 83, 93}, c.want...)
		got := c.in.appendAll(nil, 3)
		slices.Sort(got)
		if first, ok := c.in.get(3); !slices.Equal(got, want) || !ok || !slices.Contains(got, first) {
			t.Errorf("by 3 stand %v, the first of them %d %v; want %v", got, first, ok, want)
		}
	}
	if _, ok := numbers.get(10); ok {
		t.Error("a number stands by a key that has none")
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
		found := r.at(viet.Syllables(c.text), 0)
		var words []string
		for _, mean := range found.mean {
			for _, s := range mean {
				words = append(words, s.Text)
			}
		}
		if strings.Join(words, " ") != c.mean || found.length != c.length {
			t.Errorf("%q means %q over %d syllables, want %q over %d", c.text, words, found.length, c.mean, c.length)
		}
	}
}

// TestMeanings holds what a synonym counts beside what was typed: less where
// the articles hold the words of both, and hardly anything where the words are
// typed without the diacritics they need and are likelier others.
func TestMeanings(t *testing.T) {
	x := counted(desk.Knowledge{Vocabulary: desk.Vocabulary{
		Synonyms: []desk.Meaning{{Say: []string{"tiền già"}, Mean: []string{"trợ cấp"}}, {Say: []string{"nhà lá"}, Mean: []string{"nhà tạm"}}},
		Spelling: []desk.Meaning{{Say: []string{"bả"}, Mean: []string{"bà"}}},
	}}, "trợ cấp", "nhà lá", "nhà tạm", "tiền", "già", "ba con", "ba con", "bà")
	for _, c := range []struct {
		text, term string
		weight     float64
	}{
		{"tiền già", "cap", asMeant}, {"tien gia", "cap", asMeant}, {"nhà lá", "tam", asMeantToo},
		{"bả con", "=ba2", asMeant}, {"ba con", "=ba2", asMeant * asDoubted}, {"ba con", "ba", asTyped},
	} {
		q := x.prepare(c.text)
		at := slices.IndexFunc(q.terms, func(term weighted) bool { return x.terms.texts[term.id] == c.term })
		if at < 0 || math.Abs(q.terms[at].weight-c.weight) > 1e-9 {
			t.Errorf("%q: %q is not asked for with weight %v in %+v", c.text, c.term, c.weight, q.terms)
		}
	}
}

// TestTelling holds that a small base is asked for every word and a large one
// for the rarest, at least one.
func TestTelling(t *testing.T) {
	x := &Index{terms: newDictionary(), documents: map[string]*document{}}
	var terms []weighted
	for i, passages := range []int{mostPassages, 10, mostPassages - 5, 2, 3} {
		id := x.terms.numberWord(string(rune('a' + i)))
		x.terms.passages[id] = passages
		terms = append(terms, weighted{id: id})
	}
	picked := func(terms []weighted) (names string) {
		for _, term := range x.telling(terms, &lookup{}) {
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
