package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"hoidap/internal/config"
	"hoidap/internal/outbox"
	"hoidap/internal/terminal"
)

// chat holds a conversation in the shell, or with a pipe.
func (p *program) chat(ctx context.Context, c config.Config) error {
	reading, err := p.read(c.Chat.Folders, c.Chat.AsOf, nil)
	if err != nil {
		return err
	}
	person := isTerminal(p.stdin)
	options := terminal.Options{
		Speaker: c.Chat.As, In: p.stdin, Out: p.stdout, Interactive: person,
		Sorry: reading.words.Say("vi", "terminal.sorry", nil), Now: time.Now,
	}
	if person {
		options.Prompt = reading.words.Say("vi", "terminal.prompt", nil)
	}
	door := terminal.New(options)
	queue := outbox.Queue(terminal.Chat(c.Chat.As))
	office, err := p.open(ctx, reading, c.Chat.Data, queue, map[string]outbox.Speaker{queue: door})
	if errors.Is(err, errHeld) {
		return fmt.Errorf("chat: the conversation %q is going on in another shell: end it there, or name another --as", c.Chat.As)
	}
	if err != nil {
		return err
	}
	door.Settled = office.outbox.Wait
	if err := office.outbox.Start(ctx); err != nil {
		return errors.Join(err, office.close())
	}
	err = door.Run(ctx, office.engine)
	return errors.Join(err, office.finish(ctx, p.log), office.close())
}

// isTerminal reports whether a person types, rather than a pipe or a file.
func isTerminal(r io.Reader) bool {
	file, ok := r.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
