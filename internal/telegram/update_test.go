package telegram

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hoidap/internal/desk"
)

// moment is the time it is in tests of single updates.
var moment = time.Unix(1_700_000_000, 0)

// self is the number of the bot.
const self = 1000001

// updateCase is one case of testdata/updates.txt.
type updateCase struct{ name, raw, want string }

func updateCases(t testing.TB) []updateCase {
	t.Helper()
	file, err := os.ReadFile("testdata/updates.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []updateCase
	for _, block := range strings.Split(string(file), "\n== ")[1:] {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		if len(lines) != 3 {
			t.Fatalf("case of %d lines, want 3: %q", len(lines), lines[0])
		}
		cases = append(cases, updateCase{lines[0], lines[1], strings.TrimPrefix(lines[2], "-> ")})
	}
	return cases
}

func TestUpdates(t *testing.T) {
	for _, c := range updateCases(t) {
		t.Run(c.name, func(t *testing.T) {
			read, err := readUpdate([]byte(c.raw), self, moment)
			if got := written(read, err); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.raw, got, c.want)
			}
			if err == nil && read.message.ID != "" {
				if err := read.message.Validate(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// written is an event in the way of testdata/updates.txt.
func written(read event, err error) string {
	text := "nothing"
	switch message := read.message; {
	case err != nil:
		text = "malformed"
	case message.ID != "":
		text = fmt.Sprintf("%s %s", message.Kind, message.ID)
		if message.Forwarded {
			text += " forwarded"
		}
		if message.From != "" {
			text += " by " + string(message.From)
		}
		text += fmt.Sprintf(" at %d %q", message.At.Unix(), message.Text)
		if message.Choice != "" {
			text += " " + message.Choice
		}
		if message.Quoted != "" {
			text += fmt.Sprintf(" quotes %q", message.Quoted)
		}
		if message.Media.Ref != "" {
			text += fmt.Sprintf(" with %s %s", message.Media.Kind, message.Media.Ref)
		}
	}
	if read.addressee != "" {
		text += " to " + read.addressee
	}
	if read.moved != (move{}) {
		text += fmt.Sprintf(" from %d to %d", read.moved.from, read.moved.to)
	}
	switch {
	case read.callback != "" && read.unusable:
		text += " (confirms " + read.callback + ": unusable)"
	case read.callback != "":
		text += " (confirms " + read.callback + ")"
	}
	return text
}

func TestUpdateNumberSurvives(t *testing.T) {
	for raw, want := range map[string]int64{
		`{"update_id":7,"message":{"text":5`:                     7,
		`{"update_id": "8","message":5}`:                         8,
		`{"message":{"text":"\"update_id\":5"},"update_id" : 9}`: 9,
		`{"message":{"text":"{\"update_id\":5}"}}`:               0,
		`{"update_id":99999999999999999999999}`:                  0,
		`{"update_id":-4}`:                                       0,
		``:                                                       0,
		`{"update_id":11,"message":` + strings.Repeat("[", 20000) + `}`: 11,
	} {
		read, _ := readUpdate([]byte(raw), self, moment)
		if read.update != want || read.numbered != (want != 0) {
			t.Errorf("%.60s: number %d (%t), want %d", raw, read.update, read.numbered, want)
		}
	}
}

func TestTextIsBounded(t *testing.T) {
	raw := `{"update_id":1,"message":{"message_id":1,"chat":{"id":42,"type":"private"},"text":"` +
		strings.Repeat("ễ", 2*mostText) + `\u0000"}}`
	read, err := readUpdate([]byte(raw), self, moment)
	if err != nil {
		t.Fatal(err)
	}
	if got := utf8.RuneCountInString(read.message.Text); got != mostText {
		t.Errorf("%d characters kept, want %d", got, mostText)
	}
	read, _ = readUpdate([]byte(`{"message":{"message_id":1,"chat":{"id":42,"type":"private"},"text":"a\u0000b"}}`), self, moment)
	if read.message.Text != "ab" {
		t.Errorf("text %q, want it without NUL", read.message.Text)
	}
}

func FuzzUpdate(f *testing.F) {
	for _, c := range updateCases(f) {
		f.Add([]byte(c.raw))
	}
	f.Add([]byte(`{"update_id":3,"message":{"message_id":1,"chat":{"id":42,"type":"private"},"entities":[null,{}],"text":"/"}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		read, err := readUpdate(raw, self, moment)
		if err != nil && read.message.ID != "" {
			t.Errorf("a malformed update has the message %q", read.message.ID)
		}
		if read.message.ID == "" {
			return
		}
		if err := read.message.Validate(); err != nil {
			t.Error(err)
		}
		message := read.message
		if (message.From != "") != (strings.HasPrefix(message.Chat.Name(), "-") && message.Kind != desk.KindMoved) || message.From == message.Chat {
			t.Errorf("message of chat %q by %q", message.Chat, message.From)
		}
		if message.Media.Ref != "" {
			if _, _, ours := vesselOf(message.Media); !ours || message.Media.Kind == "" {
				t.Errorf("media %+v", message.Media)
			}
		}
		if message.Chat.Door() != name || !strings.HasPrefix(string(message.ID), string(message.Chat)+":") {
			t.Errorf("message %q of chat %q", message.ID, message.Chat)
		}
		if utf8.RuneCountInString(message.Text+message.Quoted) > 2*mostText || !utf8.ValidString(message.Text+message.Quoted) {
			t.Errorf("text of %d bytes", len(message.Text))
		}
		if message.Kind == desk.KindChoice && (message.Choice == "" || len(message.Choice) > desk.MaxChoiceValue) {
			t.Errorf("choice %q", message.Choice)
		}
	})
}
