package viet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestNormal(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"capitals", "HỘ NGHÈO ĐƯỢC GÌ", "hộ nghèo được gì"},
		{"decomposed", norm.NFD.String("Hộ nghèo được gì"), "hộ nghèo được gì"},
		{"tone before the mark of the vowel", "e\u0301\u0302 o\u0300\u031B", "ế ờ"},
		{"old tone marks", "a\u0340 a\u0341", "à á"},
		{"spaces", "  hộ\u00a0 \t\n nghèo\u3000xã ", "hộ nghèo xã"},
		{"zero width", "h\u200bộ ngh\u00adèo\ufeff \u200e?", "hộ nghèo ?"},
		{"controls", "hộ\x00 ngh\x1bèo\x7f", "hộ nghèo"},
		{"full width", "ＨＯ ＮＧＨＥＯ　５０ｔｒ？", "ho ngheo 50tr?"},
		{"fancy letters", "𝐇𝐨̣̂ 𝐧𝐠𝐡𝐞̀𝐨", "hộ nghèo"},
		{"emoji", "hộ😊nghèo👍🏽 👨‍👩‍👧 ok❤️", "hộ nghèo ok"},
		{"key caps", "bấm 1️⃣ hay 2️⃣", "bấm 1 hay 2"},
		{"flags", "🇻🇳 xã", "xã"},
		{"letters that look like đ", "ÐƯỢC ðược", "được được"},
		{"apostrophes", "S’tiêng Sʼtiêng", "s'tiêng s'tiêng"},
		{"zalgo", "x" + strings.Repeat("\u0300", 20) + "ã", "x\u0300\u0300\u0300ã"},
		{"stray mark", "\u0301hộ \u0301 1\u0301", "hộ 1"},
		{"not UTF-8", "hộ\xff\xfenghèo", "hộ nghèo"},
		{"letter after a byte that is no UTF-8", "\xf6ʵ", "ɻ"},
		{"sign that stands for a letter", "⽑ý", "毛ý"},
		{"nothing", " \u200b ", ""},
	} {
		if got := Normal(c.text); got != c.want {
			t.Errorf("%s: Normal(%q) = %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestNormalCutsLongText(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("ộ", MaxRunes+5),
		strings.Repeat("a ", MaxRunes),
		strings.Repeat("hộ nghèo 😊 ", MaxRunes),
	} {
		got := Normal(text)
		if n := utf8.RuneCountInString(got); n > MaxRunes || n < MaxRunes-1 {
			t.Errorf("%d characters of %d, want about %d", n, utf8.RuneCountInString(text), MaxRunes)
		}
		if Normal(got) != got {
			t.Error("cut text is not in normal form")
		}
	}
}

func TestNormalOfEveryRune(t *testing.T) {
	for r := rune(0); r <= 0xE0200; r++ {
		uniform := unicode.In(r, unicode.Ideographic, unicode.Co) && !unicode.In(r, unicode.So, unicode.Nl)
		compatible := 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F
		if (uniform || !unicode.IsGraphic(r) && r > 0x20000 && r < 0xE0000) && !compatible {
			r += 96 // long stretches of characters that are all treated alike
		}
		text := "a" + string(r) + "o"
		normal := Normal(text)
		if again := Normal(normal); again != normal {
			t.Fatalf("%U: %q, again %q", r, normal, again)
		}
		fold := Fold(text)
		if again := Fold(fold); again != fold {
			t.Fatalf("%U: folded %q, again %q", r, fold, again)
		}
	}
}

func TestNormalLeavesNormalTextAlone(t *testing.T) {
	text := "hộ nghèo được hỗ trợ gì"
	if n := testing.AllocsPerRun(100, func() { Normal(text) }); n != 0 {
		t.Errorf("%v allocations for text in normal form, want none", n)
	}
}

func FuzzNormal(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		normal := Normal(text)
		if !utf8.ValidString(normal) {
			t.Errorf("invalid UTF-8 %q", normal)
		}
		if again := Normal(normal); again != normal {
			t.Errorf("%q is not stable: %q", normal, again)
		}
		if utf8.RuneCountInString(normal) > MaxRunes {
			t.Error("longer than MaxRunes")
		}
		if !utf8.ValidString(text) || crowded(text) || len(text) > MaxRunes {
			return
		}
		if nfd := Normal(norm.NFD.String(text)); nfd != normal {
			t.Errorf("NFD gives %q, text gives %q", nfd, normal)
		}
		if nfc := Normal(norm.NFC.String(text)); nfc != normal {
			t.Errorf("NFC gives %q, text gives %q", nfc, normal)
		}
	})
}

// crowded reports whether a letter carries so many marks that composition
// itself breaks them up; no writing does.
func crowded(text string) bool {
	marks := 0
	for _, r := range norm.NFKD.String(text) {
		if !unicode.IsMark(r) && !unicode.Is(unicode.Cf, r) {
			marks = 0
			continue
		}
		if marks++; marks > maxMarks {
			return true
		}
	}
	return false
}

// samples are what fuzzing starts from.
var samples = []string{
	"", "ho ngheo la thu nhap bao nhieu vay", "HỘ NGHÈO!!!", norm.NFD.String("được hỗ trợ gì?"),
	"số cccd tui là 070183001234 coi giùm", "nghèo,cận nghèo.thoát nghèo", "1tr2 2.000.000đ 20/11/2026 k/o b.h.y.t",
	"d9uo7c5 ho65 ngheof dduowcj", "😊👍🏽1️⃣", "\u200bﬁ①㎡ẞİ", "S’tiêng ƀŏn ŋuət", "한국어 ไทย ខ្មែរ বাংলা", "x\u0301\u0302\u0323\u034f\u0301",
}
