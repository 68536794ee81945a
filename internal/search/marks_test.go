package search_test

import (
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// TestMarksDecide holds that diacritics which were typed tell articles apart
// whose words are the same without them, and that without them both are found.
func TestMarksDecide(t *testing.T) {
	for _, pair := range [][2]string{
		{"nhà bán", "nhá bạn"}, {"vay vàng", "vậy vạng"}, {"cân lúa", "cận lúa"}, {"thẻ chợ", "thế chờ"}, {"má bò", "mạ bỏ"}, {"đất cỏ", "dắt cò"},
	} {
		index := build(t, desk.Knowledge{}, page("a", pair[0], pair[0]), page("b", pair[1], pair[1]))
		for at, id := range []string{"a", "b"} {
			finds := find(t, index, pair[at], 2)
			if len(finds) != 2 || finds[0].ID != id || finds[0].Score <= finds[1].Score {
				t.Errorf("%q finds %v, want %s before the other", pair[at], ids(finds), id)
			}
			partly := strings.Fields(pair[at])[0] + " " + viet.Fold(strings.Fields(pair[at])[1])
			if finds := find(t, index, partly, 2); viet.Fold(partly) != partly && finds[0].ID != id {
				t.Errorf("%q finds %v, want %s first", partly, ids(finds), id)
			}
		}
		if finds := find(t, index, viet.Fold(pair[0]), 2); len(finds) != 2 {
			t.Errorf("%q finds %v, want both", viet.Fold(pair[0]), ids(finds))
		}
	}
}

// TestCompoundsCount holds that words side by side are more than the same words
// apart.
func TestCompoundsCount(t *testing.T) {
	index := build(t, desk.Knowledge{},
		page("apart", "Nghèo vì chưa có hộ", "Nghèo mà hộ chưa đăng ký."), page("compound", "Chưa có hộ nghèo", "Đăng ký mà chưa là hộ nghèo."))
	for _, text := range []string{"hộ nghèo", "ho ngheo", "hoox ngheof", "HO65 NGHE2O", "hộ nghèooo"} {
		if finds := find(t, index, text, 2); len(finds) != 2 || finds[0].ID != "compound" || finds[0].Score < 1.2*finds[1].Score {
			t.Errorf("%q finds %v", text, finds)
		}
	}
}

// TestAmbiguityIsKept holds that a syllable without diacritics finds all that it
// may be, and one beside it decides.
func TestAmbiguityIsKept(t *testing.T) {
	index := build(t, desk.Knowledge{},
		page("household", "Sổ hộ gia đình", "Sổ hộ."), page("cough", "Thuốc ho cho bé", "Thuốc ho."), page("lake", "Câu cá ở hồ", "Hồ nước."))
	if finds := find(t, index, "ho", 3); len(finds) != 3 {
		t.Errorf("finds %v, want all three", ids(finds))
	}
	for text, want := range map[string]string{"so ho": "household", "thuoc ho": "cough", "ho nuoc": "lake", "hồ": "lake", "hộ": "household", "ho65": "household"} {
		if finds := find(t, index, text, 3); len(finds) == 0 || finds[0].ID != want {
			t.Errorf("%q finds %v, want %s first", text, ids(finds), want)
		}
	}
}
