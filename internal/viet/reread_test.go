package viet

import (
	"strings"
	"testing"
)

func TestReread(t *testing.T) {
	for _, c := range []struct{ text, canons string }{
		{"hoox ngheof", "hô3 ngheo2"},
		{"HOOJ NGHEOF DDUOWCJ VAY", "hô6 ngheo2 đươc6 vay"},
		{"duocdwj tienef nhw theof", "đươc6 tiên2 như theo2"},
		{"hooxx trownf giaays tow", "hô3 trơn2 giây5 tơ"},
		// Keys that make foreign words too are read beside sure ones only.
		{"test data", "test data"}, {"giaays test", "giây5 tet5"}, {"coong ty", "coong ti"}, {"coong ty naof", "công ti nao2"},
		// Digits are keys where other digits can be nothing else.
		{"ho65 ngheo2", "hô6 ngheo2"}, {"ngheo2 ap5", "ngheo 2 ap 5"}, {"ban1 mi2 lat1 gia1 sao", "ban5 mi2 lat5 gia5 sao"},
		{"to5 ap3 kp2", "to 5 ap 3 kp 2"},
		// Letters drawn out; u may be one or two.
		{"nghèooo điiii khônggg", "ngheo2 đi không"}, {"vayy tuii nhaa cứuu", "vay tui nha cưu5"}, {"kooo okkk hmmm cccd", "ko ok hmmm cccd"},
		{"cuuuu", "cuuuu"}, {"cứuuuu ngủuuu", "cưu5 ngu4"}, {"ngheoo", "ngheo"}, {"aaaa III", "aaaa iii"},
		// Other alphabets, signs between letters.
		{"𝐇𝐨̣̂ 𝓷𝓰𝓱𝓮̀𝓸 ｂｈｙｔ ⓥⓐⓨ", "hô6 ngheo2 bhyt vay"}, {"ʜộ ɴɢʜèᴏ һộ nghèо", "hô6 ngheo2 hô6 ngheo2"},
		{"h\u200bộ ngh\u2060èo\ufeff", "hô6 ngheo2"}, {"b-h-y-t k*o b.h.y.t. k/o", "bhyt ko bhyt ko"}, {"x-quang 3-4 a-b", "x quang 3 4 ab"},
		{"thẻ b h y t và c c c d", "the4 bhyt va2 cccd"}, {"lớp a b c", "lơp5 a b c"}, {"s tiêng", "s tiêng"},
		{"vay :v =D :3 ;p :)) dạ", "vay da6"}, {"giờ: 3 a:d có :da", "giơ2 3 a d co5 da"},
	} {
		var canons []string
		for _, s := range Syllables(c.text) {
			canons = append(canons, s.Canon)
		}
		if got := strings.Join(canons, " "); got != c.canons {
			t.Errorf("%q is read as %q, want %q", c.text, got, c.canons)
		}
	}
}
