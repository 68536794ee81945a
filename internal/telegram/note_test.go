package telegram

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/telegram/telegramtest"
)

// fileOf is the field of a message with a file of a kind, known by the name "x".
func fileOf(kind string) map[string]any {
	file := map[string]any{"file_id": "x", "file_unique_id": "x", "duration": 3, "length": 240, "width": 90, "height": 90}
	if kind == "photo" {
		return map[string]any{kind: []map[string]any{file}}
	}
	return map[string]any{kind: file}
}

// TestFilesPassedOn has a household send a file of each kind, and passes it on to
// a group of the staff under words.
func TestFilesPassedOn(t *testing.T) {
	long := strings.Repeat("🙏 hỏi ", 200) + strings.Repeat("gấp ", 300)
	heading := desk.Line{Kind: desk.LineHeading, Text: "#12 <Tân Hưng>"}
	question := desk.Line{Kind: desk.LineText, Text: "cái này được không"}
	for _, kind := range []string{"voice", "audio", "photo", "video", "video_note", "document"} {
		for name, c := range map[string]struct {
			lines []desk.Line
			want  []string // each message: words, "[file]" where it has one, buttons
		}{
			"few words": {
				[]desk.Line{heading, question},
				[]string{"[file] #12 <Tân Hưng>\ncái này được không (1)"},
			},
			"many words": {
				[]desk.Line{heading, question, {Kind: desk.LineText, Text: long}},
				[]string{"#12 <Tân Hưng>\ncái này được không (0)", "[file] #12 <Tân Hưng> (1)"},
			},
			"no words": {nil, []string{"[file] telegram.choose (1)"}},
		} {
			want := c.want
			if kind == "video_note" { // has no room for words
				first, _, _ := strings.Cut(c.want[0], " (")
				want = []string{"[file]  (0)", strings.TrimPrefix(first, "[file] ") + " (1)"}
			}
			t.Run(kind+" with "+name, func(t *testing.T) {
				server := telegramtest.Start(t)
				bot := newBench(t, server, Options{})
				server.Send(person, fileOf(kind))
				inbox := newInbox(t, bot)
				media := inbox.Next(t, 1).Media
				said := desk.Reply{
					ID: 1, Chat: chatOf(staffRoom), Lines: c.lines, Media: media,
					Choices: []desk.Choice{{Label: "Nhận", Value: "/nhan 12"}},
				}
				if err := bot.Say(t.Context(), said); err != nil {
					t.Fatal(err)
				}
				if got := shownIn(server, staffRoom, kind+":x"); !slices.Equal(got, want) {
					t.Errorf("shown %q, want %q", got, want)
				}
			})
		}
	}
}

// shownIn is what a chat was shown: whether there is the file, the first two lines
// and how many buttons.
func shownIn(server *telegramtest.Server, chat int64, file string) []string {
	var told []string
	for _, shown := range server.Shown(chat) {
		lines := strings.Split(shown.Text, "\n")
		text := strings.Join(lines[:min(2, len(lines))], "\n")
		if shown.Passed == file {
			text = "[file] " + text
		}
		told = append(told, fmt.Sprintf("%s (%d)", text, len(shown.Buttons)))
	}
	return told
}

// A file that cannot be sent on is said in words, and the reply comes through.
func TestFilesThatCannotBePassedOn(t *testing.T) {
	lines := []desk.Line{{Kind: desk.LineHeading, Text: "#12"}, {Kind: desk.LineText, Text: "hỏi"}}
	long := append(slices.Clone(lines), desk.Line{Kind: desk.LineText, Text: strings.Repeat("gấp ", 300)})
	for name, c := range map[string]struct {
		media desk.Media
		lines []desk.Line
		want  []string
	}{
		"gone":                 {desk.Media{Kind: desk.KindVoice, Ref: "voice:gone"}, lines, []string{"#12\nhỏi (1)"}},
		"gone, with many":      {desk.Media{Kind: desk.KindVoice, Ref: "voice:gone"}, long, []string{"#12\nhỏi (0)", "telegram.no-file (1)"}},
		"gone, without words":  {desk.Media{Kind: desk.KindVoice, Ref: "voice:gone"}, nil, []string{"telegram.choose\n (1)"}},
		"a round video gone":   {desk.Media{Kind: desk.KindPhoto, Ref: "video_note:gone"}, lines, []string{"telegram.no-file (0)", "#12\nhỏi (1)"}},
		"of another door":      {desk.Media{Kind: desk.KindVoice, Ref: "zalo/77"}, lines, []string{"#12\nhỏi (1)"}},
		"of a kind there isnt": {desk.Media{Kind: desk.KindVoice, Ref: "story:77"}, lines, []string{"#12\nhỏi (1)"}},
		"without a name":       {desk.Media{Kind: desk.KindVoice, Ref: "voice:"}, lines, []string{"#12\nhỏi (1)"}},
	} {
		t.Run(name, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, Options{})
			said := desk.Reply{ID: 1, Chat: chatOf(person), Lines: c.lines, Media: c.media, Choices: []desk.Choice{{Label: "Nhận", Value: "a"}}}
			if err := bot.Say(t.Context(), said); err != nil {
				t.Fatal(err)
			}
			if got := shownIn(server, person, "none"); !slices.Equal(got, c.want) {
				t.Errorf("shown %q, want %q", got, c.want)
			}
			told := ""
			for _, shown := range server.Shown(person) {
				told += shown.Text
			}
			if !strings.Contains(told, "telegram.no-file") {
				t.Errorf("nothing is said of the file: %q", told)
			}
		})
	}
}

// A file without a word, for a bot without sentences, is refused whole.
func TestAFileGoneAndNothingElse(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	bot.words = nil
	err := bot.Say(t.Context(), desk.Reply{ID: 1, Chat: chatOf(person), Media: desk.Media{Kind: desk.KindVoice, Ref: "voice:gone"}})
	if !errors.Is(err, desk.ErrRefused) {
		t.Errorf("Say: %v, want ErrRefused", err)
	}
}

// A file that fails for now goes on where it failed.
func TestFileGoesOn(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	server.Send(person, fileOf("voice"))
	media := newInbox(t, bot).Next(t, 1).Media
	server.Fail("sendVoice", telegramtest.Failure{Code: 500}, telegramtest.Failure{Code: 429, RetryAfter: 5})
	said := desk.Reply{ID: 1, Chat: chatOf(person), Media: media, Lines: []desk.Line{{Kind: desk.LineText, Text: strings.Repeat("gấp ", 300)}}}
	for i, fails := range []bool{true, true, false} {
		if err := bot.Say(t.Context(), said); (err != nil) != fails {
			t.Errorf("try %d: %v", i+1, err)
		}
	}
	if got := len(server.Shown(person)); got != 2 {
		t.Errorf("%d messages shown, want the words once and the file", got)
	}
}
