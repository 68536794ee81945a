package answer_test

import (
	"context"
	"slices"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// follows are follow-ups after an article, and what they lead to.
var follows = []struct {
	text, about string
	household   desk.Group
	verdict     desk.Verdict
	article     string // the first of the decision, "" for any
	section     desk.SectionKind
}{
	{"còn cận nghèo thì sao", "bhyt-ho-ngheo", "", desk.Answer, "bhyt-ho-can-ngheo", ""},
	{"thế hộ mới thoát nghèo thì sao", "bhyt-ho-ngheo", "", desk.Answer, "bhyt-moi-thoat-ngheo", ""},
	{"còn nghèo thì sao", "vay-ho-can-ngheo", "", desk.Answer, "vay-ho-ngheo", ""},
	{"hộ nghèo thì sao", "vay-ho-can-ngheo", "", desk.Answer, "vay-ho-ngheo", ""},
	{"còn người dân tộc thì sao", "bhyt-ho-ngheo", "", desk.Answer, "bhyt-dan-toc-thieu-so", ""},
	{"còn hộ nghèo thì sao", "bhyt-dan-toc-thieu-so", "", desk.Answer, "bhyt-ho-ngheo", ""},
	{"còn cận nghèo cần giấy gì", "vay-ho-ngheo", "", desk.Answer, "vay-ho-can-ngheo", desk.SectionPapers},
	{"cần giấy gì", "vay-ho-ngheo", "", desk.Answer, "vay-ho-ngheo", desk.SectionPapers},
	{"nộp ở đâu", "vay-ho-ngheo", "", desk.Answer, "vay-ho-ngheo", desk.SectionWhere},
	{"ở An Khương thì nộp đâu", "huu-tri-xa-hoi", "", desk.Answer, "huu-tri-xa-hoi", desk.SectionWhere},
	{"bao lâu có", "huu-tri-xa-hoi", "", desk.Answer, "huu-tri-xa-hoi", desk.SectionTime},
	{"mấy tuổi mới được", "huu-tri-xa-hoi", "", desk.Answer, "huu-tri-xa-hoi", desk.SectionWho},
	{"mấy tuổi mới được", "vay-ho-ngheo", "", desk.HandOver, "vay-ho-ngheo", desk.SectionWho},
	{"mấy tuổi mới được", "bhyt-ho-can-ngheo", "", desk.Answer, "bhyt-ho-can-ngheo", ""},
	{"được bao nhiêu", "vay-ho-ngheo", "", desk.Answer, "vay-ho-ngheo", desk.SectionWhat},
	{"rồi sao nữa", "vay-ho-ngheo", "", desk.Answer, "vay-ho-ngheo", ""},
	{"còn năm ngoái?", "huu-tri-xa-hoi", "", desk.Answer, "huu-tri-xa-hoi", ""},
	{"vậy khỏi đóng tiền luôn hả", "bhyt-ho-ngheo", "", desk.Answer, "bhyt-ho-ngheo", ""},
	{"còn cận nghèo thì sao", "tien-dien", "", desk.Answer, "tien-dien", ""},
	{"con tui thì sao", "bhyt-ho-ngheo", "", desk.Answer, "bhyt-ho-ngheo", ""},
	{"con tui thì sao", "hoc-nghe", "", desk.HandOver, "hoc-nghe", ""},
	{"còn bò sữa thì sao", "sinh-ke", "", desk.HandOver, "sinh-ke", ""},
	{"thẻ bảo hiểm sao", "hoc-phi", "ho-can-ngheo", desk.Answer, "bhyt-ho-can-ngheo", ""},
	{"vay vốn", "", "moi-thoat-ngheo", desk.Answer, "vay-moi-thoat-ngheo", ""},
	// New topics.
	{"thế còn tiền học phí thì sao", "bhyt-ho-ngheo", "ho-ngheo", desk.Answer, "hoc-phi", ""},
	{"còn trợ cấp khuyết tật thì sao", "bhyt-ho-ngheo", "", desk.Answer, "tro-cap-khuyet-tat", ""},
	{"vay cận nghèo nhiêu", "bhyt-ho-ngheo", "", desk.Answer, "vay-ho-can-ngheo", ""},
	// Nothing was talked about.
	{"còn cận nghèo thì sao", "", "", desk.AskBack, "", ""},
	{"còn hộ nghèo thì sao", "", "", desk.AskBack, "", ""},
	{"hộ nghèo được gì", "", "", desk.AskBack, "", ""},
	{"rồi sao nữa", "", "", desk.SmallTalk, "", ""},
	{"cái đó á", "", "", desk.HandOver, "", ""},
}

func TestFollowUps(t *testing.T) {
	d := open(t)
	for _, c := range follows {
		for _, text := range []string{c.text, viet.Fold(c.text)} {
			got, err := d.judge.Decide(context.Background(), desk.Question{Text: text, Day: asOf, About: c.about, Household: c.household})
			if err != nil {
				t.Fatal(err)
			}
			if got.Verdict != c.verdict || c.article != "" && got.Articles[0] != c.article || c.section != "" && got.Section != c.section {
				t.Errorf("%q after %q: %s %v %q, want %s %s %q; %v", text, c.about, got.Verdict, got.Articles, got.Section, c.verdict, c.article, c.section, got.Why)
			}
		}
	}
}

func TestFollowUpSaysWhatItIsAbout(t *testing.T) {
	d := open(t)
	ask := func(text, about string) desk.Decision {
		got, err := d.judge.Decide(context.Background(), desk.Question{Text: text, Day: asOf, About: about})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := ask("rồi sao nữa", "tien-dien"); !got.Next {
		t.Errorf("what comes next: %+v", got)
	}
	if got := ask("mấy tuổi mới được", "bhyt-ho-can-ngheo"); len(got.Said) != 1 || got.Said[0].Kind != desk.SectionNotes {
		t.Errorf("an age that stands in the notes: %+v", got.Said)
	}
	if got := ask("còn năm ngoái", "tien-dien"); got.On != desk.NewDay(2025, 12, 31) {
		t.Errorf("last year is %s", got.On)
	}
	if got := ask("hồi trước sao", "huu-tri-xa-hoi"); got.On != desk.NewDay(2026, 6, 30) {
		t.Errorf("before is %s", got.On)
	}
	if got := ask("năm 2024 thì sao", "huu-tri-xa-hoi"); got.On != desk.NewDay(2024, 12, 31) {
		t.Errorf("2024 is %s", got.On)
	}
	if got := ask("còn cận nghèo thì sao", "tien-dien"); len(got.Said) == 0 || got.Unsaid {
		t.Errorf("no line about them: %+v", got)
	}
	if got := ask("còn hộ mới thoát nghèo thì sao", "tien-dien"); !got.Unsaid || len(got.Articles) != 1 {
		t.Errorf("what the article does not tell: %+v", got)
	}
}

// A year that a question names ahead asks for the rule of then; one gone by may
// be of anything in the story.
func TestYearAhead(t *testing.T) {
	d := open(t)
	for text, want := range map[string]desk.Day{
		"chuẩn nghèo năm 2027 là bao nhiêu": desk.NewDay(2027, 12, 31), "sang nam muc chuan ngheo len bao nhieu": desk.NewDay(2027, 12, 31),
		"chuẩn nghèo năm 2026 là bao nhiêu": {}, "chuẩn nghèo năm 2024 là bao nhiêu": {}, "năm 2027 tiền điện hộ nghèo được bao nhiêu": {},
	} {
		got, err := d.judge.Decide(context.Background(), desk.Question{Text: text, Day: asOf})
		if err != nil || got.Verdict != desk.Answer || got.On != want {
			t.Errorf("%q: %s on %q, want %q", text, got.Verdict, got.On, want)
		}
	}
}

func TestOwnHousehold(t *testing.T) {
	d := open(t)
	for text, want := range map[string]desk.Group{
		"tui hộ cận nghèo": "ho-can-ngheo", "nha tui thuoc ho ngheo": "ho-ngheo", "dạ nhà em mới thoát nghèo á": "moi-thoat-ngheo",
		"nhà tui hộ cận nghèo, con đi học được giảm gì": "ho-can-ngheo",
		"còn hộ nghèo thì sao":                          "", "hộ nghèo là gì": "", "tui muốn hỏi hộ nghèo": "", "xin xét hộ nghèo": "",
		"nhà tui cận nghèo": "ho-can-ngheo", "tui có sổ nghèo": "ho-ngheo", "em thuộc diện nghèo": "ho-ngheo",
		"tui người dân tộc": "", "nhà tui nghèo quá": "", "tui nhà nghèo quá": "", "nha em ngheo lam": "", "không cho nhà em vô hộ nghèo": "", "con tui bị khuyết tật": "", "tui bệnh nặng": "",
	} {
		if got := decide(t, d.judge, text); got.Household != want {
			t.Errorf("%q: household %q, want %q", text, got.Household, want)
		}
	}
	if got := decide(t, d.judge, "nhà tui hộ cận nghèo"); got.Intent != desk.IntentHousehold {
		t.Errorf("a household alone: %s %q", got.Verdict, got.Intent)
	}
}

func TestChoiceInWords(t *testing.T) {
	d := open(t)
	cards := []desk.Offer{
		{Label: "Thẻ bảo hiểm y tế cho hộ nghèo", Article: "bhyt-ho-ngheo"},
		{Label: "Thẻ bảo hiểm y tế cho hộ cận nghèo", Article: "bhyt-ho-can-ngheo"},
		{Label: "Vay vốn tạo việc làm", Article: "vay-viec-lam"},
		{Label: "Không phải, cho gặp cán bộ"},
	}
	for _, c := range []struct {
		text  string
		asked bool
		want  int // 0 for none
	}{
		{"cái thứ hai", true, 2}, {"cai thu 2", true, 2}, {"số 2", true, 2}, {"cái đầu", true, 1}, {"cai cuoi", true, 3},
		{"cận nghèo á", true, 2}, {"can ngheo", true, 2}, {"nghèo", true, 1}, {"hộ nghèo", true, 1}, {"cái vay vốn", true, 3}, {"ba", true, 3},
		{"cái bảo hiểm", true, 0}, {"cái thứ tám", true, 0}, {"ba tui", true, 0}, {"", true, 0},
		{"cái thứ hai", false, 2}, {"ba", false, 0}, {"cái vay vốn", false, 0}, {"cận nghèo á", false, 0},
	} {
		got, err := d.judge.Decide(context.Background(), desk.Question{Text: c.text, Day: asOf, Choices: cards, AskedBack: c.asked})
		if err != nil {
			t.Fatal(err)
		}
		if got.Choice != c.want || (got.Verdict == desk.Chosen) != (c.want != 0) {
			t.Errorf("%q, asked back %v: %s %d, want %d", c.text, c.asked, got.Verdict, got.Choice, c.want)
		}
	}
}

// Danger goes before every follow-up.
func TestDangerInFollowUp(t *testing.T) {
	d := open(t)
	for _, text := range []string{"còn nhà tui đang cháy thì sao", "chong danh toi", "vay con bi danh bam"} {
		got, err := d.judge.Decide(context.Background(), desk.Question{Text: text, Day: asOf, About: "bhyt-ho-ngheo", AskedBack: true,
			Choices: []desk.Offer{{Label: text, Article: "bhyt-ho-ngheo"}}})
		if err != nil || got.Verdict != desk.Urgent {
			t.Errorf("%q: %s, %v", text, got.Verdict, err)
		}
	}
}

// Whatever is typed behind an answer, the decision can be acted on.
func FuzzFollowUp(f *testing.F) {
	d := open(f)
	for _, c := range follows {
		f.Add(c.text, c.about)
	}
	f.Add("cái thứ 99999999999999999999", "tien-dien")
	f.Add("năm 2099 2024 nghèo cận nghèo", "bhyt-ho-ngheo")
	f.Fuzz(func(t *testing.T, text, about string) {
		choices := []desk.Offer{{Label: text, Article: about}, {}}
		got, err := d.judge.Decide(context.Background(), desk.Question{
			Text: text, Day: asOf, About: about, Household: desk.Group(about), Choices: choices, AskedBack: true,
		})
		switch {
		case err != nil:
			t.Fatal(err)
		case got.Verdict == desk.Answer && len(got.Articles) == 0, got.Unsaid && len(got.Articles) == 0:
			t.Errorf("%s without an article", got.Verdict)
		case got.Verdict == desk.Chosen && (got.Choice < 1 || got.Choice > len(choices)):
			t.Errorf("choice %d", got.Choice)
		case got.Household != "" && !slices.Contains([]desk.Group{"ho-ngheo", "ho-can-ngheo", "moi-thoat-ngheo"}, got.Household):
			t.Errorf("household %q is noted", got.Household)
		}
	})
}

// A message that asks for two things is answered from one and offers the other,
// with the part of the article its own words ask for.
func TestSeveralNeeds(t *testing.T) {
	d := open(t)
	sections := map[string]desk.SectionKind{"hoc-phi": ""}
	for text, where := range map[string]desk.SectionKind{
		"Dạ cho tui hỏi hộ nghèo mua thẻ bảo hiểm y tế có phải đóng tiền không. Với lại con đi học cấp hai có phải đóng học phí không vậy": "",
		"thẻ bảo hiểm hộ nghèo làm ở đâu với lại học phí cấp 3 có được miễn không":                                                         desk.SectionWhere,
		"học phí cấp 3 có được miễn không, sẵn cho hỏi thẻ bảo hiểm hộ nghèo làm ở đâu":                                                    desk.SectionWhere,
	} {
		sections["bhyt-ho-ngheo"] = where
		for _, form := range typings {
			got := decide(t, d.judge, form.form(text))
			both := slices.Contains(got.Articles, "hoc-phi") && slices.Contains(got.Articles, "bhyt-ho-ngheo")
			if got.Verdict != desk.Answer || !both || got.Several && got.Section != sections[got.Articles[0]] {
				t.Errorf("%s: %q: %s %v %q, several %v", form.name, text, got.Verdict, got.Articles, got.Section, got.Several)
			}
		}
	}
	if got := decide(t, d.judge, "con tui bị khuyết tật nặng, cho hỏi tiền điện hộ nghèo được bao nhiêu"); got.Several {
		t.Errorf("a story is no question: %v", got.Articles)
	}
}
