package answer_test

import (
	"testing"

	"hoidap/internal/answer"
)

func TestForAnother(t *testing.T) {
	judge := answer.New(finder{}, lists)
	for _, c := range []struct {
		text, whom, question string
		ok                   bool
	}{
		{"hỏi giùm bà Sáu: vay vốn lãi bao nhiêu", "bà Sáu", "vay vốn lãi bao nhiêu", true},
		{"cho tui hoi dum ong Ba Điếc:the bao hiem", "ong Ba Điếc", "the bao hiem", true},
		{"Hỏi giùm: tiền điện", "", "tiền điện", true},
		{"hỏi giùm vay vốn lãi bao nhiêu", "", "vay vốn lãi bao nhiêu", true},
		{"hỏi giùm bà con ở trong ấp tui bị ngập hết ruộng lúa từ tuần trước: xin gạo ở đâu", "", "bà con ở trong ấp tui bị ngập hết ruộng lúa từ tuần trước: xin gạo ở đâu", true},
		{"hỏi giùm 0912345678: tiền điện", "•••", "tiền điện", true},
		{"hỏi giùm", "", "", false},
		{"vay vốn: lãi bao nhiêu", "", "", false},
		{"", "", "", false},
	} {
		whom, question, ok := judge.ForAnother(c.text)
		if whom != c.whom || question != c.question || ok != c.ok {
			t.Errorf("%q: for %q %q %v, want %q %q %v", c.text, whom, question, ok, c.whom, c.question, c.ok)
		}
	}
}
