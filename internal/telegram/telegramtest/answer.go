package telegramtest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// answer is what the API says to a call.
type answer struct {
	OK          bool             `json:"ok"`
	Result      any              `json:"result,omitempty"`
	Code        int              `json:"error_code,omitempty"`
	Description string           `json:"description,omitempty"`
	Parameters  map[string]int64 `json:"parameters,omitempty"`
}

func accept(result any) answer { return answer{OK: true, Result: result} }

// refuse says no, in Telegram's words when none are given.
func refuse(code int, description string) answer {
	if description == "" {
		description = map[int]string{
			http.StatusBadRequest:      "Bad Request: chat not found",
			http.StatusForbidden:       "Forbidden: bot was blocked by the user",
			http.StatusTooManyRequests: "Too Many Requests: retry later",
			http.StatusConflict: "Conflict: terminated by other getUpdates request; " +
				"make sure that only one bot instance is running",
		}[code]
	}
	if description == "" {
		description = http.StatusText(code)
	}
	return answer{Code: code, Description: description}
}

func reply(w http.ResponseWriter, answered answer) {
	w.Header().Set("Content-Type", "application/json")
	if !answered.OK {
		w.WriteHeader(answered.Code)
	}
	_ = json.NewEncoder(w).Encode(answered)
}

// answer does what a method does.
func (s *Server) answer(ctx context.Context, call Call) answer {
	switch call.Method {
	case "getUpdates":
		return s.getUpdates(ctx, call)
	case "sendMessage":
		return s.sendMessage(call)
	case "sendPhoto", "sendAudio", "sendVoice", "sendVideo", "sendVideoNote", "sendDocument":
		return s.sendFile(call)
	case "setWebhook":
		return s.setWebhook(call.Params["url"], call.Params["secret_token"])
	case "deleteWebhook":
		return s.setWebhook("", "")
	case "getMe":
		return accept(botOf())
	case "answerCallbackQuery", "setMyCommands", "sendChatAction":
		return accept(true)
	}
	return refuse(http.StatusNotFound, "Not Found: method not found")
}

// getUpdates forgets what is confirmed and holds the call open until there is
// something to say. Of two calls at once the older is refused, as Telegram does.
func (s *Server) getUpdates(ctx context.Context, call Call) answer {
	offset, _ := strconv.ParseInt(call.Params["offset"], 10, 64)
	seconds, _ := strconv.Atoi(call.Params["timeout"])
	limit, err := strconv.Atoi(call.Params["limit"])
	if err != nil || limit < 1 || limit > 100 {
		limit = 100
	}
	s.mu.Lock()
	s.polls++
	poll := s.polls
	for len(s.updates) > 0 && s.updates[0].id < offset {
		s.updates = s.updates[1:]
	}
	s.touch()
	s.mu.Unlock()

	timeout := time.NewTimer(time.Duration(seconds) * time.Second)
	defer timeout.Stop()
	for {
		s.mu.Lock()
		batch, hooked, older, changed := s.batch(limit), s.webhook.url != "", s.polls != poll, s.changed
		s.mu.Unlock()
		switch {
		case hooked:
			return refuse(http.StatusConflict,
				"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
		case older:
			return refuse(http.StatusConflict, "")
		case len(batch) > 0:
			return accept(batch)
		}
		select {
		case <-changed:
		case <-timeout.C:
			return accept([]any{})
		case <-ctx.Done():
			return accept([]any{})
		case <-s.closing:
			return accept([]any{})
		}
	}
}

// batch is the oldest updates not confirmed; the caller holds the lock.
func (s *Server) batch(limit int) []json.RawMessage {
	var batch []json.RawMessage
	for _, waiting := range s.updates[:min(limit, len(s.updates))] {
		batch = append(batch, waiting.raw)
	}
	return batch
}

// setWebhook changes where updates are sent; "" stops sending them.
func (s *Server) setWebhook(url, secret string) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.deliver != nil {
		s.deliver()
		s.deliver = nil
	}
	s.webhook = webhook{url: url, secret: secret}
	s.touch()
	if url == "" {
		return accept(true)
	}
	select {
	case <-s.closing:
		return refuse(http.StatusInternalServerError, "")
	default:
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.deliver = cancel
	hook := s.webhook
	s.working.Go(func() { s.deliverAll(ctx, hook) })
	return accept(true)
}

func chatOf(id int64) map[string]any {
	if id < 0 {
		return map[string]any{"id": id, "type": "supergroup", "title": fmt.Sprintf("Nhóm %d", -id)}
	}
	return map[string]any{"id": id, "type": "private", "first_name": fmt.Sprintf("Người %d", id)}
}
