package answer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
)

var vocabulary = desk.Vocabulary{
	Talk: []desk.Phrases{
		{ID: "greeting", Say: []string{"chào", "chào anh"}}, {ID: "thanks", Say: []string{"cảm ơn"}}, {ID: "person", Say: []string{"gặp cán bộ"}},
	},
	Personal:      []string{"tới đâu rồi", "hồ sơ của tôi"},
	LookUp:        []string{"coi giùm"},
	ForAnother:    []string{"hỏi giùm", "hỏi dùm"},
	Fillers:       []string{"dạ", "ạ", "cho hỏi", "bao lâu", "vậy"},
	Abbreviations: []desk.Meaning{{Say: []string{"bhyt", "xkld"}, Mean: []string{"bảo hiểm"}}},
	Alarms: []desk.Alarm{
		{ID: "fire", Say: []string{"cháy nhà", "nhà đang cháy", "lửa … nhà"}, Not: []string{"cháy nhà ra mặt chuột"}, Sentence: "alarm.fire"},
		{ID: "medical", Say: []string{"khó thở", "cấp cứu", "cứu với", "nhập viện gấp"}, Not: []string{"sơ cấp cứu"}, Sentence: "alarm.medical", Article: "kham"},
	},
}

// lists is a knowledge without articles.
var lists = desk.Knowledge{
	Vocabulary: vocabulary, Sections: sections, PlaceWords: []string{"xã", "phường", "ở", "thị trấn"},
	Places: []desk.Place{
		{ID: "minh-duc", Name: "xã Minh Đức", Former: []string{"xã Minh Đức", "xã Minh Tâm"}},
		{ID: "tan-khai", Name: "phường Tân Khai", Former: []string{"thị trấn Tân Khai"}},
	},
}

var sections = []desk.SectionName{
	{Kind: desk.SectionPapers, Asks: []string{"giấy tờ gì", "cần gì"}},
	{Kind: desk.SectionWhere, Asks: []string{"ở đâu", "nộp giấy tờ gì ở đâu"}},
}

func TestUrgent(t *testing.T) {
	judge := answer.New(closed{t}, lists)
	for _, c := range []struct{ text, alarm, words string }{
		{"chào, cháy nhà rồi", "fire", "cháy nhà"},
		{"CHAY NHA ROI", "fire", "chay nha"},
		{"khó thở, nhà đang cháy", "fire", "nhà đang cháy"}, // precedence, not place
		{"nha dang chay", "fire", "nha dang chay"},
		{"nhà đang chạy", "fire", "nhà đang chạy"}, // three syllables: whatever diacritics
		{"lửa sắp tới nhà", "fire", "lửa sắp tới nhà"},
		{"lửa một hai ba bốn nhà", "fire", "lửa một hai ba bốn nhà"},
		{"má em khos thở", "medical", "khos thở"},
		{"kho tjo qua", "medical", "kho tjo"},
		{"cap cuuuu", "medical", "cap cuuuu"},
		{"caaap cuu", "medical", "caaap cuu"},
		{"cuuuuu voi troi oi", "medical", "cuuuuu voi"},
		{"cho nhap viwn gap", "medical", "nhap viwn gap"},
		{"hồ sơ của tôi cháy nhà", "fire", "cháy nhà"},
	} {
		d := decide(t, judge, c.text)
		if d.Verdict != desk.Urgent || d.Alarm.ID != c.alarm || phraseOf(d) != c.words || d.Why[0].ID != "why.urgent" {
			t.Errorf("%q: %s %s %v, want %s by %q", c.text, d.Verdict, d.Alarm.ID, d.Why, c.alarm, c.words)
		}
		if want := d.Alarm.Article; strings.Join(d.Articles, " ") != want {
			t.Errorf("%q: articles %v, want %q", c.text, d.Articles, want)
		}
	}
}

func TestNotUrgent(t *testing.T) {
	judge := answer.New(finder{}, lists)
	for _, text := range []string{
		"cháy nhà ra mặt chuột", "chay nha ra mat chuot", "cháy nhà ra mặt chuộtt", "chạy nhà", "lửa một hai ba bốn năm nhà",
		"lớp sơ cấp cứu", "so cap cuu", "khó", "kho ho", "chay", "nhập viện", "nhà", "",
	} {
		if d := decide(t, judge, text); d.Verdict == desk.Urgent {
			t.Errorf("%q: %v", text, d.Why)
		}
	}
}

