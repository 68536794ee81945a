package viet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"số cccd tui là 070183001234 coi giùm", "số cccd tui là ••• coi giùm"},
		{"goi 0912345678", "goi •••"},
		{"goi 0912 345 678 nhen", "goi ••• nhen"},
		{"0912.345.678, 091-234-5678", "•••"},
		{"sdt:+84 912.345.678.", "sdt:+•••."},
		{"(0271) 3 666 123", "(•••"},
		{"cmnd 285.123.456 hay 285 123 456", "cmnd ••• hay •••"},
		{"stk 1234-5678 9012 VCB", "stk ••• VCB"},
		{"091\u200b234\u00a05678", "•••"},
		{"０９１２３４５６７８", "•••"},
		{"0 9 1 2 3 4 5 6 7 8", "•••"},
		{"hai số 0912345678 và 0987654321", "hai số ••• và •••"},
		{"0912345678\n0987654321", "•••\n•••"},
		{"năm 2026 0912345678", "năm •••"},
		{"070183001000", "•••"},
		// Kept: fewer digits, amounts, dates, years, numbers of documents.
		{"vay 2.000.000 hay 20.000.000đ", ""},
		{"vay 1.500.000 đ", ""},
		{"vay 100,000,000 đồng", ""},
		{"vay 10 000 000", ""},
		{"vay 50000000 được không", ""},
		{"vay 12345000 đồng", ""},
		{"285.123.456 đồng", ""},
		{"từ 1.500.000-2.000.000đ", ""},
		{"tháng 12 20.000.000", ""},
		{"ngày 20/11/2026, 20.11.2026, 20-11-2026, 2026-11-20, 20 11 2026", "ngày 20/11/2026, 20.11.2026, 20-11-2026, 2026-11-20, 20 11 2026"},
		{"giai đoạn 2021-2025, 2026 – 2030", ""},
		{"NĐ 176/2025/NĐ-CP", ""},
		{"số 1130/2025", ""},
		{"7 chữ số 1234567", ""},
		{"nhà 3 người, 2 con", ""},
		{"", ""},
	} {
		want := c.want
		if want == "" {
			want = c.text
		}
		if got := Mask(c.text); got != want {
			t.Errorf("Mask(%q) = %q, want %q", c.text, got, want)
		}
	}
}

func FuzzMask(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Add("0912.345.678 2.000.000đ 20.11.2026 285-123-456 2021-2025")
	f.Fuzz(func(t *testing.T, text string) {
		masked := Mask(text)
		if again := Mask(masked); again != masked {
			t.Errorf("%q masks again to %q", masked, again)
		}
		if utf8.ValidString(text) && !utf8.ValidString(masked) {
			t.Errorf("invalid UTF-8 %q", masked)
		}
		if strings.IndexFunc(text, unicode.IsDigit) < 0 && masked != text {
			t.Errorf("%q has no digit and became %q", text, masked)
		}
		// A run that starts with zero is never an amount, a year or a date of
		// eight digits without signs.
		for _, word := range strings.FieldsFunc(masked, func(r rune) bool { return !unicode.IsDigit(r) }) {
			if utf8.RuneCountInString(word) >= minMasked && strings.HasPrefix(word, "0") {
				t.Errorf("%q kept in %q", word, masked)
			}
		}
	})
}
