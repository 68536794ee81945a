package telegramtest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Push queues an update as it is, but for "update_id", which the server gives
// and returns. The JSON must be an object.
func (s *Server) Push(raw string) int64 {
	s.t.Helper()
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(raw), &fields); err != nil {
		s.t.Fatalf("telegramtest: update: %v", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID++
	fields["update_id"] = json.RawMessage(strconv.FormatInt(s.nextID, 10))
	s.enqueue(fields)
	return s.nextID
}

// Renumber makes the numbers of the next updates start at one, as happens to
// Telegram's after a quiet week.
func (s *Server) Renumber(next int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID = next - 1
}

// enqueue adds an update; the caller holds the lock.
func (s *Server) enqueue(fields any) {
	s.t.Helper()
	raw, err := json.Marshal(fields)
	if err != nil {
		s.t.Fatalf("telegramtest: update: %v", err)
	}
	s.updates = append(s.updates, update{id: s.nextID, raw: raw})
	s.touch()
}

// Type makes a person write a text to the bot and returns the number of the
// update. The person and the private chat have the same number.
func (s *Server) Type(person int64, text string) int64 {
	s.t.Helper()
	return s.Send(person, map[string]any{"text": text})
}

// Send makes a person send a message with these fields, such as "voice", and
// returns the number of the update.
func (s *Server) Send(person int64, fields map[string]any) int64 {
	s.t.Helper()
	return s.SendIn(person, person, fields)
}

// SendIn makes a person send a message in a chat; a number below zero is a group.
func (s *Server) SendIn(chat, person int64, fields map[string]any) int64 {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	address := strconv.FormatInt(chat, 10)
	s.messages[address]++
	message := map[string]any{
		"message_id": s.messages[address], "date": time.Now().Unix(),
		"chat": chatOf(chat), "from": personOf(person),
	}
	for key, value := range fields {
		message[key] = value
		s.keep(key, value)
	}
	s.nextID++
	s.enqueue(map[string]any{"update_id": s.nextID, "message": message})
	return s.nextID
}

// keep remembers the file of a message by its name; the caller holds the lock.
func (s *Server) keep(kind string, value any) {
	sizes, many := value.([]map[string]any)
	if one, ok := value.(map[string]any); ok && !many {
		sizes = []map[string]any{one}
	}
	for _, size := range sizes {
		if name, ok := size["file_id"].(string); ok {
			s.files[name] = kind
		}
	}
}

// Answer makes a person send a message in a chat that replies to one of the bot.
func (s *Server) Answer(chat, person int64, to Shown, fields map[string]any) int64 {
	s.t.Helper()
	words := "text"
	if to.Passed != "" || to.File != nil {
		words = "caption"
	}
	answer := map[string]any{"reply_to_message": map[string]any{
		"message_id": to.ID, "date": time.Now().Unix(), words: to.Text, "chat": chatOf(chat), "from": botOf(),
	}}
	for key, value := range fields {
		answer[key] = value
	}
	return s.SendIn(chat, person, answer)
}

// Migrate gives a group another number, as happens when it becomes a supergroup;
// tell lets the members read of it, the bot among them.
func (s *Server) Migrate(from, to int64, tell bool) {
	s.t.Helper()
	s.mu.Lock()
	s.moved[from] = to
	s.mu.Unlock()
	if !tell {
		return
	}
	s.SendIn(from, -from, map[string]any{
		"chat": map[string]any{"id": from, "type": "group", "title": "Nhóm"}, "migrate_to_chat_id": to,
	})
	s.SendIn(to, -from, map[string]any{"migrate_from_chat_id": from})
}

// movedTo is the number a group has today, 0 when it has its own.
func (s *Server) movedTo(chat int64) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.moved[chat]
}

// Tap makes a person tap the n-th button, counted from 1, of the last message
// that has buttons, and returns the number of the update.
func (s *Server) Tap(person int64, n int) int64 {
	s.t.Helper()
	return s.TapIn(person, person, n)
}

// TapIn makes a person tap in a chat, as Tap does.
func (s *Server) TapIn(chat, person int64, n int) int64 {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	shown := s.shown[strconv.FormatInt(chat, 10)]
	for i := len(shown) - 1; i >= 0; i-- {
		if len(shown[i].Buttons) < n {
			continue
		}
		s.nextID++
		s.enqueue(map[string]any{"update_id": s.nextID, "callback_query": map[string]any{
			"id": fmt.Sprintf("%d%06d", person, s.nextID), "chat_instance": "1", "from": personOf(person),
			"data": shown[i].Buttons[n-1].Data,
			"message": map[string]any{
				"message_id": shown[i].ID, "date": time.Now().Unix(), "text": shown[i].Text, "chat": chatOf(chat), "from": botOf(),
			},
		}})
		return s.nextID
	}
	s.t.Fatalf("telegramtest: no message with %d buttons to tap", n)
	return 0
}

// Heard waits until a chat is shown a message it did not return before.
func (s *Server) Heard(person int64) Shown {
	s.t.Helper()
	address := strconv.FormatInt(person, 10)
	var shown Shown
	s.until("the chat is shown something", func() bool {
		if s.heard[address] >= len(s.shown[address]) {
			return false
		}
		shown = s.shown[address][s.heard[address]]
		s.heard[address]++
		return true
	})
	return shown
}

// Shown returns all that a chat was shown so far, also what Heard returned.
func (s *Server) Shown(person int64) []Shown {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Shown(nil), s.shown[strconv.FormatInt(person, 10)]...)
}

// Settled waits until every update so far is confirmed, or taken by the webhook.
func (s *Server) Settled() {
	s.t.Helper()
	s.until("all updates are confirmed", func() bool { return len(s.updates) == 0 })
}

func botOf() map[string]any {
	return map[string]any{"id": botID, "is_bot": true, "first_name": "Hỏi Đáp", "username": Username}
}

func personOf(id int64) map[string]any {
	return map[string]any{"id": id, "is_bot": false, "first_name": fmt.Sprintf("Người %d", id), "language_code": "vi"}
}
