package viet

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSyllables(t *testing.T) {
	for _, c := range []struct{ text, texts, canons, folds string }{
		{"Hộ nghèo được gì?", "hộ nghèo được gì", "hô6 ngheo2 đươc6 gi2", "ho ngheo duoc gi"},
		{"hòa hoà HÒA", "hòa hoà hòa", "hoa2 hoa2 hoa2", "hoa hoa hoa"},
		{"thủy thuỷ thuý", "thủy thuỷ thuý", "thuy4 thuy4 thuy5", "thuy thuy thuy"},
		{"kỹ kĩ ky ki quý quí lý", "kỹ kĩ ky ki quý quí lý", "ki3 ki3 ki ki qui5 qui5 li5", "ky ki ky ki quy qui ly"},
		{"y tế ý kiến ủy ban", "y tế ý kiến ủy ban", "y tê5 y5 kiên5 uy4 ban", "y te y kien uy ban"},
		{"nghèo,cận(thoát)nghèo", "nghèo cận thoát nghèo", "ngheo2 cân6 thoat5 ngheo2", "ngheo can thoat ngheo"},
		{"50tr 1tr2 3a lớp10", "50 triệu 1,2 triệu 3 a lớp 10", "50000000 triêu6 1200000 triêu6 3 a lơp5 10", "50000000 trieu 1200000 trieu 3 a lop 10"},
		{"2.000.000 1,500,000đ 2.000", "2 triệu 1,5 triệu đ 2000", "2000000 triêu6 1500000 triêu6 đ 2000", "2000000 trieu 1500000 trieu d 2000"},
		{"20/11/2026 31.12.2025 6.6 091.234.567", "20 11 2026 31 12 2025 6 6 091 234 567", "", ""},
		{"1.2.3.4.5.6 1.000.000.000.000.000 12.2025", "1 2 3 4 5 6 1 000 000 000 000 000 12 2025", "", ""},
		{"176/2025/NĐ-CP", "176 2025 nđ cp", "176 2025 nđ cp", "176 2025 nd cp"},
		{"k/o đ/c b.h.y.t vay/mượn", "ko đc bhyt vay mượn", "ko đc bhyt vay mươn6", "ko dc bhyt vay muon"},
		{"BHYT covid19", "bhyt covid 19", "bhyt covid 19", "bhyt covid 19"},
		{"ho65 nghe2o d9uo7c5", "ho65 nghe2o d9uo7c5", "hô6 ngheo2 đươc6", "ho ngheo duoc"},
		{"ap5 to12 lop3a hoc5", "ap 5 to 12 lop 3 a hoc 5", "", ""},
		{"S'tiêng café mañana", "s tiêng café mañana", "s tiêng cafe5 manana3", "s tieng cafe manana"},
		{"ŏ ê̆ naïve", "ŏ ê̆ naïve", "ŏ ê̆ naïve", "o e naive"},
		{"...!? 😊", "", "", ""},
	} {
		syllables := Syllables(c.text)
		check := func(name, want string, form func(Syllable) string) {
			var got []string
			for _, s := range syllables {
				got = append(got, form(s))
			}
			if joined := strings.Join(got, " "); joined != want {
				t.Errorf("%q: %s %q, want %q", c.text, name, joined, want)
			}
		}
		check("texts", Normal(c.texts), func(s Syllable) string { return s.Text })
		if c.canons != "" {
			check("canons", c.canons, func(s Syllable) string { return s.Canon })
			check("folds", c.folds, func(s Syllable) string { return s.Fold })
		}
	}
}

func TestMarked(t *testing.T) {
	for word, want := range map[string]bool{
		"ho": false, "hộ": true, "đi": true, "di": false, "50": false, "ho65": true, "naïve": true, "ไทย": false,
	} {
		if s := Syllables(word); len(s) != 1 || s[0].Marked != want {
			t.Errorf("%q: %+v, want Marked %v", word, s, want)
		}
	}
}

func TestFoldAndCanonOfText(t *testing.T) {
	text := "Hộ  NGHÈO,được cấp thẻ?"
	if got, want := Fold(text), "ho ngheo duoc cap the"; got != want {
		t.Errorf("Fold: %q, want %q", got, want)
	}
	if got, want := canonOf(text), "hô6 ngheo2 đươc6 câp5 the4"; got != want {
		t.Errorf("Canon: %q, want %q", got, want)
	}
	if got := canonOf(norm.NFD.String(text)); got != canonOf(text) {
		t.Errorf("decomposed: %q", got)
	}
}

func TestFoldStaysWithinMaxRunes(t *testing.T) {
	fold := Fold(strings.Repeat("1a", MaxRunes))
	if n := utf8.RuneCountInString(fold); n > MaxRunes || n < MaxRunes-1 {
		t.Errorf("%d characters", n)
	}
	if Fold(fold) != fold {
		t.Error("folding twice changes it")
	}
}