func TestSmallTalk(t *testing.T) {
	for text, want := range map[string]desk.Intent{
		"chào": "greeting", "Dạ chào anh ạ!": "greeting", "chao": "greeting", "cảm ơn vậy": "thanks", "cho hỏi gặp cán bộ": "person",
		"": desk.IntentHello, "😊👍": desk.IntentHello, "...": desk.IntentHello,
	} {
		d := decide(t, answer.New(closed{t}, lists), text)
		if d.Verdict != desk.SmallTalk || d.Intent != want || d.Why[0].ID != "why.small-talk" {
			t.Errorf("%q: %s %q, want %q", text, d.Verdict, d.Intent, want)
		}
	}
	for _, text := range []string{"chào hộ nghèo", "cảm", "chào cảm ơn hộ", "gặp cán bộ vay vốn", "dạ ạ", "cháo"} {
		if d := decide(t, answer.New(finder{}, lists), text); d.Verdict == desk.SmallTalk {
			t.Errorf("%q: small talk %q", text, d.Intent)
		}
	}
}

func TestSectionOnly(t *testing.T) {
	judge := answer.New(finder{}, lists)
	for _, c := range []struct {
		text, about string
		verdict     desk.Verdict
		section     desk.SectionKind
	}{
		{"cần gì", "vay", desk.Answer, desk.SectionPapers},
		{"dạ cho hỏi giay to gi vậy ạ", "vay", desk.Answer, desk.SectionPapers},
		{"nộp giấy tờ gì ở đâu", "vay", desk.Answer, desk.SectionWhere}, // the longest
		{"cần gì", "", desk.HandOver, desk.SectionPapers},
		{"xây nhà cần gì", "vay", desk.HandOver, desk.SectionPapers},
		{"cần gì hộ nghèo", "vay", desk.HandOver, desk.SectionPapers},
		{"hộ nghèo", "vay", desk.HandOver, ""},
	} {
		d, err := judge.Decide(context.Background(), desk.Question{Text: c.text, About: c.about})
		if err != nil || d.Verdict != c.verdict || d.Section != c.section {
			t.Errorf("%q about %q: %s of section %q, %v", c.text, c.about, d.Verdict, d.Section, err)
		}
		if d.Verdict == desk.Answer && (!slices.Equal(d.Articles, []string{c.about}) || d.Why[0].ID != "why.follow-up") {
			t.Errorf("%q about %q: %v %v", c.text, c.about, d.Articles, d.Why)
		}
	}
}

func TestPersonal(t *testing.T) {
	finds := []desk.Find{
		strong("a"), {ID: "b", Score: 1.2, Coverage: 0.49}, {ID: "c", Score: 1.1, Coverage: 0.5},
		{ID: "d", Score: 1.3, Coverage: 0.51}, {ID: "e", Score: 0.9, Coverage: 0.5},
	}
	judge := answer.New(finder{finds: finds}, lists)
	for text, phrase := range map[string]string{
		"hồ sơ vay tới đâu rồi": "tới đâu rồi", "ho so cua toi sao": "ho so cua toi",
	} {
		d := decide(t, judge, text)
		if d.Verdict != desk.HandOver || !d.Personal || !slices.Equal(d.Articles, []string{"a", "d", "c"}) || phraseOf(d) != phrase {
			t.Errorf("%q: %s personal %v, articles %v, %v", text, d.Verdict, d.Personal, d.Articles, d.Why)
		}
	}
	if d := decide(t, judge, "hồ sơ vay vốn"); d.Personal || d.Verdict != desk.Answer || d.Masked != "hồ sơ vay vốn" {
		t.Errorf("not personal: %+v", d)
	}
}

// Somebody who writes a number of their papers beside a question is answered; the
// number is asked about only when there is nothing else to go by.
func TestNumberOfPapers(t *testing.T) {
	for name, c := range map[string]struct {
		text     string
		finds    []desk.Find
		personal bool
	}{
		"sure":    {"số 070183001234 nghèo chưa", []desk.Find{strong("a")}, false},
		"unsure":  {"số 070183001234 nghèo chưa", []desk.Find{weaker("a", 0.15)}, true},
		"nothing": {"số 070183001234 nghèo chưa", nil, true},
		"look up": {"070183001234 coi giùm nghèo chưa", []desk.Find{strong("a")}, true},
	} {
		d := decide(t, answer.New(finder{finds: c.finds}, lists), c.text)
		if d.Personal != c.personal || (d.Verdict == desk.HandOver) != c.personal {
			t.Errorf("%s: %s personal %v, %v", name, d.Verdict, d.Personal, d.Why)
		}
		if strings.Contains(d.Masked, "070183001234") {
			t.Errorf("%s: masked as %q", name, d.Masked)
		}
	}
}

