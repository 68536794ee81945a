package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"hoidap/internal/telegram/telegramtest"
	"hoidap/internal/web/webtest"
)

const (
	lan  = int64(71) // a person who asks
	hook = "/telegram/hook"
	word = "tiny-secret_of-the-hook" // the secret of the webhook
)

// withBot are the options of a desk with a bot at a Telegram of a test.
func withBot(t *testing.T, server *telegramtest.Server) []string {
	t.Helper()
	return []string{"--data", t.TempDir(), "--telegram-api", server.URL(), "--telegram-token", telegramtest.Token}
}

// withHook are the options of a desk that Telegram calls. The address is one
// where nobody listens: updates are brought by the test itself.
func withHook(t *testing.T, server *telegramtest.Server) []string {
	t.Helper()
	return append(withBot(t, server), "--telegram-webhook", "http://127.0.0.1:9"+hook, "--telegram-secret", word)
}

// betrays reports whether a text holds the token, half of it, or the secret of
// the webhook.
func betrays(text string) bool {
	_, half, _ := strings.Cut(telegramtest.Token, ":")
	return strings.Contains(text, half) || strings.Contains(text, word)
}

// heard waits for what a person is shown next and wants words in it.
func heard(t *testing.T, server *telegramtest.Server, person int64, want string) telegramtest.Shown {
	t.Helper()
	shown := server.Heard(person)
	if !strings.Contains(shown.String(), want) {
		t.Fatalf("the desk says\n%s\nwant %q in it", shown, want)
	}
	return shown
}

// button is the number of the button with a label below a message.
func button(t *testing.T, shown telegramtest.Shown, label string) int {
	t.Helper()
	for i, button := range shown.Buttons {
		if strings.Contains(button.Text, label) {
			return i + 1
		}
	}
	t.Fatalf("no button %q below\n%s", label, shown)
	return 0
}

func TestTelegramConversation(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	s := serve(t, withBot(t, server)...)

	server.Type(lan, "/start")
	heard(t, server, lan, "Chào bà con. Tôi là công cụ trả lời tự động")
	server.Type(lan, "the bhyt ho ngheo")
	answer := heard(t, server, lan, "Thẻ bảo hiểm y tế cho hộ nghèo")
	papers := button(t, answer, "Giấy tờ")
	server.Tap(lan, papers)
	section := heard(t, server, lan, "Giấy tờ")
	server.Type(lan, fmt.Sprint(button(t, section, "Nộp ở đâu")))
	heard(t, server, lan, "Nộp ở đâu")
	server.Send(lan, map[string]any{
		"text": "vay tien ho ngheo", "forward_origin": map[string]any{"type": "hidden_user", "date": 1, "sender_user_name": "Bà Tư"},
	})
	heard(t, server, lan, "vay")
	server.Send(lan, map[string]any{"sticker": map[string]any{
		"file_id": "x", "file_unique_id": "x", "type": "regular", "width": 1, "height": 1, "is_animated": false, "is_video": false,
	}})
	heard(t, server, lan, "Bà con gõ câu hỏi giúp tôi")
	server.Wait("answerCallbackQuery", 1)

	server.Settled()
	s.stop(t)
	if more := len(server.Shown(lan)); more != 6 {
		t.Errorf("%d replies to 6 messages", more)
	}
	if betrays(s.wrote()) {
		t.Errorf("the program wrote a secret:\n%s", s.wrote())
	}
}

// TestRepeatedUpdates brings one message five times under five numbers, as
// servers do that number updates anew.
func TestRepeatedUpdates(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	s := serve(t, withBot(t, server)...)
	for i := range 5 {
		server.Renumber(int64(1000 - 100*i))
		server.Push(messageOf(lan, 501, "the bhyt ho ngheo"))
		server.Settled()
	}
	server.Type(lan, "vay tien ho ngheo") // its answer is said after all before
	heard(t, server, lan, "Chào bà con")
	heard(t, server, lan, "Thẻ bảo hiểm y tế cho hộ nghèo")
	heard(t, server, lan, "vay")
	s.stop(t)
	if n := len(server.Shown(lan)); n != 3 {
		t.Errorf("%d replies, want 3", n)
	}
}

