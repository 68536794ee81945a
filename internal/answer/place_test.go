package answer_test

import (
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// units are the town and the twelve communes of the former Hớn Quản, and what
// each belongs to since 1 July 2025.
var units = []struct{ former, today string }{
	{"thị trấn Tân Khai", "tan-khai"}, {"xã Tân Hiệp", "tan-khai"}, {"xã Đồng Nơ", "tan-khai"},
	{"xã Tân Hưng", "tan-hung"}, {"xã An Khương", "tan-hung"}, {"xã Thanh An", "tan-hung"},
	{"xã Minh Đức", "minh-duc"}, {"xã An Phú", "minh-duc"}, {"xã Minh Tâm", "minh-duc"},
	{"xã Tân Quan", "tan-quan"}, {"xã Phước An", "tan-quan"}, {"xã Tân Lợi", "tan-quan"},
	{"xã Thanh Bình", "binh-long"},
}

// Old names and those of today are known, alone or in a question, with marks
// or without.
func TestEveryNameOfTheAreaIsKnown(t *testing.T) {
	whole(t)
	desks := open(t)
	names := slices.Clone(units)
	for _, place := range desks.Places {
		names = append(names, struct{ former, today string }{place.Name, place.ID})
	}
	for _, name := range names {
		words := strings.Fields(name.former)
		bare := strings.Join(words[len(words)-2:], " ")
		for _, text := range []string{
			"tui ở " + name.former, "nhà tui ở " + bare, bare, "dạ " + name.former + " ạ",
			"ở " + bare + " thì nộp giấy xin trợ cấp khuyết tật chỗ nào",
		} {
			for _, typed := range []string{text, viet.Fold(text)} {
				d := decide(t, desks.judge, typed)
				if d.Place.ID != name.today {
					t.Errorf("%q is in %q, want %s", typed, d.Place.ID, name.today)
				}
				if asks := strings.Contains(text, "nộp"); asks == (d.Intent == desk.IntentPlace) {
					t.Errorf("%q is %s %s", typed, d.Verdict, d.Intent)
				}
			}
		}
	}
}

// No office of today is one of a district.
func TestNoOfficeIsOfADistrict(t *testing.T) {
	whole(t)
	desks := open(t)
	for _, office := range desks.Offices {
		if strings.Contains(office.Name+office.Of, "huyện") {
			t.Errorf("office %+v", office)
		}
	}
	for _, edition := range desks.editions {
		where, _ := edition.Section(desk.SectionWhere)
		for _, line := range where.Lines {
			if strings.Contains(line.Text, "huyện") {
				t.Errorf("%s sends people to a district: %q", edition.ID, line.Text)
			}
		}
	}
}
