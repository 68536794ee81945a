package library

import (
	"strings"
	"testing"
)

func TestFiguresOfAText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Không có số nào.", ""},
		{"Được 1.500.000 đồng.", "number 1500000"},
		{"Được 1,5 triệu đồng.", "number 1500000"},
		{"Được 500 ngàn, vay 2 tỷ.", "number 500000, number 2000000000"},
		{"Lãi 6,24% một năm", "percent 6,24"},
		{"Từ 01/07/2026 tới 1/2027", "date 1/7/2026, date 1/2027"},
		{"giai đoạn 2026–2035", "number 2026, number 2035"},
		{"Từ đủ 75 tuổi", "number 75"},
		{"Mẫu số 01", "number 1"},
		{"NĐ 176/2025/NĐ-CP và nghị định 20/2021", "law 176/2025, date 20/2021"},
		{"Nghị định 20/2021, Luật BHXH 41/2024", "law 20/2021, law 41/2024"},
		{"QĐ 2553/QĐ-TTg, NQ 30-NQ/2026/QH16, NQ 1662/NQ-UBTVQH15", "law 2553/QĐ, law 30/2026, law 1662/NQ"},
		{"Gọi 1900 9068 hoặc 0251.382.1234", "telephone 19009068, telephone 02513821234"},
		{"Gọi 111, 112, 113, 114 hoặc 115", ""},
	}
	for _, test := range tests {
		var got []string
		for _, f := range figuresIn(test.text) {
			got = append(got, f.kind.name+" "+f.key)
		}
		if joined := strings.Join(got, ", "); joined != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, joined, test.want)
		}
	}
}

// A figure is covered by itself however it is written, and by nothing else.
func TestCoverage(t *testing.T) {
	tests := []struct {
		cover, text string
		want        bool
	}{
		{"540.000", "540.000 đồng", true},
		{"540 ngàn", "540.000 đồng", true},
		{"54.000", "540.000 đồng", false},
		{"95", "95%", false},
		{"95%", "95 %", true},
		{"1/7/2026", "01/07/2026", true},
		{"7/2026", "1/7/2026", false},
		{"NĐ 176/2025/NĐ-CP", "Nghị định 176/2025", true},
		{"NĐ 176/2024/NĐ-CP", "Nghị định 176/2025", false},
	}
	for _, test := range tests {
		c := coverage{}
		c.add(test.cover)
		got := true
		for _, f := range figuresIn(test.text) {
			got = got && c.holds(f)
		}
		if got != test.want {
			t.Errorf("%q covers %q: %v", test.cover, test.text, got)
		}
	}
}

// Whatever stands in a text, looking for figures neither fails nor finds one
// in what it has covered itself.
func FuzzFigures(f *testing.F) {
	f.Add("NĐ 176/2025/NĐ-CP, 1.500.000 đồng, 1/7/2026, 6,24%")
	f.Add("1900 9068 0251 1022 1.2.3,4/5/6%")
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range figuresIn(text) {
			c := coverage{}
			c.add(found.text)
			if !c.holds(found) {
				t.Errorf("%q in %q does not cover itself", found.text, text)
			}
		}
	})
}