// messageOf is an update, but for its number, with a text of a person.
func messageOf(person, id int64, text string) string {
	raw, _ := json.Marshal(map[string]any{"message": map[string]any{ // a map of plain values cannot fail
		"message_id": id, "date": 1_790_000_000, "text": text,
		"chat": map[string]any{"id": person, "type": "private"},
		"from": map[string]any{"id": person, "is_bot": false, "first_name": "Lan"},
	}})
	return string(raw)
}

// deliver brings an update to the webhook and returns the status.
func deliver(t *testing.T, s *serving, secret, body string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.address+hook, bytes.NewBufferString(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if secret != "" {
		request.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return 0
	}
	_ = response.Body.Close()
	return response.StatusCode
}

func TestTelegramWebhook(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	s := serve(t, withHook(t, server)...)
	if set := server.Wait("setWebhook", 1); set.Params["secret_token"] != word {
		t.Error("the webhook is set without its secret")
	}
	update := messageOf(lan, 501, "the bhyt ho ngheo")
	for _, secret := range []string{"", "wrong", word + "x"} {
		if status := deliver(t, s, secret, update); status != http.StatusForbidden {
			t.Errorf("with the secret %q: status %d, want 403", secret, status)
		}
	}
	// The same update five times at once is one message.
	var group sync.WaitGroup
	for range 5 {
		group.Go(func() {
			if status := deliver(t, s, word, update); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
		})
	}
	group.Wait()
	if status := deliver(t, s, word, messageOf(lan, 502, "vay tien ho ngheo")); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	heard(t, server, lan, "Chào bà con")
	heard(t, server, lan, "Thẻ bảo hiểm y tế cho hộ nghèo")
	heard(t, server, lan, "vay")
	// The chat page is there as well.
	if page := webtest.NewVisitor(t, s.address).Open(t); page.Status != http.StatusOK {
		t.Errorf("the page answers %d", page.Status)
	}
	s.stop(t)
	if n := len(server.Shown(lan)); n != 3 {
		t.Errorf("%d replies, want 3", n)
	}
	if betrays(s.wrote()) {
		t.Errorf("the program wrote a secret:\n%s", s.wrote())
	}
}

// TestSecretsStayUnseen makes everything fail that can and looks for secrets in
// what is written about it.
func TestSecretsStayUnseen(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	leak := "no such bot" + telegramtest.Token
	server.Fail("deleteWebhook", telegramtest.Failure{Drop: true})
	server.Fail("setMyCommands", telegramtest.Failure{Code: 500, Description: leak})
	server.Fail("getUpdates", telegramtest.Failure{Code: 404, Body: leak}, telegramtest.Failure{Code: 500, Description: leak})
	server.Fail("sendMessage", telegramtest.Failure{Drop: true}, telegramtest.Failure{Code: 400, Description: leak})
	s := serve(t, withBot(t, server)...)
	server.Type(lan, "the bhyt ho ngheo")
	server.Wait("sendMessage", 3)
	s.stop(t)
	for _, want := range []string{"deleteWebhook", "setMyCommands", "getUpdates", "reply refused", "trying again"} {
		if !strings.Contains(s.wrote(), want) {
			t.Errorf("nothing about %q is logged:\n%s", want, s.wrote())
		}
	}
	if betrays(s.wrote()) {
		t.Errorf("the program wrote a secret:\n%s", s.wrote())
	}
}

func TestWrongToken(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	wrong := "1000001:AAanotherSecretOfTheBot-wrong"
	for _, more := range [][]string{nil, {"--telegram-webhook", "http://127.0.0.1:9" + hook, "--telegram-secret", word}} {
		got := run(t, append([]string{
			"serve", "--listen", "127.0.0.1:0", "--log-level", "debug", "--data", t.TempDir(),
			"--telegram-api", server.URL(), "--telegram-token", wrong,
		}, more...)...)
		if got.code != 1 {
			t.Errorf("exit code %d, want 1", got.code)
		}
		if lines := linesOf(got.err, "hoidap: "); len(lines) != 1 || lines[0] != "hoidap: telegram: the token is not accepted" {
			t.Errorf("it says %q", lines)
		}
		if strings.Contains(got.out+got.err, "AAanotherSecret") || betrays(got.out+got.err) {
			t.Errorf("the program wrote a secret:\n%s%s", got.out, got.err)
		}
	}
}

// linesOf returns the lines of a text that begin in some way.
func linesOf(text, start string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, start) {
			found = append(found, strings.TrimSuffix(line, "\n"))
		}
	}
	return found
}
