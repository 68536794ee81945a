package answer_test

import (
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// told is a knowledge of one danger that is told in scenes, and one in phrases.
var told = desk.Knowledge{Vocabulary: desk.Vocabulary{
	Spelling: []desk.Meaning{{Say: []string{"dah"}, Mean: []string{"đàn"}}},
	Kinds: []desk.Phrases{
		{ID: "kẻ làm", Say: []string{"(chồng|nó)"}},
		{ID: "đánh", Say: []string{"(đánh|dộng!|nắm tóc)"}},
		{ID: "người bị", Say: []string{"(em|má)"}},
	},
	Alarms: []desk.Alarm{
		{ID: "violence", Say: []string{"bóp cổ"}, Scenes: []string{"kẻ làm … đánh … người bị"}, Not: []string{"đánh cờ"}, Sentence: "alarm.violence"},
		{ID: "fire", Say: []string{"cháy nhà"}, Sentence: "alarm.fire"},
	},
	Calm: desk.Calm{Past: []string{"năm ngoái"}, Now: []string{"đang"}, Topic: []string{"học phí"}, Idiom: []string{"cháy nhà ra mặt chuột", "đánh vần"}},
}}

func TestScenes(t *testing.T) {
	judge := answer.New(finder{}, told)
	for _, c := range []struct{ text, alarm string }{
		{"chồng say về đánh em", "violence"},
		{"no nam toc ma", "violence"},
		{"chồng em xách cây đánh túi bụi má", "violence"},
		{"đánh em chồng", ""},                        // nobody hits
		{"chồng một hai ba bốn năm sáu đánh em", ""}, // too far apart

		{"chồng dộng em", "violence"},
		{"chong dong em", ""}, // must have its own diacritics
		{"chồng đnáh em", "violence"},
		{"chồng dah em", ""}, // a short form of chat is no slip

		{"chồng đánh cờ với em", ""},
		{"chồng đánh vần em nghe", ""},
		{"cháy nhà ra mặt chuột", ""},
		{"năm ngoái chồng đánh em", ""},
		{"năm ngoái chồng đang đánh em", "violence"},
		{"chồng đánh em, còn học phí thì sao", ""},           // a scene is only told
		{"chồng bóp cổ em, còn học phí thì sao", "violence"}, // a phrase is not
		{"chồng đánh em, cháy nhà", "fire"},                  // a phrase goes before a scene
	} {
		if d := decide(t, judge, c.text); d.Alarm.ID != c.alarm {
			t.Errorf("%q raises %q %v, want %q", c.text, d.Alarm.ID, phraseOf(d), c.alarm)
		}
	}
}
