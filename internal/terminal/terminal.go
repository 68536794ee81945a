// Package terminal is the door of a shell: one line in is one message, replies
// are printed below it. It also reads questions from a pipe.
package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
)

// Name is the name of the door.
const Name = "terminal"

// maxLine is the most bytes a line may have; a longer one ends the talk.
const maxLine = 1 << 20

// Options is what a door needs.
type Options struct {
	// Speaker names who talks; the same name goes on with the same talk.
	Speaker string
	In      io.Reader
	Out     io.Writer
	// Prompt is printed before each line a person is to type; "" for a pipe.
	Prompt string
	// Interactive talks begin with a greeting.
	Interactive bool
	// Sorry is printed when a message could not be handled.
	Sorry string
	Now   func() time.Time
}

// Door is a door.Door for one speaker.
type Door struct {
	// Settled, when set, waits until all replies to a chat are said; the next
	// line is taken after it.
	Settled func(ctx context.Context, chat desk.ChatID) error

	options Options
	chat    desk.ChatID
	out     sync.Mutex
}

// New makes a door.
func New(options Options) *Door {
	return &Door{options: options, chat: Chat(options.Speaker)}
}

// Chat is the conversation a speaker has in any shell.
func Chat(speaker string) desk.ChatID { return desk.NewChatID(Name, speaker) }

// Name is "terminal".
func (d *Door) Name() string { return Name }

// Run reads lines until the input or ctx ends. Each message is handled, and
// its replies are printed, before the next line is taken. A read under way when
// ctx ends cannot be called back; its goroutine ends with the input.
func (d *Door) Run(ctx context.Context, inbox door.Inbox) error {
	lines, failed := d.read(ctx)
	number := 0
	receive := func(kind desk.MessageKind, text string) {
		number++
		d.receive(context.WithoutCancel(ctx), inbox, desk.Message{
			ID:   d.messageID(number),
			Chat: d.chat, Kind: kind, Text: text, At: d.options.Now(),
		})
	}
	if d.options.Interactive {
		receive(desk.KindStart, "")
	}
	for {
		d.print(d.options.Prompt)
		select {
		case <-ctx.Done():
			return nil
		case line, ok := <-lines:
			if !ok {
				return <-failed
			}
			if line = strings.TrimRight(line, "\r"); line != "" {
				receive(desk.KindText, line)
			}
		}
	}
}

// receive hands in one message and waits until its replies are printed.
func (d *Door) receive(ctx context.Context, inbox door.Inbox, message desk.Message) {
	err := inbox.Receive(ctx, message)
	if err == nil && d.Settled != nil {
		err = d.Settled(ctx, d.chat)
	}
	if err != nil {
		d.print(d.options.Sorry + "\n")
	}
}

// messageID is unique over all shells: two of the same speaker started in the
// same nanosecond do not happen.
func (d *Door) messageID(number int) desk.MessageID {
	return desk.MessageID(string(d.chat) + ":" + strconv.FormatInt(d.options.Now().UnixNano(), 36) + "-" + strconv.Itoa(number))
}

// read sends the lines of the input, then the error that ended it.
func (d *Door) read(ctx context.Context) (<-chan string, <-chan error) {
	lines, failed := make(chan string), make(chan error, 1)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(d.options.In)
		scanner.Buffer(nil, maxLine)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				failed <- nil
				return
			}
		}
		err := scanner.Err()
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("terminal: a line is longer than %d bytes: split it", maxLine)
		}
		failed <- err
	}()
	return lines, failed
}

// Say prints a reply. A file that only another door can show is named by its kind.
func (d *Door) Say(_ context.Context, reply desk.Reply) error {
	text := reply.Plain()
	if reply.Media.Ref != "" {
		text += "\n[" + string(reply.Media.Kind) + "]"
	}
	return d.print(text + "\n\n")
}

func (d *Door) print(text string) error {
	if text == "" {
		return nil
	}
	d.out.Lock()
	defer d.out.Unlock()
	if _, err := io.WriteString(d.options.Out, text); err != nil {
		return fmt.Errorf("terminal: write: %w", err)
	}
	return nil
}
