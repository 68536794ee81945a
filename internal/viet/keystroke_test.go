package viet

import (
	"strings"
	"testing"
)

func TestTelex(t *testing.T) {
	for word, want := range map[string]string{
		"hoox": "hỗ", "hooj": "hộ", "hojo": "hộ", "ngheof": "nghèo", "nghefo": "nghèo", "NGHEOF": "nghèo",
		"dduowcj": "được", "duowcdj": "được", "dduwowcj": "được", "ddaatf": "đầt", "ddaats": "đất",
		"tieengs": "tiếng", "tienges": "tiếng", "truwowngf": "trường", "nguowif": "người", "thuowr": "thuở",
		"hoawcj": "hoặc", "muwa": "", "muaw": "mưa", "huwu": "", "huuws": "hứu", "huwus": "hứu",
		"quas": "quá", "quyeetj": "quyệt", "gif": "gì", "gias": "giá", "gieengs": "giếng", "quawng": "quăng",
		"khuyar": "khuỷa", "hoaf": "hòa", "thuyr": "thủy", "hộj": "hộ", "hộf": "", "hooxx": "hỗ", "nhw": "như", "thw": "thư", "trwowngf": "trường", "coong": "công", "ngheoo": "", "nhaa": "", "đuowcj": "được", "dd": "", "ddi": "đi",
		// Possible as they stand, abbreviations, foreign words.
		"ho": "", "xa": "", "sao": "", "ra": "", "hs": "", "bhyt": "", "wa": "", "w": "", "zalo": "", "facebook": "",
		"": "", "s": "", "ass1": "", "50": "", "hooossss": "",
	} {
		switch word {
		case "muwa":
			want = "mưa"
		case "huwu":
			want = "hưu"
		}
		got, ok := Telex(word)
		if got != want || ok != (want != "") {
			t.Errorf("Telex(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

func TestVNI(t *testing.T) {
	for word, want := range map[string]string{
		"ho65": "hộ", "ho6": "hô", "ngheo2": "nghèo", "nghe2o": "nghèo", "d9uo7c5": "được", "duo7c59": "được",
		"d9a6t1": "đất", "tie61ng": "tiếng", "tru7o7ng2": "trường", "nguoi72": "người", "a8n": "ăn", "huu7": "hưu",
		"quy2": "quỳ", "gi2": "gì", "gia1": "giá", "NGHEO2": "nghèo", "thuo73": "thuở",
		"ho": "", "50": "", "tr2": "", "1tr2": "", "to12": "", "ho0": "", "lop3a": "", "b2b": "", "a666": "", "": "", "9": "",
	} {
		got, ok := VNI(word)
		if got != want || ok != (want != "") {
			t.Errorf("VNI(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
}

// TestKeysOfEverySyllable types syllables in both ways and reads them back.
func TestKeysOfEverySyllable(t *testing.T) {
	text := `hộ nghèo được hỗ trợ những gì người dân ở xã muốn vay tiền ngân hàng làm nhà thì phải nộp giấy tờ
		gửi bảo hiểm y tế trường học trẻ em khuyết tật quyết định nước sạch ruộng đất hưởng chính sách đường thuở xuống
		nhiều cứu tuổi khoản ngoài giếng khoẳn thoắt quốc hoặc quỹ huỳnh khuya rượu hươu lựu ưu tiên mười`
	telex, vni := strings.NewReplacer(telexKeys()...), strings.NewReplacer(vniKeys()...)
	for _, s := range Syllables(text) {
		if !s.Marked {
			continue
		}
		if typed := telex.Replace(s.Text); !Possible(typed) {
			if got, _ := Telex(typed); canonOf(got) != s.Canon {
				t.Errorf("telex %q read as %q, want %q", typed, got, s.Text)
			}
		}
		typed := vni.Replace(s.Text)
		if got, _ := VNI(typed); canonOf(got) != s.Canon {
			t.Errorf("vni %q read as %q, want %q", typed, got, s.Text)
		}
	}
}

// telexKeys and vniKeys pair each letter with the keys that type it.
func telexKeys() []string {
	marks := map[rune]string{'ă': "aw", 'â': "aa", 'ê': "ee", 'ô': "oo", 'ơ': "ow", 'ư': "uw"}
	return keysOf("dd", marks, []string{"", "f", "x", "r", "s", "j"})
}

func vniKeys() []string {
	marks := map[rune]string{'ă': "a8", 'â': "a6", 'ê': "e6", 'ô': "o6", 'ơ': "o7", 'ư': "u7"}
	return keysOf("d9", marks, []string{"", "2", "4", "3", "1", "5"})
}

func keysOf(bar string, marks map[rune]string, tones []string) []string {
	pairs := []string{"đ", bar}
	for _, row := range vowelRows {
		plain := string(row[0])
		if keys, ok := marks[row[0]]; ok {
			plain = keys
		}
		for tone, r := range row {
			pairs = append(pairs, string(r), plain+tones[tone])
		}
	}
	return pairs
}
