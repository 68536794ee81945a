package dialogue_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// Who writes far too fast is asked to wait, once, and told from where on nothing
// was answered. Danger is answered all the same, and so is everybody else.
func TestTooManyMessages(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	now := desk.NewDay(2026, 11, 23).Start().Add(9 * time.Hour)
	engine.Now = func() time.Time { return now }
	from := func(chat string, i int, text string) []desk.Reply {
		t.Helper()
		memory.said = nil
		err := engine.Receive(t.Context(), desk.Message{
			ID: desk.MessageID(fmt.Sprintf("test:%s:%d", chat, i)), Chat: desk.NewChatID("test", chat), Kind: desk.KindText, Text: text,
		})
		if err != nil {
			t.Fatal(err)
		}
		return memory.said
	}
	answered, slowed := 0, 0
	for i := range 300 {
		for _, reply := range from("nhanh", i, fmt.Sprintf("tien dien ho ngheo %d", i)) {
			switch plain := reply.Plain(); {
			case strings.Contains(plain, "Tin tới nhanh quá") && strings.Contains(plain, "tien dien ho ngheo 40"):
				slowed++
			case strings.Contains(plain, "Hỗ trợ tiền điện"):
				answered++
			}
		}
	}
	if answered != 40 || slowed != 1 || len(memory.turns) != 300 {
		t.Errorf("%d answered, slowed %d times, %d written down; want 40, once, 300", answered, slowed, len(memory.turns))
	}
	heard := 0
	for i := range 300 {
		heard += len(from("lệnh", i, "/vao AAAA-BBBB-CCCC"))
	}
	if heard != 41 {
		t.Errorf("heard %d times, want 40 times about the code and once to wait", heard)
	}
	if said := from("nhanh", 1000, "chong danh toi chay mau"); len(said) == 0 || !strings.Contains(said[0].Plain(), "113") {
		t.Errorf("danger in a hurry: %v", said)
	}
	if said := from("khác", 0, "tien dien ho ngheo"); !strings.Contains(said[len(said)-1].Plain(), "Hỗ trợ tiền điện") {
		t.Errorf("somebody else meanwhile: %v", said)
	}
	now = now.Add(time.Minute)
	if said := from("nhanh", 1001, "tien dien ho ngheo"); !strings.Contains(said[len(said)-1].Plain(), "Hỗ trợ tiền điện") {
		t.Errorf("a minute later: %v", said)
	}
}

// Ten messages passed on at once, each of which arrives twice, are ten questions
// in order, answered once each.
func TestTenPassedOn(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	admit(t, memory, engine.Now(), []string{"lành", "hamlet-head", "tan-hung", "ấp 3"})
	head := desk.NewChatID("test", "lành")
	questions := []string{
		"tien dien ho ngheo duoc bao nhieu", "tre em duoi 6 tuoi co the bao hiem khong", "con hoc lop 3 co dong hoc phi khong",
		"người già 75 tuổi có tiền hằng tháng không", "xin xet ho ngheo thang may", "mất giấy chứng nhận hộ nghèo làm lại ở đâu",
		"vay tiền cho con đi học đại học", "luật sư miễn phí cho hộ nghèo", "học nghề có được tiền ăn không", "tiền mai táng được bao nhiêu",
	}
	var heard []string
	for i, question := range questions {
		for range 2 {
			memory.said = nil
			err := engine.Receive(t.Context(), desk.Message{
				ID: desk.MessageID(fmt.Sprintf("test:lành:%d", i)), Chat: head, Kind: desk.KindText, Text: question, Forwarded: true,
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, reply := range memory.said {
				if text := reply.Plain(); strings.HasPrefix(text, "Nói với bà con:") {
					if len(reply.Choices) > 0 {
						t.Errorf("what is passed on has buttons: %q", text)
					}
					heard = append(heard, question)
				}
			}
		}
	}
	relays, err := memory.Relays(t.Context(), head, 50)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(heard, "|") != strings.Join(questions, "|") || len(relays) != len(questions) {
		t.Errorf("answered %q of %d, %d noted", heard, len(questions), len(relays))
	}
	for i, relay := range relays {
		if want := questions[len(questions)-1-i]; relay.Question != want || relay.Answered.IsZero() {
			t.Errorf("noted %d: %q answered %v, want %q", i, relay.Question, relay.Answered, want)
		}
	}
}
