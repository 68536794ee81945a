// Package doortest is the test every door passes: whatever the network, a
// message comes in once with an ID of its own, a reply is shown letter by
// letter, and Run ends when told to, losing nothing.
package doortest

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

// patience is how long a test waits for what must happen; it bounds a hang
// and is never the time something takes.
const patience = 20 * time.Second

// Bench is one door under test with the far side of its network in the test's hands.
type Bench struct {
	Door door.Door
	// Chat is the conversation that Type speaks in.
	Chat desk.ChatID
	// Type makes the far side send words, as a person would. It returns
	// without waiting for an answer.
	Type func(t *testing.T, text string)
	// Heard waits until the far side shows something not returned before
	// and returns it as the person reads it, without markup.
	Heard func(t *testing.T) string
	// Given waits until the far side has the file of the reply last heard and
	// returns its content; nil for a door that can only name files. The
	// door's media hold no file but the one named Picture.
	Given func(t *testing.T) string
	// Send makes the far side send a voice note, and Passed reports whether the
	// message last heard shows it; both are nil for a door that cannot show again
	// what people send.
	Send   func(t *testing.T)
	Passed func(t *testing.T) bool
	// Again is true when the door itself hands in a message again after the
	// inbox failed on it; false when the person is told and must repeat it.
	Again bool
}

// Run checks a door against the contract; open makes a fresh bench each time.
func Run(t *testing.T, open func(t *testing.T) Bench) {
	t.Run("a message comes in whole", func(t *testing.T) { comesIn(t, open(t)) })
	t.Run("two messages have two IDs, in order", func(t *testing.T) { inOrder(t, open(t)) })
	t.Run("a failed message is not lost", func(t *testing.T) { failedIsNotLost(t, open(t)) })
	t.Run("a reply is shown letter by letter", func(t *testing.T) { letterByLetter(t, open(t)) })
	t.Run("choices carry their numbers", func(t *testing.T) { numbered(t, open(t)) })
	t.Run("a reply is said with its attachment", func(t *testing.T) { attached(t, open(t)) })
	t.Run("a missing file fails no reply", func(t *testing.T) { missing(t, open(t)) })
	t.Run("a file of another door is told of", func(t *testing.T) { elsewhere(t, open(t)) })
	t.Run("a voice note is shown again", func(t *testing.T) { passedOn(t, open(t)) })
	t.Run("Run finishes what it took in", func(t *testing.T) { finishes(t, open(t)) })
}

// Inbox is a door.Inbox that keeps what it was given. Answer, when set, decides
// what Receive returns.
type Inbox struct {
	Answer func(ctx context.Context, message desk.Message) error

	mu       sync.Mutex
	messages []desk.Message
	arrived  chan struct{}
}

// NewInbox returns an empty inbox that takes everything.
func NewInbox() *Inbox { return &Inbox{arrived: make(chan struct{}, 1000)} }

// Receive keeps the message and answers as Answer says.
func (i *Inbox) Receive(ctx context.Context, message desk.Message) error {
	i.mu.Lock()
	i.messages = append(i.messages, message)
	i.mu.Unlock()
	defer func() { i.arrived <- struct{}{} }()
	if i.Answer != nil {
		return i.Answer(ctx, message)
	}
	return nil
}

// Next waits until n messages have been received and answered in all, and
// returns the n-th.
func (i *Inbox) Next(t *testing.T, n int) desk.Message {
	t.Helper()
	timeout := time.After(patience)
	for {
		i.mu.Lock()
		if len(i.messages) >= n {
			message := i.messages[n-1]
			i.mu.Unlock()
			return message
		}
		i.mu.Unlock()
		select {
		case <-i.arrived:
		case <-timeout:
			t.Fatalf("message %d did not come in", n)
		}
	}
}

// run starts the door. It returns a function that tells it to end, and one that
// waits until it has and checks that it ended well.
func run(t *testing.T, d door.Door, inbox door.Inbox) (end context.CancelFunc, wait func()) {
	t.Helper()
	ctx, end := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx, inbox) }()
	var once sync.Once
	wait = func() {
		once.Do(func() {
			select {
			case err := <-done:
				if err != nil {
					t.Errorf("Run: %v", err)
				}
			case <-time.After(patience):
				t.Error("Run did not end")
			}
		})
	}
	t.Cleanup(func() {
		end()
		wait()
	})
	return end, wait
}

