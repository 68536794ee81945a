package dialogue_test

import (
	"fmt"
	"testing"

	"hoidap/internal/desk"
)

// What a person says about an answer counts once, however often the button is
// tapped; another word about it is another count, and a forged one is none.
func TestVerdictsCountOnce(t *testing.T) {
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	engine := newEngine(t, memory)
	for _, value := range []string{
		"v:wrong:tien-dien", "v:wrong:tien-dien", "v:wrong:tien-dien", "v:right:tien-dien", "v:right:tien-dien",
		"v:right:", "v:answered:tien-dien", "v:wrong:khong-co", "v:",
	} {
		say(t, engine, memory, desk.Message{Kind: desk.KindChoice, Choice: value})
	}
	today := desk.DayOf(engine.Now())
	tallies, err := memory.Tallies(t.Context(), today, today)
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]int64{}
	for _, tally := range tallies {
		counted[string(tally.Outcome)+" "+tally.Article] += tally.Count
	}
	want := map[string]int64{"wrong tien-dien": 1, "right tien-dien": 1, "right ": 1}
	if fmt.Sprint(counted) != fmt.Sprint(want) {
		t.Errorf("counted %v, want %v", counted, want)
	}
}
