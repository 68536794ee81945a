package terminal_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door/doortest"
	"hoidap/internal/terminal"
)

// screen is what a person sees: everything printed, readable piece by piece.
type screen struct {
	mu      sync.Mutex
	printed bytes.Buffer
	more    *sync.Cond
}

func newScreen() *screen {
	s := &screen{}
	s.more = sync.NewCond(&s.mu)
	return s
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.more.Broadcast()
	return s.printed.Write(p)
}

// next waits for something printed and takes all of it.
func (s *screen) next() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.printed.Len() == 0 {
		s.more.Wait()
	}
	defer s.printed.Reset()
	return s.printed.String()
}

func TestDoor(t *testing.T) {
	doortest.Run(t, func(t *testing.T) doortest.Bench {
		in, keyboard := io.Pipe()
		t.Cleanup(func() { _ = keyboard.Close() })
		screen := newScreen()
		door := terminal.New(terminal.Options{
			Speaker: "ba-sau", In: in, Out: screen, Sorry: "Xin gõ lại.",
			Now: time.Now,
		})
		return doortest.Bench{
			Door: door, Chat: terminal.Chat("ba-sau"),
			Type: func(t *testing.T, text string) {
				go func() { _, _ = io.WriteString(keyboard, text+"\n") }()
			},
			Heard: func(*testing.T) string { return screen.next() },
		}
	})
}

func TestPipe(t *testing.T) {
	inbox := doortest.NewInbox()
	var out bytes.Buffer
	settled := 0
	door := terminal.New(terminal.Options{
		Speaker: "ba-sau", In: strings.NewReader("một\r\n\nhai"), Out: &out, Now: time.Now,
	})
	door.Settled = func(context.Context, desk.ChatID) error { settled++; return nil }
	if err := door.Run(context.Background(), inbox); err != nil {
		t.Fatal(err)
	}
	if got := inbox.Next(t, 1).Text + " " + inbox.Next(t, 2).Text; got != "một hai" {
		t.Errorf("read %q", got)
	}
	if settled != 2 {
		t.Errorf("waited for replies %d times, want after each of 2 messages", settled)
	}
}

func TestLineTooLong(t *testing.T) {
	door := terminal.New(terminal.Options{
		Speaker: "x", In: strings.NewReader(strings.Repeat("a", 2<<20)), Out: io.Discard, Now: time.Now,
	})
	if err := door.Run(context.Background(), doortest.NewInbox()); err == nil || !strings.Contains(err.Error(), "split it") {
		t.Errorf("Run: %v, want how to mend it", err)
	}
}

func TestGreetingOfInteractiveTalk(t *testing.T) {
	inbox := doortest.NewInbox()
	inbox.Answer = func(context.Context, desk.Message) error { return errors.New("the database is away") }
	var out bytes.Buffer
	door := terminal.New(terminal.Options{
		Speaker: "x", In: strings.NewReader(""), Out: &out, Interactive: true, Prompt: "bạn> ", Sorry: "Xin gõ lại.",
		Now: time.Now,
	})
	if err := door.Run(context.Background(), inbox); err != nil {
		t.Fatal(err)
	}
	if kind := inbox.Next(t, 1).Kind; kind != desk.KindStart {
		t.Errorf("began with %s", kind)
	}
	if got := out.String(); got != "Xin gõ lại.\nbạn> " {
		t.Errorf("printed %q", got)
	}
}
