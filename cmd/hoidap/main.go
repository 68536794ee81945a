// Command hoidap is the whole desk: it answers households from checked files,
// in a browser, on Telegram and in a shell, and has the verbs to look after it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"hoidap/internal/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	code := p.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// program is one run of the command, with its surroundings as values.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	log            *slog.Logger
	// listening, when set, is told the address the web page is served at.
	listening func(address string)
}

// verbs is what the command can do.
var verbs = map[string]func(*program, context.Context, config.Config) error{
	"serve":      (*program).serve,
	"chat":       (*program).chat,
	"ask":        (*program).ask,
	"check":      (*program).check,
	"eval":       (*program).eval,
	"migrate":    (*program).migrate,
	"version":    (*program).version,
	"health":     (*program).health,
	"invite":     (*program).invite,
	"people":     (*program).people,
	"login-link": (*program).loginLink,
	"report":     (*program).report,
	"proposals":  (*program).proposals,
}

// run does what the arguments say and returns the exit code. A failure is one
// line on stderr.
func (p *program) run(ctx context.Context, args []string) int {
	c, err := config.Parse(args, p.getenv, p.stdout, p.stderr)
	if err == nil {
		p.log = newLog(c.Log, p.stderr)
		err = verbs[c.Verb](p, ctx, c)
	}
	if err != nil && !errors.Is(err, config.ErrHelp) {
		_, _ = fmt.Fprintln(p.stderr, "hoidap:", oneLine(err))
	}
	return config.ExitCode(err)
}

// oneLine is the text of an error that may be several joined.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

func newLog(c config.Log, w io.Writer) *slog.Logger {
	level := slog.LevelInfo
	// Parse lets only names of levels through, so the error is always nil.
	_ = level.UnmarshalText([]byte(c.Level))
	options := &slog.HandlerOptions{Level: level}
	if c.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
