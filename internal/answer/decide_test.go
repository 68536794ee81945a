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

// finder is a Finder that gives what it holds.
type finder struct {
	finds []desk.Find
	err   error
}

func (f finder) Find(_ context.Context, text string, n int) (string, []desk.Find, error) {
	return "read: " + text, f.finds[:min(n, len(f.finds))], f.err
}

// closed is a Finder that must not be asked.
type closed struct{ t *testing.T }

func (c closed) Find(_ context.Context, text string, _ int) (string, []desk.Find, error) {
	c.t.Errorf("the base was asked about %q", text)
	return "", nil, nil
}

var vocabulary = desk.Vocabulary{
	Talk: []desk.Phrases{
		{ID: "greeting", Say: []string{"chào", "chào anh"}}, {ID: "thanks", Say: []string{"cảm ơn"}}, {ID: "person", Say: []string{"gặp cán bộ"}},
	},
	Personal:      []string{"tới đâu rồi", "hồ sơ của tôi"},
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
		{"cho nhap ven gap", "medical", "nhap ven gap"},
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
		{ID: "a", Score: 9, Coverage: 1, Closeness: 1, Substance: 9}, {ID: "b", Score: 1, Coverage: 0.49}, {ID: "c", Score: 1, Coverage: 0.5},
		{ID: "d", Score: 1, Coverage: 0.6}, {ID: "e", Score: 1, Coverage: 0.7},
	}
	judge := answer.New(finder{finds: finds}, lists)
	for text, phrase := range map[string]string{
		"hồ sơ vay tới đâu rồi": "tới đâu rồi", "ho so cua toi sao": "hồ sơ của tôi", "số 070183001234 nghèo chưa": "•••",
	} {
		d := decide(t, judge, text)
		if d.Verdict != desk.HandOver || !d.Personal || !slices.Equal(d.Articles, []string{"a", "c", "d"}) || phraseOf(d) != phrase {
			t.Errorf("%q: %s personal %v, articles %v, %v", text, d.Verdict, d.Personal, d.Articles, d.Why)
		}
		if strings.Contains(d.Masked, "070183001234") {
			t.Errorf("%q is masked as %q", text, d.Masked)
		}
	}
	if d := decide(t, judge, "hồ sơ vay vốn"); d.Personal || d.Verdict != desk.Answer || d.Masked != "hồ sơ vay vốn" {
		t.Errorf("not personal: %+v", d)
	}
}

// TestWeigh walks along the borders: half the coverage, one and a half times
// the closeness and the lead are 1.30 for an answer, the first two 0.55 for
// asking back.
func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		name                        string
		coverage, closeness, second float64 // the second's score; the best's is 1
		substance                   float64
		want                        desk.Verdict
	}{
		{"sure", 1, 0.2, 0.49, 5, desk.Answer},
		{"hardly short of sure", 1, 0.2, 0.51, 5, desk.AskBack},
		{"no rival, which is half a lead", 1, 0.2, 0, 5, desk.Answer},
		{"no rival and close to nothing foreseen", 1, 0, 0, 5, desk.HandOver},
		{"no rival, but too little else", 0.59, 0, 0, 5, desk.HandOver},
		{"close to a foreseen question", 0.9, 0.6, 1, 5, desk.Answer},
		{"too little of it covered", 0.54, 1, 0, 5, desk.AskBack},
		{"just enough covered", 0.55, 1, 0, 5, desk.Answer},
		{"too little to go by", 1, 1, 0, 3.4, desk.AskBack},
		{"just enough to go by", 1, 1, 0, 3.5, desk.Answer},
		{"maybe", 1, 0.04, 1, 5, desk.AskBack},
		{"hardly short of maybe", 1, 0.03, 1, 5, desk.HandOver},
		{"no way to tell", 0, 0, 1, 0, desk.HandOver},
	} {
		finds := []desk.Find{{ID: "a", Score: 1, Coverage: c.coverage, Closeness: c.closeness, Substance: c.substance}}
		if c.second > 0 {
			finds = append(finds, desk.Find{ID: "b", Score: c.second, Coverage: c.coverage, Closeness: c.closeness})
		}
		d := decide(t, answer.New(finder{finds: finds}, lists), "vay vốn")
		if d.Verdict != c.want || d.Why[0].ID != "why.evidence" || len(d.Why) != 2 {
			t.Errorf("%s: %s %v, want %s", c.name, d.Verdict, d.Why, c.want)
		}
		if d.Question != "read: vay vốn" || len(d.Finds) != len(finds) {
			t.Errorf("%s: question %q with %d finds", c.name, d.Question, len(d.Finds))
		}
		if d.Verdict == desk.Answer && !slices.Equal(d.Articles, []string{"a"}) {
			t.Errorf("%s: answers from %v", c.name, d.Articles)
		}
	}
	if d := decide(t, answer.New(finder{}, lists), "vay vốn"); d.Verdict != desk.HandOver || d.Articles != nil || d.Why[0].ID != "why.nothing" {
		t.Errorf("nothing found: %s %v %v", d.Verdict, d.Articles, d.Why)
	}
}

func TestOffers(t *testing.T) {
	find := func(id string, coverage, closeness float64) desk.Find {
		return desk.Find{ID: id, Score: 1, Coverage: coverage, Closeness: closeness, Substance: 9}
	}
	for _, c := range []struct {
		name  string
		finds []desk.Find
		want  []string
	}{
		{"at most three", []desk.Find{find("a", 1, 0.1), find("b", 1, 0.1), find("c", 1, 0.1), find("d", 1, 0.1)}, []string{"a", "b", "c"}},
		{"not one far behind", []desk.Find{find("a", 1, 0.2), find("b", 0.7, 0), find("c", 1, 0)}, []string{"a", "c"}},
		{"pointers of a hand-over", []desk.Find{find("a", 0.5, 0), find("b", 0.49, 0), find("c", 0.5, 0)}, []string{"a", "c"}},
	} {
		d := decide(t, answer.New(finder{finds: c.finds}, lists), "vay vốn")
		if !slices.Equal(d.Articles, c.want) || d.Verdict == desk.Answer {
			t.Errorf("%s: %s %v, want %v", c.name, d.Verdict, d.Articles, c.want)
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
