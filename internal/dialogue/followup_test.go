package dialogue_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// A session keeps the kind of household as an ID and nothing else about people,
// however a talk goes.
func TestSessionKeepsOnlyTheKindOfHousehold(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	for text, want := range map[string]desk.Group{
		"nhà tui hộ cận nghèo nha":                      "ho-can-ngheo",
		"tui người Stiêng":                              "",
		"bhyt người dân tộc thiểu số":                   "",
		"con tui bị khuyết tật nặng được trợ cấp gì":    "",
		"tui bị ung thư thì bảo hiểm trả bao nhiêu":     "",
		"can ngheo dong bhyt may phan tram":             "ho-can-ngheo",
		"tiền điện hộ nghèo được bao nhiêu":             "", // no sign of what the asker is
		"lam sao xin xet ho ngheo":                      "",
		"còn người dân tộc thì sao":                     "",
		"mẹ tui tâm thần, nhà mới thoát nghèo thì sao":  "",
		"vay vốn hộ mới thoát nghèo lãi suất bao nhiêu": "moi-thoat-ngheo",
	} {
		clear(memory.sessions)
		say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: text})
		session := memory.sessions["test:dân"]
		if session.Household != want {
			t.Errorf("%q: household %q is kept, want %q", text, session.Household, want)
		}
		session.Choices, session.Article = nil, ""
		kept, err := json.Marshal(session)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"dan-toc", "khuyet-tat", "tiêng", "ung thư", "tâm thần"} {
			if strings.Contains(string(kept), word) {
				t.Errorf("%q: %s is kept", text, kept)
			}
		}
	}
}

func TestTalkEnds(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	now := desk.NewDay(2026, 11, 23).Start().Add(8 * time.Hour)
	engine.Now = func() time.Time { return now }
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "đồng ý"})
	for wait, remembered := range map[time.Duration]bool{time.Minute: true, 5 * time.Hour: true, 7 * time.Hour: false, 30 * 24 * time.Hour: false} {
		say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "tui ở An Khương"})
		say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "can ngheo dong bhyt may phan tram"})
		now = now.Add(wait)
		heard := say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "còn hộ nghèo thì sao"})
		if got := strings.Contains(heard, "Người trong hộ nghèo được Nhà nước đóng hết"); got != remembered {
			t.Errorf("after %s the talk goes on: %v, want %v", wait, got, remembered)
		}
		if session := memory.sessions["test:dân"]; session.Place == "" {
			t.Errorf("after %s the commune is forgotten", wait)
		}
	}
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "xóa"})
	session := memory.sessions["test:dân"]
	if session.Household != "" || session.Article != "" || session.Place != "" || !session.Seen.IsZero() || len(session.Choices) > 0 {
		t.Errorf("after xóa %+v is kept", session)
	}
}

// "Rồi sao nữa" tells every part once, in their order, and then says that it is all.
func TestTellingOnEnds(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: "a:huu-tri-xa-hoi"})
	var told []desk.SectionKind
	for range 10 {
		heard := say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "roi sao nua"})
		if strings.Contains(heard, "Tôi nói hết bài") {
			break
		}
		told = append(told, memory.sessions["test:dân"].Section)
	}
	if want := []desk.SectionKind{"who", "what", "papers", "where", "time", "notes"}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

// What was asked before the desk asked back is told with the choice.
func TestChoiceAnswersThePartAskedFor(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "vay tiền cần giấy tờ gì"})
	if memory.sessions["test:dân"].Misses == 0 {
		t.Fatal("the desk did not ask back")
	}
	if heard := say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "cái đầu"}); !strings.Contains(heard, "\nGiấy tờ\n") {
		t.Errorf("heard %q", heard)
	}
}
