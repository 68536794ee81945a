package telegram

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	// mostUpdate is the most bytes one update may have.
	mostUpdate = 1 << 20
	// secretHeader is where Telegram sends the secret of the webhook.
	secretHeader = "X-Telegram-Bot-Api-Secret-Token"
)

// serve tells Telegram the address of the webhook and waits until ctx ends;
// the handler does the rest.
func (b *Bot) serve(ctx context.Context) error {
	err := b.connect(ctx, "setWebhook", tgbotapi.Params{
		"url":             b.webhook,
		"secret_token":    b.secret(),
		"allowed_updates": allowedUpdates,
		// One connection keeps the updates of a chat in order.
		"max_connections": "1",
	}, true)
	if err != nil || ctx.Err() != nil {
		return err
	}
	b.introduce(ctx)
	<-ctx.Done()
	return nil
}

// Webhook takes the updates that Telegram sends to Options.Webhook. It answers
// 200 once the inbox has taken an update; any failure makes Telegram send it
// again. A bot without a webhook answers 404.
func (b *Bot) Webhook() http.Handler { return http.HandlerFunc(b.answerWebhook) }

func (b *Bot) answerWebhook(w http.ResponseWriter, r *http.Request) {
	if b.webhook == "" {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	if !same(r.Header.Get(secretHeader), b.secret()) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostUpdate))
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.WriteHeader(b.receive(r.Context(), raw))
}

// receive hands in the update of one request and returns the status to answer.
func (b *Bot) receive(ctx context.Context, raw []byte) int {
	b.intake.Lock()
	defer b.intake.Unlock()
	if b.inbox == nil {
		return http.StatusServiceUnavailable
	}
	read, err := b.take(ctx, raw)
	if err != nil {
		b.log.WarnContext(ctx, "telegram: an update was not handled and will be sent again",
			"update", read.update, "error", err)
		return http.StatusInternalServerError
	}
	return http.StatusOK
}

// same compares secrets in a time that tells nothing about them, not even
// their length.
func same(given, secret string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(secret))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}
