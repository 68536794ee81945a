package answer_test

import (
	"slices"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

// A message that is most like those of people in danger raises their alarm, and
// one that is not is decided as if there were no such messages.
func TestLikeDanger(t *testing.T) {
	danger := func(alarm string, find desk.Find) desk.Find {
		find.ID, find.Danger = alarm, true
		return find
	}
	for _, c := range []struct {
		name     string
		finds    []desk.Find
		verdict  desk.Verdict
		alarm    string
		articles []string
	}{
		{"a danger", []desk.Find{danger("medical", strong(""))}, desk.Urgent, "medical", []string{"kham"}},
		{"a danger before an article", []desk.Find{danger("fire", strong("")), weaker("a", 0.3)}, desk.Urgent, "fire", nil},
		{"two that are alike", []desk.Find{danger("fire", weaker("", 0.95)), danger("medical", strong(""))}, desk.Urgent, "medical", []string{"kham"}},
		{"an article before a danger", []desk.Find{strong("a"), danger("fire", weaker("", 0.3))}, desk.Answer, "", []string{"a"}},
		{"an article as likely", []desk.Find{strong("a"), danger("fire", strong(""))}, desk.Answer, "", []string{"a"}},
		{"an alarm that is not there", []desk.Find{danger("flood", strong("")), weaker("a", 0.3)}, desk.Answer, "", []string{"a"}},
		{"neither", []desk.Find{danger("fire", weak(""))}, desk.HandOver, "", nil},
	} {
		d := decide(t, answer.New(finder{finds: c.finds}, lists), "khói mù trời")
		if d.Verdict != c.verdict || d.Alarm.ID != c.alarm || !slices.Equal(d.Articles, c.articles) {
			t.Errorf("%s: %s, alarm %q, %v; want %s, %q, %v", c.name, d.Verdict, d.Alarm.ID, d.Articles, c.verdict, c.alarm, c.articles)
		}
		if told := slices.ContainsFunc(d.Finds, func(f desk.Find) bool { return f.Danger }); told != (c.alarm != "") {
			t.Errorf("%s: finds %+v", c.name, d.Finds)
		}
	}
}

// What is known word for word is decided before anything is searched. A few words
// must have their marks.
func TestKnownWordForWord(t *testing.T) {
	knowledge := lists
	knowledge.Calm = []string{"cứu với, tui cháy nhà mạng rồi", "chạy nhà"}
	knowledge.Dangers = []desk.Danger{{Alarm: "medical", Messages: []string{"ông nội nằm im re ngoài rẫy", "tím ngắt"}}}
	judge := answer.New(finder{}, knowledge)
	for _, c := range []struct{ text, alarm string }{
		{"cứu với tui cháy nhà mạng rồi", ""},
		{"CUU VOI TUI CHAY NHA MANG ROI", ""},
		{"cứu với tui cháy nhà rồi", "fire"},
		{"chạy nhà", ""},
		{"chay nha", "fire"},
		{"ong noi nam im re ngoai ray", "medical"},
		{"tím ngắt", "medical"},
		{"tim ngat", ""},
	} {
		if d := decide(t, judge, c.text); d.Alarm.ID != c.alarm {
			t.Errorf("%q raises %q %v, want %q", c.text, d.Alarm.ID, d.Why, c.alarm)
		}
	}
}
