package telegram

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"hoidap/internal/telegram/telegramtest"
)

// betrays reports whether a text holds the token or its secret half.
func betrays(text string) bool {
	_, half, _ := strings.Cut(telegramtest.Token, ":")
	return strings.Contains(text, telegramtest.Token) || strings.Contains(text, half) || strings.Contains(text, secretOfWebhook)
}

func TestPrintingShowsNoSecret(t *testing.T) {
	options := Options{
		Token: token(telegramtest.Token), Secret: token(secretOfWebhook),
		API: "http://127.0.0.1:1", Webhook: "https://xa.example/telegram",
	}
	bot, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(handler).Info("x", "bot", bot, "options", options)
	}
	if betrays(log.String()) {
		t.Errorf("logged %s", &log)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, value := range []any{bot, options, &options, []any{options, bot}, fmt.Errorf("%v", bot)} {
			if got := fmt.Sprintf(verb, value); betrays(got) {
				t.Errorf("%s of %T is %s", verb, value, got)
			}
		}
	}
	// What a careless printer reaches below the methods of a bot.
	type below struct{ bot Bot }
	if got := fmt.Sprintf("%+v %#v", below{Bot{token: bot.token}}, below{Bot{secret: bot.secret}}); betrays(got) {
		t.Errorf("the fields of a bot are %s", got)
	}
}

// loud fails as the worst of transports does, repeating where it was sent to.
type loud struct{}

func (loud) RoundTrip(request *http.Request) (*http.Response, error) {
	return nil, fmt.Errorf("cannot reach %s", request.URL)
}

func TestFailuresTellNoToken(t *testing.T) {
	server := telegramtest.Start(t)
	_, half, _ := strings.Cut(telegramtest.Token, ":")
	failures := []telegramtest.Failure{
		{Drop: true}, {Code: 502, Body: "<html>/bot" + telegramtest.Token}, {Code: 200, Body: "{"},
		{Code: 400, Description: "Bad Request: no bot" + telegramtest.Token},
		{Code: 401, Description: "Unauthorized: " + half}, {Code: 403, Description: telegramtest.Token},
		{Code: 404, Description: "Not Found: /bot" + strings.Replace(telegramtest.Token, ":", "%3A", 1)},
		{Code: 409}, {Code: 429, RetryAfter: 1}, {Code: 500},
	}
	server.Fail("sendMessage", failures...)
	bot := newBench(t, server, Options{})
	for range failures {
		if err := bot.Say(t.Context(), reply("dạ")); err == nil || betrays(fmt.Sprintf("%v %+v %#v", err, err, err)) {
			t.Errorf("Say: %#v", err)
		}
	}
	for name, broken := range map[string]*bench{
		"nobody listens":   newBench(t, server, Options{API: "http://127.0.0.1:1"}),
		"a loud transport": newBench(t, server, Options{Client: &http.Client{Transport: loud{}}}),
		"an odd base":      newBench(t, server, Options{API: "http://127.0.0.1:1/%25s%20"}),
	} {
		err := broken.Say(t.Context(), reply("dạ"))
		for inner := err; inner != nil; inner = errors.Unwrap(inner) {
			if betrays(fmt.Sprintf("%v %+v %#v", inner, inner, inner)) {
				t.Errorf("%s: %#v", name, inner)
			}
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestBadOptions(t *testing.T) {
	good := token(telegramtest.Token)
	for name, options := range map[string]Options{
		"no token":                 {},
		"an empty token":           {Token: token("")},
		"a token with a slash":     {Token: token("1:a/b")},
		"a token with a line end":  {Token: good + "\n"},
		"an address that is none":  {Token: good, API: "api.telegram.org"},
		"a webhook that is none":   {Token: good, Webhook: "/telegram", Secret: token("s")},
		"a webhook without secret": {Token: good, Webhook: "https://xa.example/telegram"},
		"a secret with a colon":    {Token: good, Webhook: "https://xa.example/telegram", Secret: token("a:b")},
		"a secret too long":        {Token: good, Webhook: "https://xa.example/telegram", Secret: token(strings.Repeat("a", 257))},
	} {
		if _, err := New(options); err == nil || betrays(err.Error()) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
