package doortest

import (
	"strings"
	"testing"

	"hoidap/internal/desk"
)

// elsewhere says a reply with a file that came through a door not there: its words
// are shown, and something besides that says there was more.
func elsewhere(t *testing.T, bench Bench) {
	run(t, bench.Door, NewInbox())
	media := desk.Media{Kind: desk.KindVoice, Ref: "another-door/1"}
	words := "Cán bộ trả lời"
	say(t, bench, desk.Reply{ID: 1, Chat: bench.Chat, Media: media, Lines: []desk.Line{{Kind: desk.LineText, Text: words}}})
	heard := bench.Heard(t)
	if more := strings.TrimSpace(strings.Replace(heard, words, "", 1)); !strings.Contains(heard, words) || more == "" {
		t.Errorf("heard %q, want %q and that there is a file", heard, words)
	}
	if strings.Contains(heard, media.Ref) {
		t.Errorf("heard %q, the name of the file", heard)
	}
	say(t, bench, desk.Reply{ID: 2, Chat: bench.Chat, Lines: []desk.Line{{Kind: desk.LineText, Text: "Câu sau"}}})
	hearAll(t, bench, "Câu sau")
}

// passedOn has a person send a voice note and shows it to them again under words.
func passedOn(t *testing.T, bench Bench) {
	if bench.Send == nil {
		t.Skip("the door cannot show again what people send")
	}
	inbox := NewInbox()
	run(t, bench.Door, inbox)
	bench.Send(t)
	message := inbox.Next(t, 1)
	if message.Kind != desk.KindVoice || message.Media.Kind != desk.KindVoice || message.Media.Ref == "" {
		t.Fatalf("a voice note came in as %+v", message)
	}
	words := "Nghe <b>lời</b> bà con & trả lời"
	say(t, bench, desk.Reply{ID: 1, Chat: bench.Chat, Media: message.Media, Lines: []desk.Line{{Kind: desk.LineText, Text: words}}})
	hearAll(t, bench, words)
	if !bench.Passed(t) {
		t.Error("the voice note is not shown")
	}
}
