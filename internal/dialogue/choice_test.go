package dialogue_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
)

// say hands in one message and returns everything the desk answers.
func say(t *testing.T, engine *dialogue.Engine, memory *memory, message desk.Message) string {
	t.Helper()
	memory.said = nil
	message.ID = desk.MessageID(fmt.Sprintf("test:dân:%d", len(memory.turns)+1))
	message.Chat, message.At = "test:dân", time.Unix(1, 0)
	if err := engine.Receive(t.Context(), message); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, reply := range memory.said {
		texts = append(texts, reply.Plain())
	}
	return strings.Join(texts, "\n")
}

func TestNumbersWorkTypedInManyWays(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	start := desk.Message{Kind: desk.KindStart}
	for _, test := range []struct{ typed, want string }{
		{"4", "Vay vốn Ngân hàng"}, {" 4. ", "Vay vốn Ngân hàng"}, {"số 4", "Vay vốn Ngân hàng"},
		{"so 4", "Vay vốn Ngân hàng"}, {"chọn 4", "Vay vốn Ngân hàng"}, {"Câu 4", "Vay vốn Ngân hàng"},
		{"0", "từ 1 tới 13"}, {"14", "từ 1 tới 13"},
	} {
		say(t, engine, memory, start)
		if got := say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: test.typed}); !strings.Contains(got, test.want) {
			t.Errorf("typed %q, heard %q, want %q in it", test.typed, got, test.want)
		}
	}
}

func TestNumberNotOfferedShowsTheChoicesAgain(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	say(t, engine, memory, desk.Message{Kind: desk.KindStart})
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "77"})
	if got := say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "1"}); !strings.Contains(got, "Thế nào là hộ nghèo") {
		t.Errorf("after a wrong number 1 leads to %q", got)
	}
}

// Buttons come from outside: old, cut off or forged ones get a plain sentence.
func TestForgedChoicesGetAPlainSentence(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	for _, value := range []string{
		"", "x", "a:", "a:khong-co", "s:", "s:khong-co:who", "t:khong-co", "l:en", "l:sti", "menu2", "person:1", "a:../etc", strings.Repeat("a:", 40),
	} {
		got := say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: value})
		if !strings.Contains(got, "Nút này cũ rồi") {
			t.Errorf("choice %q, heard %q", value, got)
		}
	}
	if got := say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: "s:tien-dien:khong-co"}); !strings.Contains(got, "chưa ghi phần") {
		t.Errorf("a section nobody has: %q", got)
	}
}

// Every choice the desk offers leads somewhere, and fits the narrowest messenger.
func TestEveryChoiceLeadsSomewhere(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	say(t, engine, memory, desk.Message{Kind: desk.KindStart})
	open, seen := memory.sessions["test:dân"].Choices, map[string]bool{}
	for len(open) > 0 {
		choice := open[0]
		open = open[1:]
		if seen[choice.Value] {
			continue
		}
		seen[choice.Value] = true
		if len(choice.Value) > desk.MaxChoiceValue || choice.Label == "" {
			t.Errorf("choice %+v cannot be shown", choice)
		}
		got := say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: choice.Value})
		if strings.Contains(got, "Nút này cũ rồi") || strings.Contains(got, "chưa ghi phần") {
			t.Errorf("choice %+v leads nowhere: %q", choice, got)
		}
		open = append(open, memory.sessions["test:dân"].Choices...)
	}
	if len(seen) < 14*3 {
		t.Errorf("only %d choices in the whole house", len(seen))
	}
}

// What a person wrote stays out of the session, and long numbers out of tickets.
func TestSessionHoldsNoWordsAndTicketsNoNumbers(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "tôi tên Zebra, cccd 070183001234, sđt 0912 345 678, coi giùm tôi có tên chưa"})
	session := memory.sessions["test:dân"]
	if pending := session.Pending.Question; strings.Contains(pending, "0701") || strings.Contains(pending, "345") {
		t.Errorf("offered to be sent: %q", pending)
	}
	session.Pending = desk.Pending{}
	if kept := fmt.Sprintf("%+v", session); strings.Contains(kept, "Zebra") {
		t.Errorf("session %s", kept)
	}
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "đồng ý"})
	if kept := fmt.Sprintf("%+v", memory.sessions["test:dân"]); strings.Contains(kept, "Zebra") {
		t.Errorf("session once sent %s", kept)
	}
	tickets := memory.turns[1].Tickets
	if len(tickets) != 1 || strings.Contains(tickets[0].Question, "0701") || strings.Contains(tickets[0].Question, "345") {
		t.Errorf("tickets %+v", tickets)
	}
}

func TestWhatWaitsForAPersonWaitsOnce(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	for range 3 {
		say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "gặp cán bộ"})
	}
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "coi giùm tôi có tên trong danh sách chưa"})
	say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: "đồng ý"})
	var questions []string
	for _, turn := range memory.turns {
		for _, ticket := range turn.Tickets {
			questions = append(questions, ticket.Question)
		}
	}
	if len(questions) != 2 || questions[0] != "gặp cán bộ" {
		t.Errorf("tickets %q, want one for each thing asked", questions)
	}
}

func TestLongMessageGetsASensibleReply(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	long := strings.Repeat("nhà tôi ở ấp ba có năm người ", 140) + " cho hỏi tiền điện hộ nghèo"
	got := say(t, engine, memory, desk.Message{Kind: desk.KindText, Text: long})
	if !strings.Contains(got, "Hỗ trợ tiền điện") {
		t.Errorf("the question at the end of a story was not heard: %q", got)
	}
}
