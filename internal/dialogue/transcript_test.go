package dialogue_test

import (
	"bufio"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/answer"
	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/library"
	"hoidap/internal/locale"
	"hoidap/internal/search"
	"hoidap/internal/staff"
	"hoidap/internal/store"
	"hoidap/knowledge"
	"hoidap/locales"
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

// memory is a store whose turns a test can look at. A session taken out of
// sessions is forgotten.
type memory struct {
	*store.Store
	sessions map[desk.ChatID]desk.Session
	last     map[desk.ChatID]desk.Reply // what was said last in each chat
	said     []desk.Reply
	turns    []desk.Turn
	tries    int                        // attempts counted in all
	commit   func(turn desk.Turn) error // decides what Commit answers, when set
}

// jobs takes deliveries that nobody makes.
type jobs struct{}

func (jobs) Enqueue(context.Context, *sql.Tx, desk.ChatID, desk.ReplyID, bool) error { return nil }

func (m *memory) Session(ctx context.Context, chat desk.ChatID) (desk.Session, error) {
	kept, err := m.Store.Session(ctx, chat)
	if _, known := m.sessions[chat]; !known {
		return desk.Session{Chat: chat, Version: kept.Version}, err
	}
	return kept, err
}

func (m *memory) Attempt(ctx context.Context, id desk.MessageID) (int, error) {
	m.tries++
	return m.Store.Attempt(ctx, id)
}

func (m *memory) Commit(ctx context.Context, turn desk.Turn) error {
	if m.commit != nil {
		if err := m.commit(turn); err != nil {
			return err
		}
	}
	if err := m.Store.Commit(ctx, turn); err != nil {
		return err
	}
	session := turn.Session
	session.Version++
	m.sessions[turn.Message.Chat] = session
	m.said = append(m.said, turn.Replies...)
	m.turns = append(m.turns, turn)
	return nil
}

// shelf opens the knowledge of the program; a day's book is made once.
type shelf struct {
	knowledge desk.Knowledge
	books     map[desk.Day]book
	mu        sync.Mutex
}

// programShelf is read once for all tests, which do not change it.
var programShelf = sync.OnceValues(func() (*shelf, error) {
	articles, rows := library.Read(knowledge.FS)
	if library.Fatal(rows) {
		return nil, fmt.Errorf("knowledge: %v", rows)
	}
	return &shelf{knowledge: articles, books: map[desk.Day]book{}}, nil
})

type book struct {
	*answer.Judge
	editions  map[string]desk.Edition
	knowledge desk.Knowledge
}

func (s *shelf) Open(_ context.Context, day desk.Day) (dialogue.Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b, ok := s.books[day]; ok {
		return b, nil
	}
	editions := desk.Editions(s.knowledge.Articles, day)
	index, err := search.Build(editions, s.knowledge)
	if err != nil {
		return nil, err
	}
	b := book{answer.New(index, s.knowledge), map[string]desk.Edition{}, s.knowledge}
	for _, edition := range editions {
		b.editions[edition.ID] = edition
	}
	s.books[day] = b
	return b, nil
}

func (b book) Edition(id string) (desk.Edition, bool) {
	edition, ok := b.editions[id]
	return edition, ok
}

func (b book) Lists() desk.Knowledge { return b.knowledge }

func newEngine(t *testing.T, memory *memory) *dialogue.Engine {
	t.Helper()
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	books, err := programShelf()
	if err != nil {
		t.Fatal(err)
	}
	if memory.Store, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db")); err != nil {
		t.Fatal(err)
	}
	memory.Jobs = jobs{}
	t.Cleanup(func() { _ = memory.Close() })
	codes := 0
	engine := &dialogue.Engine{
		Shelf: books, Memory: memory, Ledger: memory, Words: words,
		Office: staff.Office{
			Queue: memory, Records: memory, Register: memory, Number: memory.NextTicket,
			Code: func() string { codes++; return fmt.Sprintf("AAAA-BBBB-CC%02d", codes) },
			Link: func(code string) string { return "http://ban/" + code },
		},
		Now: time.Now, Log: slog.New(slog.DiscardHandler),
	}
	memory.Now = func() time.Time { return engine.Now() }
	return engine
}
