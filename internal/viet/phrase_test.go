package viet

import "testing"

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		at           int
		marked, near bool
		slipped      bool
	}{
		{"danh sách", "xin danh sách hộ", 1, true, true, true},
		{"danh sách", "xin danh sach ho", 1, true, true, true},
		{"danh sách", "xin đánh sách", 1, false, true, false},
		{"danh sách", "xin danh", 1, false, false, false},
		{"danh sách", "danh sách", 1, false, false, false},
		{"danh sách", "danh sách", -1, false, false, false},
		{"danh sach", "đánh sách", 0, true, true, true},
		{"hòa", "hoà", 0, true, true, true},
		{"", "hòa", 0, false, false, false},
		{"bị đánh bầm", "bi dabh bam", 0, false, true, true},    // one slip
		{"bị đánh bầm", "bi dabh bsm", 0, false, false, false},  // two
		{"bị đánh bầm", "bi danh ba", 0, false, false, false},   // another word, no slip
		{"nhập viện gấp", "nhap ven gap", 0, false, true, true}, // long enough to be known all the same
		{"nhập viện gấp", "nhap ve gap", 0, false, false, false},
		{"bị đánh bầm", "bị dành bầm", 0, false, true, false}, // other diacritics
		{"bị đánh bầm", "bị dánhh bầm", 0, true, true, true},  // the bar left out, a letter hit twice
		{"khó thở", "kho tjo", 0, false, true, true},
		{"khó thở", "khô tjở", 0, false, true, false},
		{"khó thở", "kho ho", 0, false, false, false},    // two syllables and another word
		{"tạt sơn", "tat sonn", 0, true, true, true},     // hit twice
		{"nhà trôi", "nha ttoi", 0, false, false, false}, // hit twice, but for another syllable
		{"bé bị bỏ", "bbe bi bo", 0, true, true, true},
		{"bảo vệ", "bão vệ", 0, true, true, true},     // ngã for hỏi
		{"bảo hiểm", "bao hiêm", 0, true, true, true}, // a tone left out
		{"khuyết tật", "khuyét tât", 0, true, true, true},
		{"củ sắn", "cú sắn", 0, false, true, false},
		{"bán gà", "bàn gà", 0, false, true, false},
		{"ban gà", "bản gà", 0, false, true, false},     // a mark too many
		{"bảo", "bão", 0, false, true, false},           // alone it is another word
		{"cấp cứu", "cap cuuuuu", 0, false, true, true}, // drawn out
		{"công an giữ", "công sn giữ", 0, false, true, true},
		{"té ao", "te oa", 0, false, false, false},
	} {
		phrase, text := NewPhrase(c.phrase), Syllables(c.text)
		if got := phrase.At(text, c.at); got != c.marked {
			t.Errorf("%q at %d of %q: %v", c.phrase, c.at, c.text, got)
		}
		if got := phrase.Near(text, c.at); got != c.near {
			t.Errorf("%q near %d of %q: %v", c.phrase, c.at, c.text, got)
		}
		if got := phrase.Slipped(text, c.at); got != c.slipped {
			t.Errorf("%q slipped at %d of %q: %v", c.phrase, c.at, c.text, got)
		}
	}
}
