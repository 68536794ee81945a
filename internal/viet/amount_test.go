package viet

import (
	"strings"
	"testing"
)

func TestAmounts(t *testing.T) {
	for want, texts := range map[string][]string{
		"50000000 trieu": {
			"50tr", "50 tr", "50 triệu", "50 trieu", "50trieu", "năm mươi triệu", "50 củ", "50 chai", "50.000.000", "50,000,000", "5 chục triệu", "năm chục củ",
		},
		"1200000 trieu":     {"1tr2", "1tr200", "1triệu2", "1,2 triệu", "1.2tr", "1 triệu hai trăm ngàn", "một triệu hai trăm nghìn", "1.200.000"},
		"2500000 trieu":     {"2 triệu rưỡi", "2tr rưỡi", "2 củ rưởi", "hai triệu rưỡi", "2tr5", "2,5 triệu", "hai triệu năm trăm ngàn"},
		"500000":            {"500k", "500 ngàn", "500 ngan", "500.000", "năm trăm ngàn", "năm trăm nghìn", "5 trăm ngàn", "5 xị"},
		"500000 dong":       {"500k đồng", "năm trăm ngàn đồng"},
		"100000000 trieu":   {"một trăm triệu", "100tr", "100 triệu", "1 trăm củ"},
		"2026":              {"2026", "hai ngàn không trăm hai mươi sáu"},
		"nam 2026":          {"năm 2026", "năm hai nghìn không trăm hai mươi sáu"},
		"75 tuoi":           {"75 tuổi", "bảy mươi lăm tuổi", "bẩy mươi nhăm tuổi"},
		"105":               {"một trăm lẻ năm", "một trăm linh năm"},
		"115":               {"một trăm mười lăm"},
		"20 nam":            {"hai mươi năm", "hai chục năm"},
		"1000000 trieu nam": {"một triệu năm"},
		"hai 3000000 trieu": {"hai ba triệu"},
		"10000 ngay":        {"10k/ngày"},
		// No amounts, or not for sure.
		"ba ma":             {"ba má"},
		"nam muoi trieu":    {"nam muoi trieu"},
		"vay 2 ngan hang":   {"vay 2 ngân hàng"},
		"may tram":          {"mấy trăm"},
		"cap 2 ko":          {"cấp 2 ko"},
		"lop 2 k 1":         {"lớp 2k1"},
		"1 5 6":             {"1,5 6"},
		"mot nam":           {"một năm"},
		"trieu":             {"triệu"},
		"20 ba tram":        {"20 ba tram"},
		"2000000 trieu 300": {"2 triệu 300"},
		"99999999999999 ty": {"99999999999999 tỷ"}, // too much
	} {
		for _, text := range texts {
			if got := Fold(text); got != want {
				t.Errorf("%q is read as %q, want %q", text, got, want)
			}
		}
	}
}

// TestMultipliersBeginAlike holds what spares nearly every syllable a look into
// the lists.
func TestMultipliersBeginAlike(t *testing.T) {
	for canon := range multipliers {
		if s := Syllables(strings.TrimRight(canon, "0123456789"))[0]; !multiplies(&Syllable{Canon: canon, Fold: s.Fold}) {
			t.Errorf("%s is not looked for", canon)
		}
	}
	for fold := range carelessly {
		if !multiplies(&Syllable{Fold: fold}) {
			t.Errorf("%s is not looked for", fold)
		}
	}
}