func comesIn(t *testing.T, bench Bench) {
	inbox := NewInbox()
	run(t, bench.Door, inbox)
	bench.Type(t, "hộ nghèo được gì <b>&amp; \"gì\"")
	message := inbox.Next(t, 1)
	if err := message.Validate(); err != nil {
		t.Error(err)
	}
	if message.Kind != desk.KindText || message.Text != "hộ nghèo được gì <b>&amp; \"gì\"" {
		t.Errorf("came in as %s %q", message.Kind, message.Text)
	}
	if message.Chat != bench.Chat || message.Chat.Door() != bench.Door.Name() {
		t.Errorf("chat %q, want %q of door %q", message.Chat, bench.Chat, bench.Door.Name())
	}
	if message.At.IsZero() {
		t.Error("message has no time")
	}
	if message.From != "" || message.Quoted != "" || message.Forwarded || message.Media != (desk.Media{}) {
		t.Errorf("plain words of one person came in as %+v", message)
	}
}

func inOrder(t *testing.T, bench Bench) {
	inbox := NewInbox()
	run(t, bench.Door, inbox)
	bench.Type(t, "một")
	first := inbox.Next(t, 1)
	bench.Type(t, "hai")
	second := inbox.Next(t, 2)
	if first.Text != "một" || second.Text != "hai" {
		t.Errorf("came in as %q, %q", first.Text, second.Text)
	}
	if first.ID == second.ID {
		t.Errorf("both have the ID %q", first.ID)
	}
}

func failedIsNotLost(t *testing.T, bench Bench) {
	inbox := NewInbox()
	failures := 1
	inbox.Answer = func(context.Context, desk.Message) error {
		if failures > 0 {
			failures--
			return errors.New("the database is away")
		}
		return nil
	}
	run(t, bench.Door, inbox)
	bench.Type(t, "một")
	first := inbox.Next(t, 1)
	if !bench.Again {
		if heard := bench.Heard(t); strings.Contains(heard, "database") || heard == "" {
			t.Errorf("the person reads %q", heard)
		}
		return
	}
	if again := inbox.Next(t, 2); again.ID != first.ID || again.Text != "một" {
		t.Errorf("handed in again as %+v, want %+v", again, first)
	}
}

func letterByLetter(t *testing.T, bench Bench) {
	run(t, bench.Door, NewInbox())
	text := "<b>đậm</b> & *sao* _gạch_ `mã` [nối](ở đâu) \\"
	say(t, bench, desk.Reply{Chat: bench.Chat, Lines: []desk.Line{
		{Kind: desk.LineHeading, Text: "Tựa <i>"}, {Kind: desk.LineText, Text: text},
		{Kind: desk.LineItem, Text: "mục"}, {Kind: desk.LineNote, Text: "ghi chú"}, {Kind: desk.LineAlarm, Text: "gọi 114"},
	}})
	heard := bench.Heard(t)
	for _, want := range []string{"Tựa <i>", text, "mục", "ghi chú", "gọi 114"} {
		if !strings.Contains(heard, want) {
			t.Errorf("heard %q, want %q in it", heard, want)
		}
	}
}

func numbered(t *testing.T, bench Bench) {
	run(t, bench.Door, NewInbox())
	say(t, bench, desk.Reply{Chat: bench.Chat,
		Lines:   []desk.Line{{Kind: desk.LineText, Text: "Chọn một số"}},
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "a"}, {Label: "Nộp ở đâu", Value: "b"}},
	})
	heard := bench.Heard(t)
	first, second := strings.Index(heard, "1. Giấy tờ"), strings.Index(heard, "2. Nộp ở đâu")
	if first < 0 || second < first {
		t.Errorf("heard %q, want both choices with their numbers", heard)
	}
}

func say(t *testing.T, bench Bench, reply desk.Reply) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := bench.Door.Say(ctx, reply); err != nil {
		t.Fatalf("Say: %v", err)
	}
}

func finishes(t *testing.T, bench Bench) {
	inbox := NewInbox()
	started, release := make(chan struct{}), make(chan struct{})
	var handled bool
	inbox.Answer = func(ctx context.Context, _ desk.Message) error {
		close(started)
		<-release
		handled = ctx.Err() == nil
		return nil
	}
	end, wait := run(t, bench.Door, inbox)
	bench.Type(t, "một")
	<-started
	end()
	close(release)
	wait()
	if !handled {
		t.Error("Run ended before the message it took in was handled, or cut it off")
	}
}
