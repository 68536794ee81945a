package telegram

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door"
	"hoidap/internal/door/doortest"
	"hoidap/internal/telegram/telegramtest"
)

// person is who talks to the bot in tests.
const person = 42

// patience bounds a hang.
const patience = 20 * time.Second

// token is a Token whose printing shows it, the worst there can be.
type token string

func (t token) Reveal() string { return string(t) }

// words says the ID of a sentence in place of the sentence.
type words struct{}

func (words) Say(_, id string, _ map[string]any) string { return id }

// journal is a log that may be written and read at the same time.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// secretOfWebhook is what the server sends along to the webhook.
const secretOfWebhook = "webhookSecret_-9"

// bench is a bot and its server.
type bench struct {
	*Bot
	server *telegramtest.Server
	log    *journal
	waits  chan time.Duration // what the bot paused for, when anybody listens
}

// newBench returns a bot that polls the server; its pauses take no time but that
// of its own clock. When the test ends, nothing logged may hold a secret or a word
// of a person.
func newBench(t *testing.T, server *telegramtest.Server, options Options) *bench {
	t.Helper()
	log := &journal{}
	options.Token, options.Words = token(telegramtest.Token), words{}
	options.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if options.API == "" {
		options.API = server.URL()
	}
	var ahead atomic.Int64
	if options.Now == nil {
		options.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	}
	bot, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	bot.grace = 0
	b := &bench{Bot: bot, server: server, log: log, waits: make(chan time.Duration, 1000)}
	bot.pause = func(ctx context.Context, wait time.Duration) error {
		ahead.Add(int64(wait))
		select {
		case b.waits <- wait:
		default:
		}
		return ctx.Err()
	}
	t.Cleanup(func() {
		for _, secret := range []string{telegramtest.Token, secretOfWebhook, "AAtelegram", "Người", "riêng tư"} {
			if strings.Contains(log.String(), secret) {
				t.Errorf("the log holds %q:\n%s", secret, log)
			}
		}
	})
	return b
}

// hooked returns a bot that is told of updates by webhook.
func hooked(t *testing.T, server *telegramtest.Server) *bench {
	t.Helper()
	web := httptest.NewUnstartedServer(nil)
	b := newBench(t, server, Options{
		Webhook: "http://" + web.Listener.Addr().String() + "/telegram",
		Secret:  token(secretOfWebhook),
		Media:   media(),
	})
	web.Config.Handler = b.Webhook()
	web.Start()
	t.Cleanup(web.Close)
	return b
}

// start runs the bot; the function it returns ends it and returns Run's error.
func (b *bench) start(t *testing.T, inbox door.Inbox) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		err = b.Run(ctx, inbox)
	}()
	stop = func() error {
		cancel()
		return wait(t, done, &err)
	}
	t.Cleanup(func() { _ = stop() })
	return stop
}

func wait(t *testing.T, done <-chan struct{}, err *error) error {
	t.Helper()
	select {
	case <-done:
		return *err
	case <-time.After(patience):
		t.Error("Run did not end")
		return errors.New("still running")
	}
}

// waited returns the next pause the bot made.
func (b *bench) waited(t *testing.T) time.Duration {
	t.Helper()
	select {
	case wait := <-b.waits:
		return wait
	case <-time.After(patience):
		t.Fatal("the bot did not pause")
		return 0
	}
}

func reply(text string, choices ...desk.Choice) desk.Reply {
	return desk.Reply{
		ID: 1, Chat: chatOf(person), Choices: choices,
		Lines: []desk.Line{{Kind: desk.LineText, Text: text}},
	}
}

// media is what the door may send in the contract.
func media() fs.FS {
	return fstest.MapFS{doortest.Picture: {Data: []byte(doortest.PictureContent)}}
}

func TestDoorByPolling(t *testing.T) {
	doortest.Run(t, func(t *testing.T) doortest.Bench {
		return contract(newBench(t, telegramtest.Start(t), Options{Media: media()}))
	})
}

func TestDoorByWebhook(t *testing.T) {
	doortest.Run(t, func(t *testing.T) doortest.Bench {
		return contract(hooked(t, telegramtest.Start(t)))
	})
}

func contract(b *bench) doortest.Bench {
	return doortest.Bench{
		Door: b.Bot, Chat: chatOf(person), Again: true,
		Type:  func(_ *testing.T, text string) { b.server.Type(person, text) },
		Heard: func(*testing.T) string { return b.server.Heard(person).String() },
		Send:  func(*testing.T) { b.server.Send(person, fileOf("voice")) },
		Passed: func(*testing.T) bool {
			shown := b.server.Shown(person)
			return shown[len(shown)-1].Passed == "voice:x"
		},
		Given: func(t *testing.T) string {
			shown := b.server.Shown(person)
			file := shown[len(shown)-1].File
			if file == nil {
				t.Fatal("no file is given")
			}
			return file.Content
		},
	}
}
