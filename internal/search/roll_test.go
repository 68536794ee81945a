package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// varied makes n editions whose words overlap in many ways.
func varied(n int) []desk.Edition {
	words := strings.Fields("vay vốn nghèo hộ nhà sửa tiền giấy tờ xã nộp thẻ bảo hiểm khám bệnh trẻ em già điện nước")
	word := func(i int) string { return words[i%len(words)] }
	editions := make([]desk.Edition, n)
	for i := range editions {
		article := desk.Article{
			ID: fmt.Sprintf("%03d", i), File: "x", Revision: 1,
			Title: word(i) + " " + word(3*i+1), Short: strings.Repeat(word(i/3)+" ", 1+i%5) + word(7*i),
		}
		for k := range 1 + i%6 {
			article.Questions = append(article.Questions, word(i+k)+" "+word(i*k+2)+" "+word(5*k))
		}
		editions[i].Article = article
	}
	return editions
}

// variedIndex is one that others went before, with articles changed and gone.
func variedIndex(t *testing.T) *Index {
	t.Helper()
	editions := varied(90)
	x := Build(editions, desk.Knowledge{})
	for i := range 5 {
		editions[7*i].Revision++
		editions[7*i].Title += fmt.Sprintf(" nước %d", i)
		x = after(t, x, editions[i:])
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

// TestRollsHoldWhatDocumentsHold reads back from bleve what was written.
func TestRollsHoldWhatDocumentsHold(t *testing.T) {
	x := variedIndex(t)
	seen := map[string]int{}
	for _, sheet := range x.sheets {
		for term := range x.terms.texts {
			for _, line := range sheet.list(uint32(term)) {
				d := sheet.documents[line.number()]
				if d == nil {
					continue
				}
				id := sheet.ids[line.number()]
				heard, posting := 0, posting{}
				if place := d.place(uint32(term)); place != nowhere {
					posting = d.postings[place]
				}
				for _, n := range posting.counts {
					heard += int(n)
				}
				if d != x.documents[id] || heard == 0 || heard != int(line.heard()) {
					t.Fatalf("%s holds %q %v times, by the roll %v", id, x.terms.texts[term], heard, line.heard())
				}
				seen[id]++
			}
		}
	}
	for id, d := range x.documents {
		searched := 0
		for _, term := range d.terms {
			if x.terms.forms[term] != married {
				searched++
			}
		}
		if seen[id] != searched {
			t.Errorf("%s has %d terms, in the rolls %d", id, searched, seen[id])
		}
	}
	if len(seen) != x.Size() {
		t.Errorf("%d articles in the rolls of %d", len(seen), x.Size())
	}
}

func TestLineCountsNoFurther(t *testing.T) {
	for _, heard := range []uint64{0, 1, mostHeard, mostHeard + 1, 1 << 20} {
		if got := newLine(mostInOne-1, heard); got.number() != mostInOne-1 || got.heard() != float64(min(heard, mostHeard)) {
			t.Errorf("heard %d times: article %d, %v times", heard, got.number(), got.heard())
		}
	}
}

// TestFirstSkipsNone holds that scoring as few articles as possible finds the
// same as scoring all.
func TestFirstSkipsNone(t *testing.T) {
	x := variedIndex(t)
	for _, text := range []string{"vay vốn nghèo", "thẻ bảo hiểm trẻ em", "sua nha cho ho ngheo", "nước", "giấy tờ nộp ở xã khám bệnh", "tiền điện già em"} {
		var s search
		first := func(n int) []desk.Find { return s.first(x, x.prepare(text), n) }
		all := first(candidates)
		for n := range len(all) + 1 {
			few := first(n)
			if !slices.EqualFunc(few, all[:n], func(a, b desk.Find) bool { return a.ID == b.ID && a.Score == b.Score && a.Echo == b.Echo }) {
				t.Errorf("%q: the first %d are %v", text, n, few)
			}
		}
		if len(all) < 5 {
			t.Errorf("%q finds %d", text, len(all))
		}
	}
}

// TestShortlist holds that of equal articles those first by ID are kept,
// whatever sheet they are in.
func TestShortlist(t *testing.T) {
	var one, two sheet
	one.roll, two.roll = &roll{}, &roll{}
	var scores []float64
	for i := range candidates + 10 {
		one.ids, one.documents = append(one.ids, fmt.Sprintf("b%02d", i)), append(one.documents, &document{})
		two.ids, two.documents = append(two.ids, fmt.Sprintf("a%02d", i)), append(two.documents, &document{})
		scores = append(scores, 1)
	}
	scores[5], two.documents[6], scores[7] = 2, nil, 0
	var list shortlist
	list.read(&one, scores)
	list.read(&two, scores)
	var got []string
	for _, lead := range list.leads {
		got = append(got, lead.id())
	}
	want := []string{"a05", "b05", "a00", "a01", "a02", "a03", "a04", "a08"}
	if len(got) != candidates || !slices.Equal(got[:len(want)], want) || got[candidates-1] != fmt.Sprintf("a%02d", candidates) {
		t.Errorf("the list is %v", got)
	}
}

func TestSeats(t *testing.T) {
	var s seats
	for _, n := range []uint32{50, 0, 300} { // used again and again
		s.empty()
		given := map[uint32]int{}
		for i := range n {
			given[i*i*64] = int(i)
			s.give(i*i*64, int(i))
		}
		for id := range uint32(400 * 64) {
			place, asked := s.of(id * 8)
			if want, ok := given[id*8]; asked != ok || asked && place != want {
				t.Fatalf("term %d of %d is at %d %v, want %d %v", id*8, n, place, asked, want, ok)
			}
		}
	}
}
