package search

import (
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// TestRestore holds what marks a message is read with.
func TestRestore(t *testing.T) {
	x := counted(desk.Knowledge{}, "hộ nghèo vay vốn", "hộ nghèo vay vốn", "ho lao", "cho vay", "chợ lớn", "ngân hàng chính sách", "kỹ thuật", "tháng giêng")
	for _, c := range []struct{ name, text, want string }{
		{"by the neighbours", "ho ngheo vay von", "hô6 ngheo2 vay vôn5"},
		{"the same syllable elsewhere", "ho lao", "ho lao"},
		{"typed with marks", "hộ nghèo cho vay", "hô6 ngheo2 cho vay"},
		{"partly typed", "ho nghèo vay von", "hô6 ngheo2 vay vôn5"},
		{"typed otherwise", "hổ nghèo", "hô4 ngheo2"},
		{"two spellings", "ky thuat", "ki3 thuât6"},
		{"mended", "ngan hnag chinh sach", "ngân hang2 chinh5 sach5"},
		{"mended, its marks typed", "ngân hgàng chính sách", "ngân hang2 chinh5 sach5"},
		{"unknown", "xyz 50", "xyz 50"},
		{"nothing", "", ""},
	} {
		p := new(preparation)
		p.prepare(x, viet.Syllables(c.text))
		var canon []string
		for at, id := range p.canon {
			if id == stranger {
				canon = append(canon, p.heard[at].Canon)
				continue
			}
			canon = append(canon, x.terms.spelling(id))
		}
		if got := strings.Join(canon, " "); got != c.want {
			t.Errorf("%s: %q is read as %q, want %q", c.name, c.text, got, c.want)
		}
	}
}
