package telegram

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/door/doortest"
	"hoidap/internal/telegram/telegramtest"
)

const someUpdate = `{"update_id":5,"message":{"message_id":1,"date":1767225600,"chat":{"id":42,"type":"private"},"text":"dạ"}}`

func TestWebhookAnswers(t *testing.T) {
	failing := func(context.Context, desk.Message) error { return errors.New("the database is away") }
	for _, c := range []struct {
		name   string
		method string
		secret string
		body   string
		inbox  func(context.Context, desk.Message) error
		status int
		taken  bool
	}{
		{"an update", http.MethodPost, secretOfWebhook, someUpdate, nil, 200, true},
		{"no secret", http.MethodPost, "", someUpdate, nil, 403, false},
		{"half the secret", http.MethodPost, secretOfWebhook[:5], someUpdate, nil, 403, false},
		{"another method", http.MethodGet, secretOfWebhook, someUpdate, nil, 405, false},
		{"too long", http.MethodPost, secretOfWebhook, someUpdate + strings.Repeat(" ", mostUpdate), nil, 413, false},
		{"malformed", http.MethodPost, secretOfWebhook, `{"update_id":5,"message":{"text":"riêng tư`, nil, 200, false},
		{"empty", http.MethodPost, secretOfWebhook, "", nil, 200, false},
		{"nothing for the desk", http.MethodPost, secretOfWebhook, `{"update_id":5,"poll":{}}`, nil, 200, false},
		{"the inbox fails", http.MethodPost, secretOfWebhook, someUpdate, failing, 500, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			bot := hooked(t, telegramtest.Start(t))
			inbox := doortest.NewInbox()
			taken := false
			inbox.Answer = func(ctx context.Context, message desk.Message) error {
				taken = true
				if c.inbox != nil {
					return c.inbox(ctx, message)
				}
				return nil
			}
			bot.open(inbox)
			if got := post(t, bot, c.method, c.secret, c.body); got != c.status {
				t.Errorf("answered %d, want %d", got, c.status)
			}
			if taken != c.taken {
				t.Errorf("handed in: %t, want %t", taken, c.taken)
			}
		})
	}
}

func post(t *testing.T, bot *bench, method, secret, body string) int {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), method, "/telegram", strings.NewReader(body))
	if secret != "" {
		request.Header.Set(secretHeader, secret)
	}
	answer := httptest.NewRecorder()
	bot.Webhook().ServeHTTP(answer, request)
	return answer.Code
}

func TestWebhookIsClosedBeforeAndAfterRun(t *testing.T) {
	server := telegramtest.Start(t)
	bot := hooked(t, server)
	if got := post(t, bot, http.MethodPost, secretOfWebhook, someUpdate); got != http.StatusServiceUnavailable {
		t.Errorf("answered %d before Run, want 503", got)
	}
	inbox := doortest.NewInbox()
	stop := bot.start(t, inbox)
	server.Wait("setWebhook", 1)
	if got := post(t, bot, http.MethodPost, secretOfWebhook, someUpdate); got != http.StatusOK {
		t.Errorf("answered %d, want 200", got)
	}
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	if got := post(t, bot, http.MethodPost, secretOfWebhook, someUpdate); got != http.StatusServiceUnavailable {
		t.Errorf("answered %d after Run, want 503", got)
	}
	polling := newBench(t, server, Options{})
	if got := post(t, polling, http.MethodPost, secretOfWebhook, someUpdate); got != http.StatusNotFound {
		t.Errorf("a bot without webhook answered %d, want 404", got)
	}
}

func TestWebhookIsSetAgainAfterFailures(t *testing.T) {
	server := telegramtest.Start(t)
	server.Fail("setWebhook",
		telegramtest.Failure{Code: 500}, telegramtest.Failure{Code: 429, RetryAfter: 3},
		telegramtest.Failure{Code: 400, Description: "Bad Request: bad webhook"}, telegramtest.Failure{Drop: true})
	bot := hooked(t, server)
	inbox := doortest.NewInbox()
	server.Type(person, "một")
	bot.start(t, inbox)
	if got := inbox.Next(t, 1).Text; got != "một" {
		t.Errorf("message 1 is %q", got)
	}
	call := server.Wait("setWebhook", 5)
	if call.Params["secret_token"] != secretOfWebhook || call.Params["max_connections"] != "1" ||
		call.Params["allowed_updates"] != allowedUpdates || call.Params["url"] != bot.webhook {
		t.Errorf("set with %v", call.Params)
	}
}

func TestWrongTokenEndsRunByWebhook(t *testing.T) {
	server := telegramtest.Start(t)
	server.Fail("setWebhook", telegramtest.Failure{Code: http.StatusUnauthorized})
	if err := hooked(t, server).Run(t.Context(), doortest.NewInbox()); !errors.Is(err, ErrToken) {
		t.Errorf("Run: %v, want ErrToken", err)
	}
}

func TestPollingTakesTheWebhookDown(t *testing.T) {
	server := telegramtest.Start(t)
	stop := hooked(t, server).start(t, doortest.NewInbox())
	server.Wait("setWebhook", 1)
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	bot := newBench(t, server, Options{})
	inbox := doortest.NewInbox()
	bot.start(t, inbox)
	server.Type(person, "một")
	if got := inbox.Next(t, 1).Text; got != "một" {
		t.Errorf("message 1 is %q", got)
	}
}
