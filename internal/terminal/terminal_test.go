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

// patience bounds a hang.
const patience = 20 * time.Second

// screen is what a person sees: everything printed, readable piece by piece.
type screen struct {
	mu      sync.Mutex
	printed bytes.Buffer
	more    chan struct{}
}

func newScreen() *screen { return &screen{more: make(chan struct{}, 1)} }

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case s.more <- struct{}{}:
	default:
	}
	return s.printed.Write(p)
}

// next waits for something printed and takes all of it.
func (s *screen) next(t *testing.T) string {
	t.Helper()
	timeout := time.After(patience)
	for {
		s.mu.Lock()
		printed := s.printed.String()
		s.printed.Reset()
		s.mu.Unlock()
		if printed != "" {
			return printed
		}
		select {
		case <-s.more:
		case <-timeout:
			t.Fatal("nothing is printed")
		}
	}
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
			Heard: screen.next,
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

func TestReplyWithAttachments(t *testing.T) {
	var out bytes.Buffer
	door := terminal.New(terminal.Options{Speaker: "x", In: strings.NewReader(""), Out: &out, Now: time.Now})
	err := door.Say(t.Context(), desk.Reply{
		Lines: []desk.Line{{Kind: desk.LineHeading, Text: "Miễn học phí"}, {Kind: desk.LineItem, Text: "Từ mầm non"}},
		Attachments: []desk.Attachment{
			{Kind: desk.AttachSound, Title: "Nghe đọc bài này", File: "media/hoc-phi.mp3"},
			{Kind: desk.AttachPicture, Title: "Tờ tóm tắt", File: "media/hoc-phi.png"},
		},
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "papers"}},
	})
	want := "Miễn học phí\n- Từ mầm non\n[media/hoc-phi.mp3] Nghe đọc bài này\n[media/hoc-phi.png] Tờ tóm tắt\n1. Giấy tờ\n\n"
	if err != nil || out.String() != want {
		t.Errorf("printed %q (%v), want %q", out.String(), err, want)
	}
}
