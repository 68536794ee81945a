package telegram

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door/doortest"
	"hoidap/internal/telegram/telegramtest"
)

func TestUpdatesAreConfirmedOnlyOnceHandled(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	first := server.Type(person, "một")
	server.Type(person, "hai")
	inbox := doortest.NewInbox()
	failures := 2
	inbox.Answer = func(_ context.Context, message desk.Message) error {
		if message.Text == "hai" && failures > 0 {
			failures--
			return errors.New("the database is away")
		}
		return nil
	}
	bot.start(t, inbox)
	want := []string{"một", "hai", "hai", "hai"}
	for i, text := range want {
		if got := inbox.Next(t, i+1).Text; got != text {
			t.Errorf("message %d is %q, want %q", i+1, got, text)
		}
	}
	server.Settled()
	polls := server.Calls("getUpdates")
	if polls[0].Params["offset"] != "" {
		t.Errorf("the first question has the offset %q", polls[0].Params["offset"])
	}
	for _, poll := range polls[1:3] {
		if want := fmt.Sprint(first + 1); poll.Params["offset"] != want {
			t.Errorf("asked from %q on, want %q: the update that failed", poll.Params["offset"], want)
		}
	}
	if first, second := bot.waited(t), bot.waited(t); first > time.Second || second < time.Second/2 || second > 2*time.Second {
		t.Errorf("paused %s and %s between tries", first, second)
	}
}

func TestMalformedUpdateIsLeftOut(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	inbox := doortest.NewInbox()
	broken := server.Push(`{"message":{"message_id":"riêng tư","chat":[],"text":"riêng tư"}}`)
	server.Type(person, "một")
	bot.start(t, inbox)
	if got := inbox.Next(t, 1).Text; got != "một" {
		t.Errorf("message 1 is %q", got)
	}
	server.Settled()
	if !strings.Contains(bot.log.String(), fmt.Sprintf("update=%d", broken)) {
		t.Errorf("the log does not name update %d:\n%s", broken, bot.log)
	}
}

func TestTapIsConfirmedAfterItIsHandled(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	if err := bot.Say(t.Context(), reply("Chọn", desk.Choice{Label: "Giấy tờ", Value: "papers"})); err != nil {
		t.Fatal(err)
	}
	server.Heard(person)
	server.Fail("answerCallbackQuery", telegramtest.Failure{Code: http.StatusInternalServerError})
	inbox := doortest.NewInbox()
	inbox.Answer = func(context.Context, desk.Message) error {
		if calls := server.Calls("answerCallbackQuery"); len(calls) > 0 {
			t.Error("confirmed before the inbox took it")
		}
		return nil
	}
	server.Tap(person, 1)
	bot.start(t, inbox)
	message := inbox.Next(t, 1)
	if message.Kind != desk.KindChoice || message.Choice != "papers" || message.Chat != chatOf(person) {
		t.Errorf("came in as %+v", message)
	}
	call := server.Wait("answerCallbackQuery", 1)
	if !strings.HasSuffix(string(message.ID), ":cb:"+call.Params["callback_query_id"]) {
		t.Errorf("message %q, confirmed %q", message.ID, call.Params["callback_query_id"])
	}
	server.Settled()
}

func TestServerStartsLate(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	bot := newBench(t, nil, Options{API: "http://" + address})
	inbox := doortest.NewInbox()
	tried, up := make(chan struct{}), make(chan struct{})
	pauses := 0
	bot.pause = func(ctx context.Context, _ time.Duration) error {
		if pauses++; pauses == 3 {
			close(tried)
			<-up
		}
		return ctx.Err()
	}
	bot.start(t, inbox)
	<-tried
	server := telegramtest.StartAt(t, address)
	server.Type(person, "một")
	close(up)
	if got := inbox.Next(t, 1).Text; got != "một" {
		t.Errorf("message 1 is %q", got)
	}
}

func TestWrongTokenEndsRun(t *testing.T) {
	for _, method := range []string{"deleteWebhook", "getUpdates"} {
		server := telegramtest.Start(t)
		server.Fail(method, telegramtest.Failure{Code: http.StatusUnauthorized})
		bot := newBench(t, server, Options{})
		if err := bot.Run(t.Context(), doortest.NewInbox()); !errors.Is(err, ErrToken) {
			t.Errorf("%s: Run: %v, want ErrToken", method, err)
		}
	}
}

