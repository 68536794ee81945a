package answer_test

import (
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// A question is found wherever it stands in a story, and neither the story nor
// noise around it takes its place.
func TestLongMessage(t *testing.T) {
	judge := open(t).judge
	const question = "nhà dột nát xin hỗ trợ sửa nhà ở đâu"
	story := strings.Repeat("Sáng nay trời đẹp quá, tôi đi dạo một vòng. ", 90)
	for name, text := range map[string]string{
		"at the end":           story + question,
		"at the beginning":     question + ". " + story,
		"without stops":        strings.Repeat("sang nay troi dep qua ", 150) + question,
		"after many greetings": strings.Repeat("Chào. ", 600) + question,
		"before unknown words": question + ". " + strings.Repeat("xzq ", 1000),
		"before marks alone":   question + strings.Repeat("\u0301", 4000),
		"before pictures":      question + strings.Repeat(" 😊", 2000),
	} {
		if d := decide(t, judge, text); len(d.Articles) == 0 || d.Articles[0] != "nha-o" {
			t.Errorf("%s: %s %v, want nha-o first", name, d.Verdict, d.Articles)
		}
	}
}

// A flood of subjects is read from both ends and no further.
func TestLongMessageIsBounded(t *testing.T) {
	flood := strings.Repeat("Miễn học phí bao nhiêu. ", 300) + strings.Repeat("Vay vốn hộ nghèo bao nhiêu. ", 300) + strings.Repeat("Miễn học phí bao nhiêu. ", 300)
	if d := decide(t, open(t).judge, flood); slices.Contains(d.Articles, "vay-ho-ngheo") {
		t.Errorf("the middle of a flood was read: %s %v", d.Verdict, d.Articles)
	}
}

// A message that asks for two things is answered in one and offers the other;
// one that asks for one thing is not said to ask for more.
func TestTwoNeeds(t *testing.T) {
	judge := open(t).judge
	for _, c := range []struct {
		text    string
		several []string // nil for a message with one need
	}{
		{
			`Dạ chào cán bộ, nhà tui ở ấp 3, ông nhà mất rồi, một mình tui nuôi ba đứa nhỏ, thằng lớn đang học lớp 8, mấy năm nay
			làm mướn bữa có bữa không. Cho tui hỏi con tui đi học có được miễn học phí không? Với lại nhà dột quá, muốn xin tiền sửa nhà
			thì làm đơn ở đâu? Tui không rành chữ nghĩa, cán bộ chỉ giùm, cảm ơn nhiều lắm.`,
			[]string{"hoc-phi", "nha-o"},
		},
		{
			`da chao chi em o ap soc lon hoi gium ba hang xom ba 78 tuoi khong co luong huu co duoc tro cap nguoi gia hang thang khong
			voi lai nha ba ho ngheo tien dien duoc ho tro may dong mot thang ba o mot minh con chau di lam xa het roi toi nghiep lam`,
			[]string{"huu-tri-xa-hoi", "tien-dien"},
		},
		{"hộ nghèo được hỗ trợ tiền điện bao nhiêu, với lại tui muốn kiếm việc làm gần nhà thì hỏi ở đâu", []string{"tien-dien", "viec-lam"}},
		{"con tui học lớp 5, nhà hộ nghèo, vậy có được miễn học phí không", nil},
		{"nhà tui nghèo, mái tôn dột hết, xin tiền sửa nhà ở đâu", nil},
	} {
		for _, form := range typings {
			d := decide(t, judge, form.form(c.text))
			offered := d.Verdict == desk.Answer && !(d.Several && len(c.several) == 0)
			for _, id := range c.several {
				offered = offered && slices.Contains(d.Articles, id)
			}
			if !offered {
				t.Errorf("%s: %.60q: %s %v several %v, want %v", form.name, c.text, d.Verdict, d.Articles, d.Several, c.several)
			}
		}
	}
}
