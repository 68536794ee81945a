package answer_test

import (
	"strings"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// dangers is a knowledge of two dangers, one of which nothing excuses.
var dangers = desk.Knowledge{Vocabulary: desk.Vocabulary{
	Spelling: []desk.Meaning{{Say: []string{"ck"}, Mean: []string{"chồng"}}, {Say: []string{"hok"}, Mean: []string{"không"}}},
	Alarms: []desk.Alarm{
		{ID: "child", Say: []string{"(bé|cháu) bị (đánh|bỏ đói)"}, Always: true, Sentence: "alarm.child"},
		{
			ID: "disaster", Say: []string{"(gió|bão) … (tốc|bay) mái", "nhà trôi"}, Named: []string{"lũ quét"},
			Not: []string{"(bảng|biển) … tốc mái", "nhà trôi nổi"}, Sentence: "alarm.disaster",
			Aided: true,
		},
		{ID: "violence", Say: []string{"chồng đánh", "(bị|nó) rượt tui", "rượt tui!"}, Sentence: "alarm.violence"},
		{ID: "fire", Say: []string{"phát hỏa", "lửa … cháy nhà", "không thở nổi nữa"}, Sentence: "alarm.fire"},
	},
	Calm: desk.Calm{
		Past: []string{"năm (ngoái|trước)"}, Since: []string{"giờ"}, Rule: []string{"mức hỗ trợ"}, Now: []string{"đang", "cứu"},
		Settled: []string{"tuần (rồi|trước)", "chụp hình rồi"}, Aid: []string{"hỗ trợ", "làm đơn"},
	},
}}

func TestCalm(t *testing.T) {
	judge := answer.New(finder{}, dangers)
	for _, c := range []struct{ text, alarm string }{
		{"gió tốc mái", "disaster"},
		{"bao lon qua bay mai", "disaster"},
		{"gió tốc vách", ""},
		{"bão làm bảng hiệu tốc mái che", ""},
		{"bảng hiệu rớt hết trơn rồi bão làm tốc mái", "disaster"}, // too far from the look-alike
		{"nhà trôi nổi", ""},
		{"nhà trôi nổi, rồi nhà trôi luôn", "disaster"}, // the second is none

		{"năm ngoái gió tốc mái", ""},
		{"nam truoc gio toc mai", ""},
		{"gió tốc mái hồi năm ngoái", ""},
		{"nam ngoia gio toc mai", ""}, // with a slip
		{"năm ngoái khô, giờ gió tốc mái", "disaster"},
		{"năm ngoái có rồi, đang gió tốc mái", "disaster"},
		{"năm ngoái gió tốc mái, cứu", "disaster"},
		{"năm ngoái một hai ba bốn năm sáu bảy tám chín mười gió tốc mái", "disaster"},

		{"lũ quét", "disaster"},
		{"mức hỗ trợ khi lũ quét", ""},
		{"lũ quét thì mức hỗ trợ sao", ""},
		{"mức hỗ trợ sao, đang lũ quét", "disaster"},
		{"mức hỗ trợ khi gió tốc mái", "disaster"}, // more than named
		{"năm ngoái lũ quét", ""},

		{"tuần rồi gió tốc mái, giờ làm đơn ở đâu", ""},
		{"gio toc mai, xa chup hinh roi, ho tro may tien", ""},
		{"tuần rồi gió tốc mái", "disaster"}, // nothing is asked for
		{"gió tốc mái, làm đơn ở đâu", "disaster"},
		{"tuần rồi gió tốc mái, đang mưa, hỗ trợ gấp", "disaster"},
		{"tuần rồi khô, giờ gió tốc mái, hỗ trợ với", "disaster"},
		{"tuần rồi chồng đánh, làm đơn ở đâu", "violence"}, // goes on

		{"ck đánh", "violence"},
		{"ck danh", "violence"},
		{"rượt tui", "violence"},
		{"ruot tui", ""}, // "anh ruột tui"
		{"no ruot tui", "violence"},
		{"có bị phat hok", ""}, // a short form of chat
		{"phat hoaa", "fire"},
		{"phat hxs", ""},     // nor one without a vowel
		{"lwa chay nha", ""}, // too little left of a syllable that stands alone
		{"không đóng nổi nữa", ""},
		{"không thơ nổi nữa", "fire"},

		{"năm ngoái bé bị đánh", "child"},
		{"chau bi bo doi muc ho tro sao", "child"},
	} {
		if d := decide(t, judge, c.text); d.Alarm.ID != c.alarm {
			t.Errorf("%q raises %q %v, want %q", c.text, d.Alarm.ID, phraseOf(d), c.alarm)
		}
	}
}

// TestEveryPhraseRaises asks the phrases of the vocabulary themselves: one that
// a look-alike takes away would never be seen.
func TestEveryPhraseRaises(t *testing.T) {
	whole(t)
	desks := open(t)
	for _, alarm := range desks.Vocabulary.Alarms {
		for _, phrase := range append(alarm.Say, alarm.Named...) {
			text := strings.ReplaceAll(firstOfEach(phrase), "…", "đó")
			if decide(t, desks.judge, text).Verdict != desk.Urgent {
				t.Errorf("%s: %q, said as %q, raises nothing", alarm.ID, phrase, text)
			}
		}
	}
}

// firstOfEach takes the first word of each choice in a phrase.
func firstOfEach(phrase string) string {
	before, rest, found := strings.Cut(phrase, "(")
	if !found {
		return phrase
	}
	words, after, _ := strings.Cut(rest, ")")
	word, _, _ := strings.Cut(words, "|")
	return before + word + firstOfEach(after)
}
