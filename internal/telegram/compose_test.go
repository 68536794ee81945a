package telegram

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hoidap/internal/desk"
)

func TestLook(t *testing.T) {
	lines := []desk.Line{
		{Kind: desk.LineAlarm, Text: "Gọi 114 <ngay>"},
		{Kind: desk.LineHeading, Text: "Giấy tờ & nơi nộp"},
		{Kind: desk.LineText, Text: "Bà con cần:"},
		{Kind: desk.LineItem, Text: "căn cước"},
		{Kind: desk.LineItem, Text: "đơn"},
		{Kind: desk.LineText, Text: "  "},
		{Kind: desk.LineText, Text: "Nộp ở xã."},
		{Kind: desk.LineNote, Text: "NĐ 1/2026"},
		{Kind: desk.LineNote, Text: "Còn hiệu lực"},
	}
	want := "<b>⚠️ Gọi 114 &lt;ngay&gt;</b>\n\n<b>Giấy tờ &amp; nơi nộp</b>\nBà con cần:\n• căn cước\n• đơn\n\nNộp ở xã.\n\n" +
		"<i>NĐ 1/2026</i>\n<i>Còn hiệu lực</i>"
	if got := compose(lines, mostUnits); len(got) != 1 || got[0] != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := compose([]desk.Line{{Kind: desk.LineItem, Text: " \n"}}, mostUnits); len(got) != 0 {
		t.Errorf("a reply of nothing is %q", got)
	}
}

func TestLongReplies(t *testing.T) {
	text := func(text string) desk.Line { return desk.Line{Kind: desk.LineText, Text: text} }
	half := strings.Repeat("ê", 2047)
	family := "👨‍👩‍👧‍👦" // 11 units, one sign
	for _, c := range []struct {
		name  string
		lines []desk.Line
		want  []int // units of each part
	}{
		{"two halves and the space between fit", []desk.Line{text(half), text(half)}, []int{4096}},
		{"one unit more and the border is between lines", []desk.Line{text(half), text(half + "ê")}, []int{2047, 2048}},
		{"signs beyond the first plane count twice", []desk.Line{text(strings.Repeat("🙏", 2048))}, []int{4096}},
		{"and are never halved", []desk.Line{text("ê" + strings.Repeat("🙏", 2048))}, []int{4095, 2}},
		{"a family stays together", []desk.Line{text(strings.Repeat(family, 400))}, []int{4092, 308}},
		{"a long line breaks at a space", []desk.Line{text(strings.Repeat("chín chữ ", 500))}, []int{4094, 405}},
		{"markup does not count", []desk.Line{{Kind: desk.LineHeading, Text: strings.Repeat("&", 4096)}}, []int{4096}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []int
			for _, part := range compose(c.lines, mostUnits) {
				got = append(got, unitsOf(visible(part)))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("parts of %v units, want %v", got, c.want)
			}
		})
	}
}

// visible is a composed text as a person reads it.
func visible(html string) string {
	return strings.NewReplacer("<b>", "", "</b>", "", "<i>", "", "</i>", "",
		"&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(html)
}

func FuzzCompose(f *testing.F) {
	f.Add("a", 5000)
	f.Add("👨‍👩‍👧‍👦 e\u0301\n", 1000)
	f.Add("<b>&lt;", 700)
	f.Add("\u200d\ufe0f", 3000)
	f.Add("\xff\xfe", 2100)
	f.Fuzz(func(t *testing.T, seed string, times int) {
		if times < 0 || len(seed)*times > 1<<18 {
			return
		}
		said := strings.Repeat(seed, times)
		var shown strings.Builder
		for _, part := range compose([]desk.Line{{Kind: desk.LineText, Text: said}, {Kind: desk.LineText, Text: "hết"}}, mostUnits) {
			plain := visible(part)
			if units := unitsOf(plain); units == 0 || units > mostUnits {
				t.Errorf("a part has %d units", units)
			}
			if !utf8.ValidString(plain) {
				t.Error("a part is not UTF-8")
			}
			shown.WriteString(plain)
		}
		want := letters(strings.ToValidUTF8(said, "\uFFFD") + "hết")
		if got := letters(shown.String()); got != want {
			t.Errorf("shown %.100q, want %.100q", got, want)
		}
	})
}

// letters drops the space, which is where parts and lines begin and end.
func letters(text string) string {
	return strings.Join(strings.Fields(text), "")
}
