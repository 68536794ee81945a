package telegramtest

import (
	"bytes"
	"context"
	"net/http"
	"time"
)

// again is how long the server waits before it sends an update once more.
const again = 10 * time.Millisecond

// webhook is where updates are sent, and with what secret.
type webhook struct {
	url, secret string
}

// deliverAll sends the updates one after the other, each until it is taken.
func (s *Server) deliverAll(ctx context.Context, hook webhook) {
	for ctx.Err() == nil {
		s.mu.Lock()
		waiting, changed := s.updates, s.changed
		s.mu.Unlock()
		if len(waiting) == 0 {
			select {
			case <-changed:
			case <-ctx.Done():
			}
			continue
		}
		status := send(ctx, hook, waiting[0].raw)
		s.mu.Lock()
		if status/100 == 2 && len(s.updates) > 0 && s.updates[0].id == waiting[0].id {
			s.updates = s.updates[1:]
		}
		s.touch()
		s.mu.Unlock()
		if status/100 != 2 {
			select {
			case <-time.After(again):
			case <-ctx.Done():
			}
		}
	}
}

// send sends one update and returns the status it was answered with, 0 for none.
func send(ctx context.Context, hook webhook, raw []byte) int {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, hook.url, bytes.NewReader(raw))
	if err != nil {
		return 0
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Telegram-Bot-Api-Secret-Token", hook.secret)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0
	}
	_ = response.Body.Close()
	return response.StatusCode
}