func TestFailuresOfPolling(t *testing.T) {
	for _, c := range []struct {
		name    string
		failure telegramtest.Failure
		least   time.Duration
		most    time.Duration
		logged  string
	}{
		{"two bots ask", telegramtest.Failure{Code: 409}, time.Second / 2, time.Second, "another program asks"},
		{"the token has no form", telegramtest.Failure{Code: 404}, time.Second / 2, time.Second, "may be wrong"},
		{"too many questions", telegramtest.Failure{Code: 429, RetryAfter: 7}, 7 * time.Second, 7 * time.Second, "429"},
		{"the longest wait is bounded", telegramtest.Failure{Code: 429, RetryAfter: 1 << 40}, time.Hour, time.Hour, "429"},
		{"the server is ill", telegramtest.Failure{Code: 500}, time.Second / 2, time.Second, "500"},
		{"a proxy answers", telegramtest.Failure{Code: 502, Body: "<html>"}, time.Second / 2, time.Second, "http status 502"},
		{"a proxy denies", telegramtest.Failure{Code: 401, Body: "<html>"}, time.Second / 2, time.Second, "http status 401"},
		{"the answer is no list", telegramtest.Failure{Code: 200, Body: `{"ok":true,"result":{"a":1}}`}, time.Second / 2, time.Second, "not a list"},
		{"the answer is empty", telegramtest.Failure{Code: 200, Body: `{}`}, time.Second / 2, time.Second, "http status 200"},
		{"the connection breaks", telegramtest.Failure{Drop: true}, time.Second / 2, time.Second, "EOF"},
		{"words in a reason are dropped", telegramtest.Failure{Code: 400, Description: `Bad Request: in "riêng tư"`}, time.Second / 2, time.Second, "Bad Request: in"},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, Options{})
			server.Fail("getUpdates", c.failure)
			server.Type(person, "một")
			inbox := doortest.NewInbox()
			bot.start(t, inbox)
			inbox.Next(t, 1)
			if wait := bot.waited(t); wait < c.least || wait > c.most {
				t.Errorf("paused %s, want %s to %s", wait, c.least, c.most)
			}
			if !strings.Contains(bot.log.String(), c.logged) {
				t.Errorf("the log does not tell %q:\n%s", c.logged, bot.log)
			}
		})
	}
}

func TestNoHotLoopWithoutLongPolls(t *testing.T) {
	server := telegramtest.Start(t)
	empty := telegramtest.Failure{Code: 200, Body: `{"ok":true,"result":[]}`}
	server.Fail("getUpdates", empty, empty)
	bot := newBench(t, server, Options{})
	bot.start(t, doortest.NewInbox())
	for range 2 {
		if wait := bot.waited(t); wait != quickAnswer {
			t.Errorf("paused %s after an empty answer, want %s", wait, quickAnswer)
		}
	}
}

func TestLastUpdatesAreConfirmedOnLeaving(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	server.Type(person, "một")
	server.Type(person, "hai")
	inbox := doortest.NewInbox()
	ctx, cancel := context.WithCancel(t.Context())
	inbox.Answer = func(context.Context, desk.Message) error {
		cancel()
		return nil
	}
	if err := bot.Run(ctx, inbox); err != nil {
		t.Errorf("Run: %v", err)
	}
	calls := server.Calls("getUpdates")
	if last := calls[len(calls)-1]; last.Params["offset"] != "100002" {
		t.Errorf("left with the offset %q, want that of the second update", last.Params["offset"])
	}
}

func TestOptionalCallsMayFail(t *testing.T) {
	server := telegramtest.Start(t)
	ill := telegramtest.Failure{Code: http.StatusInternalServerError}
	server.Fail("setMyCommands", ill)
	server.Fail("deleteWebhook", ill, ill, ill)
	bot := newBench(t, server, Options{})
	server.Type(person, "một")
	inbox := doortest.NewInbox()
	stop := bot.start(t, inbox)
	inbox.Next(t, 1)
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	if commands := server.Wait("setMyCommands", 1).Params["commands"]; !strings.Contains(commands, "telegram.command.start") {
		t.Errorf("commands %s", commands)
	}
}

func TestPauseEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		if err := pause(t.Context(), time.Minute); err != nil || time.Since(start) != time.Minute {
			t.Errorf("paused %s: %v, want a minute", time.Since(start), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := pause(ctx, time.Minute); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("pause: %v, want the context's error", err)
		}
	})
}

func TestRunEndsWhileTheServerHangs(t *testing.T) {
	server := telegramtest.Start(t)
	server.Fail("getUpdates", telegramtest.Failure{Hang: true})
	bot := newBench(t, server, Options{})
	stop := bot.start(t, doortest.NewInbox())
	server.Wait("getUpdates", 1)
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
}
