package dialogue_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

var update = flag.Bool("update", false, "write what the desk says now into the transcripts")

// A transcript is a talk as it was, with the knowledge and sentences of the
// program:
//
//	# what this talk shows
//	ngày 2026-11-23
//	giờ 15:30               the time of day; it is 9:00 when a day begins
//	dân> what a household types
//	dân> [bấm 2]            the second choice of the last reply, tapped
//	dân> [sticker]          a message of that kind, without words
//	dân> [photo] words      the same with a caption
//	lành> [chuyển tiếp] …   words of somebody else, passed on
//	lan> [trả lời] …        a reply to what the desk said there last
//	lan@nhóm> /nhom         words of lan in a group
//	người lan staff tan-hung      lan is admitted; a hamlet head with the hamlet behind
//	đồng hồ                 the clock strikes
//	dân< what the desk says
//	     on as many lines as it takes
//
// After a change of knowledge or sentences, run go test -update and read the
// difference: it is what households will read.
func TestTranscripts(t *testing.T) {
	if raced {
		t.Skip("talks go one word after another: run without the race detector")
	}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(want) {
				t.Errorf("the talk went differently:\n%s", difference(string(want), got))
			}
		})
	}
}

var said = regexp.MustCompile(`^(\p{L}+)(?:@(\p{L}+))?> ?(?:\[([^\]]*)\] ?)?(.*)$`)

// play has everything a transcript's people say said again, and writes the
// transcript anew with what the desk answers.
func play(t *testing.T, transcript string) string {
	t.Helper()
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}, last: map[desk.ChatID]desk.Reply{}}
	engine := newEngine(t, memory)
	var b strings.Builder
	scanner := bufio.NewScanner(strings.NewReader(transcript))
	for line := 1; scanner.Scan(); line++ {
		text := scanner.Text()
		switch match := said.FindStringSubmatch(text); {
		case strings.HasPrefix(text, "#"), text == "":
			b.WriteString(text + "\n")
		case strings.HasPrefix(text, "ngày "):
			day, err := desk.ParseDay(strings.TrimPrefix(text, "ngày "))
			if err != nil {
				t.Fatal(err)
			}
			engine.Now = func() time.Time { return day.Start().Add(9 * time.Hour) }
			b.WriteString(text + "\n")
		case strings.HasPrefix(text, "giờ "):
			clock, err := time.Parse("15:04", strings.TrimPrefix(text, "giờ "))
			if err != nil {
				t.Fatal(err)
			}
			now := desk.DayOf(engine.Now()).Start().Add(time.Duration(clock.Hour())*time.Hour + time.Duration(clock.Minute())*time.Minute)
			engine.Now = func() time.Time { return now }
			b.WriteString(text + "\n")
		case strings.HasPrefix(text, "người "):
			admit(t, memory, engine.Now(), strings.Fields(text)[1:])
			b.WriteString(text + "\n")
		case match != nil, text == "đồng hồ":
			b.WriteString(text + "\n")
			message := desk.Message{
				ID: desk.MessageID(fmt.Sprintf("clock:%d", line)), Chat: "clock:desk", Kind: desk.KindTick, At: engine.Now(),
			}
			if match != nil {
				message = messageOf(t, memory, match, line)
			}
			memory.said = nil
			if err := engine.Receive(t.Context(), message); err != nil {
				t.Fatalf("line %d: %v", line, err)
			}
			for _, reply := range memory.said {
				memory.last[reply.Chat] = reply
				who := reply.Chat.Name()
				words := reply.Plain()
				if reply.Media.Ref != "" {
					words += "\n[" + string(reply.Media.Kind) + "]"
				}
				b.WriteString(who + "< " + strings.ReplaceAll(words, "\n", "\n"+strings.Repeat(" ", len([]rune(who))+2)) + "\n")
			}
		}
	}
	return b.String()
}

// admit gives somebody a role: their name, the role, the commune, the hamlet.
func admit(t *testing.T, memory *memory, now time.Time, words []string) {
	t.Helper()
	person := desk.Person{Chat: desk.NewChatID("test", words[0]), Name: words[0], Role: desk.Role(words[1]), Since: now}
	if len(words) > 2 {
		person.Communes = words[2:3]
	}
	if len(words) > 3 {
		person.Hamlets = []string{strings.Join(words[3:], " ")}
	}
	err := memory.Store.Commit(t.Context(), desk.Turn{
		Message: desk.Message{ID: desk.MessageID("admit:" + words[0]), Chat: person.Chat, Kind: desk.KindText},
		Session: desk.Session{Chat: person.Chat}, People: []desk.Person{person},
	})
	if err != nil {
		t.Fatal(err)
	}
}

func messageOf(t *testing.T, memory *memory, match []string, line int) desk.Message {
	t.Helper()
	speaker, room, act, words := match[1], match[2], match[3], match[4]
	chat := desk.NewChatID("test", speaker)
	message := desk.Message{
		ID: desk.MessageID(fmt.Sprintf("%s:%d", chat, line)), Chat: chat,
		Kind: desk.KindText, Text: words, At: time.Unix(int64(line), 0),
	}
	if room != "" {
		message.From, message.Chat = chat, desk.NewChatID("test", room)
	}
	if number, ok := strings.CutPrefix(act, "bấm "); ok {
		n, err := strconv.Atoi(number)
		choices := memory.last[message.Chat].Choices
		if err != nil || n < 1 || n > len(choices) {
			t.Fatalf("line %d: there is no choice %q", line, number)
		}
		message.Kind, message.Choice = desk.KindChoice, choices[n-1].Value
		return message
	}
	for _, word := range strings.Split(act, ", ") {
		switch word {
		case "":
		case "chuyển tiếp":
			message.Forwarded = true
		case "trả lời":
			message.Quoted = memory.last[message.Chat].Plain()
		case string(desk.KindVoice), string(desk.KindPhoto), string(desk.KindFile):
			message.Kind = desk.MessageKind(word)
			message.Media = desk.Media{Kind: message.Kind, Ref: fmt.Sprintf("ref-%d", line)}
		default:
			message.Kind = desk.MessageKind(word)
		}
	}
	return message
}

// difference shows the first lines that differ.
func difference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(wants), len(gots)) {
		var w, g string
		if i < len(wants) {
			w = wants[i]
		}
		if i < len(gots) {
			g = gots[i]
		}
		if w != g {
			return fmt.Sprintf("line %d\n  want %q\n  got  %q", i+1, w, g)
		}
	}
	return ""
}