func TestForeign(t *testing.T) {
	judge := answer.New(finder{}, lists)
	for text, want := range map[string]bool{
		"srej rwat piang": true, "what does this cost": true, "srej": false, "srej rwat được": false, "bhyt xkld": false,
		"ho ngheo vay von": false, "123 456 78xz": false, "k j z": false,
	} {
		if got := decide(t, judge, text).Foreign; got != want {
			t.Errorf("%q: foreign %v", text, got)
		}
	}
}

func TestFinderFails(t *testing.T) {
	broken := errors.New("broken")
	_, err := answer.New(finder{err: broken}, lists).Decide(context.Background(), desk.Question{Text: "vay vốn"})
	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "answer: ") {
		t.Errorf("%v", err)
	}
}

func TestManyAtOnce(t *testing.T) {
	judge := open(t).judge
	texts := []string{"ho ngheo vay von", "nhà cháy", "chào", "hồ sơ của tôi tới đâu rồi", "srej rwat piang"}
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = fmt.Sprint(decide(t, judge, text))
	}
	var asking sync.WaitGroup
	for worker := range 8 {
		asking.Go(func() {
			for i := range 20 {
				at := (worker + i) % len(texts)
				d, err := judge.Decide(context.Background(), desk.Question{Text: texts[at]})
				if got := fmt.Sprint(d); err != nil || got != want[at] {
					t.Errorf("%q: %s %v, alone %s", texts[at], got, err, want[at])
				}
			}
		})
	}
	asking.Wait()
}

func FuzzDecide(f *testing.F) {
	judge := open(f).judge
	for _, danger := range readDangers(f)[:20] {
		f.Add(danger.text, "")
	}
	for _, text := range []string{"", "😊", "\xff", "cần gì", strings.Repeat("dạ ", 400), strings.Repeat("xzq ", 400), strings.Repeat("bị rắn ", 400), "0912345678"} {
		f.Add(text, "vay-ho-ngheo")
	}
	f.Fuzz(func(t *testing.T, text, about string) {
		d, err := judge.Decide(context.Background(), desk.Question{Text: text, About: about})
		if err != nil {
			t.Fatal(err)
		}
		switch d.Verdict {
		case desk.Answer:
			if len(d.Articles) != 1 {
				t.Errorf("%q is answered from %v", text, d.Articles)
			}
		case desk.AskBack:
			if len(d.Articles) == 0 || len(d.Articles) > 3 {
				t.Errorf("%q offers %v", text, d.Articles)
			}
		case desk.HandOver, desk.Urgent:
		case desk.SmallTalk:
			if d.Intent == "" {
				t.Errorf("%q is small talk without intent", text)
			}
		default:
			t.Errorf("%q: verdict %q", text, d.Verdict)
		}
		if len(d.Why) == 0 {
			t.Errorf("%q: %s without a reason", text, d.Verdict)
		}
	})
}

func BenchmarkDecide(b *testing.B) {
	judge := open(b).judge
	for name, text := range map[string]string{
		"question": "nhà em nghoe muon xin sửa nhà dột thì nộp giấy tờ gì ở đâu",
		"long":     strings.Repeat("con bị ba xzq đánh ", 200),
		"alarm":    "nhà tui cháy rồi",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				decide(b, judge, text)
			}
		})
	}
}

// TestPlace reads names of communes, old and new, and leaves those of people alone.
func TestPlace(t *testing.T) {
	judge := answer.New(finder{}, lists)
	for text, want := range map[string]string{
		"nhà tui ở ấp 3 xã Minh Tâm cũ": "minh-duc", "o minh tam vay von": "minh-duc", "vay vốn ở Tân Khai": "tan-khai",
		"phuong tan khai o dau": "tan-khai", "thị trấn Tân Khai": "tan-khai", "ông Minh Tâm vay vốn": "", "vay vốn xã nào": "",
		"xã Minh Đức, không phải xã Tân Khai": "minh-duc",
	} {
		if got := decide(t, judge, text).Place.ID; got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
