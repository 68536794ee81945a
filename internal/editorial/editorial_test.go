package editorial

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

var noon = time.Date(2026, time.November, 30, 12, 0, 0, 0, desk.Zone)

func answered() desk.Ticket {
	return desk.Ticket{ID: 12, State: desk.TicketAnswered, Question: "xin khoan giếng ở đâu"}
}

func TestQuestion(t *testing.T) {
	article := desk.Article{ID: "nuoc-sach", Questions: []string{"Xin nước sạch?"}, Asked: []string{"khoan GIẾNG"}}
	open := answered()
	open.State = desk.TicketClaimed
	spoken := answered()
	spoken.Question = "" // a voice note
	for _, test := range []struct {
		ticket desk.Ticket
		words  string
		want   error
	}{
		{spoken, "xin khoan giếng", ErrNoWords},
		{answered(), "xin  khoan giếng\nở đâu", nil},
		{open, "xin khoan giếng", ErrNotAnswered},
		{answered(), " ", ErrNoWords},
		{answered(), "xin nước sạch", ErrHeld},
		{answered(), "Khoan giếng!", ErrHeld},
		{answered(), "gọi tôi 0912 345 678 nha", ErrNumber},
		{answered(), "số 079123456789", ErrNumber},
		{answered(), "vay 50.000.000 đồng được không", nil},
		{answered(), strings.Repeat("dài ", 41), ErrLong},
	} {
		p, err := Question(test.ticket, test.words, article, "telegram:1", noon)
		if !errors.Is(err, test.want) || test.want == nil && (p.Validate() != nil || strings.Contains(p.Question, "\n")) {
			t.Errorf("%q: %+v, %v, want %v", test.words, p, err, test.want)
		}
	}
}

func TestDraft(t *testing.T) {
	articles := []desk.Article{{Title: "Nước sạch ở ấp"}}
	draft := desk.Proposal{Question: "xin khoan giếng", Topic: "y-te", Source: "NĐ 1/2026/NĐ-CP", By: "telegram:1"}
	for answer, want := range map[string]error{
		"Bà con tới ấp ghi tên.": nil, "": ErrNoWords, "Nước sạch ở ấp": ErrOwnWords, "Gọi 0912345678": ErrNumber,
	} {
		draft.Answer = answer
		if p, err := Draft(answered(), draft, articles, noon); !errors.Is(err, want) || want == nil && p.Validate() != nil {
			t.Errorf("%q: %+v, %v, want %v", answer, p, err, want)
		}
	}
}

// Only who saw what would be written may agree, and once.
func TestAgree(t *testing.T) {
	shown := desk.Proposal{State: desk.ProposalShown, By: "telegram:1"}
	agreed, err := Agree(shown, "telegram:1", noon)
	if err != nil || agreed.State != desk.ProposalAgreed {
		t.Errorf("agreed is %+v, %v", agreed, err)
	}
	if _, err := Agree(shown, "telegram:2", noon); !errors.Is(err, ErrNotShown) {
		t.Errorf("somebody else agrees: %v", err)
	}
	if _, err := Agree(agreed, "telegram:1", noon); !errors.Is(err, ErrAgreed) {
		t.Errorf("agreed twice: %v", err)
	}
	if _, err := Agree(desk.Proposal{State: desk.ProposalWritten}, "telegram:1", noon); !errors.Is(err, ErrWritten) {
		t.Errorf("written: %v", err)
	}
}

func TestFigures(t *testing.T) {
	for text, want := range map[string][]string{
		"mỗi tháng 540.000 đồng, tức 540 ngàn":     {"sum 540000"},
		"2,2 triệu hay 2.200.000":                  {"sum 2200000"},
		"hỗ trợ 70% (70 phần trăm) tiền đóng":      {"% 70"},
		"trước 30/6/2027, trong 15 ngày, ấp 5":     {"day 30/6/2027", "ngày 15"},
		"từ 75 tuổi, 2 đợt, đường 752":             {"tuổi 75"},
		"không có con số nào, gọi 115":             nil,
		"1 tỷ đồng":                                {"sum 1000000000"},
		"5 km, 3 lần, 2 năm, 6 tháng, 6 Tháng rồi": {"km 5", "lần 3", "năm 2", "tháng 6"},
	} {
		var keys []string
		for _, figure := range Figures(text) {
			keys = append(keys, figure.Key)
		}
		if !reflect.DeepEqual(keys, want) {
			t.Errorf("%q: %q, want %q", text, keys, want)
		}
	}
}

func TestStrangeFigures(t *testing.T) {
	const article = "Mức là 540.000 đồng một tháng, từ 75 tuổi."
	if strange := Strange("Được 500.000 đồng, từ 75 tuổi", article); len(strange) != 1 || strange[0].Written != "500.000 đồng" {
		t.Errorf("strange is %v", strange)
	}
	if strange := Strange("540 ngàn nha bà con", article); len(strange) != 0 {
		t.Errorf("strange is %v", strange)
	}
	if differ := Differ("500.000 đồng", "Bà con tới xã hỏi."); differ != nil {
		t.Errorf("an answer without figures differs in %v", differ)
	}
	if differ := Differ("500.000 đồng", article); len(differ) != 1 {
		t.Errorf("they differ in %v", differ)
	}
}

func FuzzFigures(f *testing.F) {
	f.Add("540.000 đồng", "1/7/2026")
	f.Add("9999999999999999999999 tỷ", ",,..//")
	f.Fuzz(func(t *testing.T, one, other string) {
		if strange := Strange(one, one+" "+other); len(strange) > 0 && !strings.HasSuffix(one, strange[len(strange)-1].Written) {
			// Only what stands last can read otherwise when more follows it.
			t.Errorf("%q does not hold its own %v", one, strange)
		}
	})
}
