package telegram

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/telegram/telegramtest"
)

func TestFailuresOfSaying(t *testing.T) {
	plain := errors.New("any other")
	for _, c := range []struct {
		name    string
		failure telegramtest.Failure
		want    error
	}{
		{"too fast", telegramtest.Failure{Code: 429, RetryAfter: 35}, desk.RetryLater{After: 35 * time.Second}},
		{"too fast, by how much is not told", telegramtest.Failure{Code: 429}, desk.RetryLater{After: time.Second}},
		{"blocked", telegramtest.Failure{Code: 403}, desk.ErrChatDead},
		{"deactivated", telegramtest.Failure{Code: 403, Description: "Forbidden: user is deactivated"}, desk.ErrChatDead},
		{"no such chat", telegramtest.Failure{Code: 400, Description: "Bad Request: chat not found"}, desk.ErrChatDead},
		{"not to be said", telegramtest.Failure{Code: 400, Description: "Bad Request: message is too long"}, desk.ErrRefused},
		{"wrong token", telegramtest.Failure{Code: 401}, plain},
		{"ill", telegramtest.Failure{Code: 500}, plain},
		{"a proxy denies", telegramtest.Failure{Code: 403, Body: "<html>denied</html>"}, plain},
		{"a proxy is at a loss", telegramtest.Failure{Code: 400, Body: `{"message":"no"}`}, plain},
		{"dropped", telegramtest.Failure{Drop: true}, plain},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, Options{})
			server.Fail("sendMessage", c.failure)
			err := bot.Say(t.Context(), reply("riêng tư"))
			if got := kindOf(err, plain); !errors.Is(got, c.want) {
				t.Errorf("Say: %v, which is %v, want %v", err, got, c.want)
			}
			if strings.Contains(err.Error(), "riêng tư") || strings.Contains(err.Error(), telegramtest.Token) {
				t.Errorf("the error tells too much: %v", err)
			}
			if err := bot.Say(t.Context(), reply("hai")); err != nil || server.Heard(person).Text != "hai" {
				t.Errorf("the next reply: %v", err)
			}
		})
	}
}

// kindOf is the kind a caller can tell apart, plain for any other error.
func kindOf(err, plain error) error {
	var later desk.RetryLater
	switch {
	case err == nil:
		return nil
	case errors.As(err, &later):
		return later
	case errors.Is(err, desk.ErrChatDead):
		return desk.ErrChatDead
	case errors.Is(err, desk.ErrRefused):
		return desk.ErrRefused
	}
	return plain
}

func TestRepliesThatCannotBeSaid(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	long := strings.Repeat("0", desk.MaxChoiceValue+1)
	foreign := reply("dạ")
	foreign.Chat = "web:42"
	nobody := reply("dạ")
	nobody.Chat = "telegram:@ai"
	for name, said := range map[string]desk.Reply{
		"a choice with a long value":  reply("Chọn", desk.Choice{Label: "Dài", Value: long}),
		"a choice without value":      reply("Chọn", desk.Choice{Label: "Rỗng"}),
		"a chat of another door":      foreign,
		"a chat that is none":         nobody,
		"a reply of nothing":          {Chat: chatOf(person)},
		"a reply of space and a line": {Chat: chatOf(person), Lines: []desk.Line{{Kind: desk.LineText, Text: " \n"}}},
	} {
		if err := bot.Say(t.Context(), said); !errors.Is(err, desk.ErrRefused) {
			t.Errorf("%s: %v, want ErrRefused", name, err)
		}
	}
	if calls := server.Calls(""); len(calls) > 0 {
		t.Errorf("asked the server all the same: %v", calls)
	}
}

func TestButtonsHangOnTheLastPart(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	said := reply(strings.Repeat("🙏 bà con ơi. ", 500), desk.Choice{Label: "Giấy tờ <&>", Value: strings.Repeat("0", desk.MaxChoiceValue)})
	if err := bot.Say(t.Context(), said); err != nil {
		t.Fatal(err)
	}
	first, second := server.Heard(person), server.Heard(person)
	if len(first.Buttons) != 0 || len(second.Buttons) != 1 || second.Buttons[0].Text != "1. Giấy tờ <&>" {
		t.Errorf("buttons %v, then %v", first.Buttons, second.Buttons)
	}
	if got, want := first.Text+second.Text, said.Lines[0].Text; letters(got) != letters(want) {
		t.Errorf("heard %d bytes, want %d", len(got), len(want))
	}
	for _, call := range server.Calls("sendMessage") {
		if call.Params["link_preview_options"] != `{"is_disabled":true}` {
			t.Errorf("link preview %q", call.Params["link_preview_options"])
		}
	}
}

func TestChoicesAlone(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	said := desk.Reply{Chat: chatOf(person), Choices: []desk.Choice{{Label: "Giấy tờ", Value: "a"}}}
	if err := bot.Say(t.Context(), said); err != nil {
		t.Fatal(err)
	}
	if got := server.Heard(person).String(); got != "telegram.choose\n1. Giấy tờ" {
		t.Errorf("heard %q", got)
	}
}

func TestReplyWhoseAnswerIsLost(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	server.Fail("sendMessage", telegramtest.Failure{Drop: true, Late: true})
	shown := make(chan int, 1)
	server.After(func(telegramtest.Call) { shown <- len(server.Shown(person)) })
	plain := errors.New("any other")
	err := bot.Say(t.Context(), reply("dạ"))
	if said := <-shown; said != 1 || !errors.Is(kindOf(err, plain), plain) {
		t.Errorf("Say: %v with %d shown, want an error after 1", err, said)
	}
}

func TestSayEndsWithItsContext(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	server.Fail("sendMessage", telegramtest.Failure{Hang: true})
	ctx, cancel := context.WithCancel(t.Context())
	server.Before(func(telegramtest.Call) { cancel() })
	if err := bot.Say(ctx, reply("dạ")); !errors.Is(err, context.Canceled) {
		t.Errorf("Say: %v, want the context's error", err)
	}
}

// A call under way when Say is to end is still answered: cut off, nobody could
// tell whether the person heard it.
func TestCallUnderWayIsWaitedFor(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	bot.grace = patience
	ctx, cancel := context.WithCancel(t.Context())
	server.Before(func(telegramtest.Call) { cancel() })
	if err := bot.Say(ctx, reply("dạ")); err != nil || server.Heard(person).Text != "dạ" {
		t.Errorf("Say: %v", err)
	}
	var later desk.RetryLater
	if err := bot.Say(ctx, reply("hai")); !errors.As(err, &later) && !errors.Is(err, context.Canceled) {
		t.Errorf("Say after the end: %v", err)
	}
	if n := len(server.Shown(person)); n != 1 {
		t.Errorf("%d messages shown, want none after the end", n)
	}
}

func TestNoRedirectIsFollowed(t *testing.T) {
	server := telegramtest.Start(t)
	other := telegramtest.Start(t)
	client := &http.Client{Timeout: time.Nanosecond, Transport: redirecting{other.URL()}}
	bot := newBench(t, server, Options{Client: client})
	err := bot.Say(t.Context(), reply("dạ"))
	if err == nil || !strings.Contains(err.Error(), "http status 307") {
		t.Errorf("Say: %v, want a refusal with status 307", err)
	}
	if calls := other.Calls(""); len(calls) > 0 {
		t.Error("the token went to another host")
	}
}

// redirecting answers every request with the way to another host.
type redirecting struct{ host string }

func (r redirecting) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusTemporaryRedirect, Request: request, Body: http.NoBody,
		Header: http.Header{"Location": {r.host + request.URL.Path}},
	}, nil
}