func FuzzFold(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fold := Fold(text)
		if !utf8.ValidString(fold) {
			t.Errorf("invalid UTF-8 %q", fold)
		}
		if again := Fold(fold); again != fold {
			t.Errorf("%q folds again to %q", fold, again)
		}
		if again := Fold(Normal(text)); again != fold {
			t.Errorf("%q, after Normal %q", fold, again)
		}
		if !utf8.ValidString(canonOf(text)) {
			t.Errorf("invalid UTF-8 %q", canonOf(text))
		}
		if utf8.ValidString(text) && !crowded(text) && Fold(norm.NFD.String(text)) != fold {
			t.Errorf("NFD gives %q, text gives %q", Fold(norm.NFD.String(text)), fold)
		}
	})
}

func FuzzSyllables(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rest := Normal(text)
		for _, s := range Syllables(text) {
			if s.Text == "" || s.Canon == "" || s.Fold == "" {
				t.Fatalf("empty form in %+v", s)
			}
			if !utf8.ValidString(s.Text) || !utf8.ValidString(s.Canon) || !utf8.ValidString(s.Fold) {
				t.Fatalf("invalid UTF-8 in %+v", s)
			}
			if strings.ContainsAny(s.Fold, " _/.=+") {
				t.Fatalf("separator in %+v", s)
			}
			if s.Canon == unitMillion.Canon || strings.Trim(s.Text, "0123456789,") == "" || len(s.Text) >= leastSpaced && !strings.ContainsAny(s.Text, "aeiou") {
				continue // an amount or an abbreviation, written otherwise than typed
			}
			for _, r := range s.Text {
				at := strings.IndexRune(rest, r)
				if at < 0 {
					t.Fatalf("%+v is out of place in %q", s, text)
				}
				rest = rest[at+utf8.RuneLen(r):]
			}
			Possible(s.Fold)
			Telex(s.Text)
			VNI(s.Text)
			Chat(s.Text)
			for word := range Neighbours(s.Fold) {
				if !Possible(word) || word == s.Fold {
					t.Fatalf("neighbour %q of %q", word, s.Fold)
				}
			}
		}
	})
}

const question = "xin hỏi hộ nghèo muốn vay vốn làm nhà thì phải nộp giấy tờ gì ở đâu và mấy ngày có"

func BenchmarkSyllables(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"marked", question},
		{"plain", Fold(question)},
		{"capitals", strings.ToUpper(question)},
		{"decomposed", norm.NFD.String(question)},
		{"emoji", question + " 😊"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Syllables(c.text)
			}
		})
	}
}

// hostile are pieces of texts made to mislead the cutter.
var hostile = map[string]string{
	"amounts": "111.", "letters": "a/", "keys": "a1", "marks": "e\u0301", "words": "hộ ", "dots": "tp.", "digits": "12 ",
	"telex": "hoox ", "drawn out": "o", "drawn out twice": "oou", "numbers": "hai mươi ", "units": "2 triệu ", "multipliers": "ngàn ",
	"short sums": "1tr2", "decimals": "1,5 ", "fancy": "𝐨", "hidden": "\u200b", "lone keys": "a1 b2 c3 d4 ",
}

// TestWorkIsLinear holds that a text twice as long takes no more than about
// twice the work, counted in memory asked for: what is read again and again is
// written again and again.
func TestWorkIsLinear(t *testing.T) {
	for name, piece := range hostile {
		work := func(n int) float64 {
			text := strings.Repeat(piece, n/utf8.RuneCountInString(piece))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			Syllables(text)
			Sentences(text)
			Mask(text)
			runtime.ReadMemStats(&after)
			return float64(after.TotalAlloc - before.TotalAlloc)
		}
		if once, twice := work(2000), work(4000); twice > 3*once+4096 {
			t.Errorf("%s: %.0f bytes, twice as long %.0f", name, once, twice)
		}
	}
}

// BenchmarkLinear shows that time grows with length alone, on texts made to
// mislead the cutter.
func BenchmarkLinear(b *testing.B) {
	for name, piece := range hostile {
		for _, n := range []int{1000, 2000, 4000} {
			text := strings.Repeat(piece, n/utf8.RuneCountInString(piece))
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					Syllables(text)
					Sentences(text)
					Mask(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/rune")
			})
		}
	}
}

// canonOf writes a text in its canonical syllables.
func canonOf(text string) string {
	return joined(Syllables(text), func(s Syllable) string { return s.Canon })
}

// TestAnew holds that a run of syllables is read anew as its text is.
func TestAnew(t *testing.T) {
	for _, text := range []string{
		question, Fold(question), "hoox ngheof max 2tr5, hai mươi ba trăm k/o b h y t ap5 test", "nghèooo quáaaa 50 củ ngheo2 ho65 ky65 y tế",
		"vay 2 triệu rưởi; 1,2 tỷ mua xe max và ddi khas, ba trăm ngàn", "ŋe b.h.y.t bhyt ﬁ ạ ơ q.10 tr :v cccd",
	} {
		all := Syllables(text)
		for from := range all {
			for to := from; to <= len(all); to++ {
				if got, want := Anew(all[from:to]), Syllables(Join(all[from:to])); !slices.Equal(got, want) {
					t.Errorf("%q is read anew as %+v, want %+v", Join(all[from:to]), got, want)
				}
			}
		}
	}
}
