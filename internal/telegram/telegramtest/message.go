package telegramtest

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// sendMessage shows a message to its chat.
func (s *Server) sendMessage(call Call) answer {
	return s.show(call, call.Params["text"], Shown{})
}

// sendFile shows a sound, a picture or a film to its chat.
func (s *Server) sendFile(call Call) answer {
	carriage := carriageOf(call.Method)
	file, sent := call.Files[carriage.field]
	if !sent {
		return refuse(http.StatusBadRequest, "Bad Request: there is no "+carriage.field+" in the request")
	}
	if problem := carriage.problem(file); problem != "" {
		s.t.Errorf("telegramtest: %s: %s", call.Method, problem)
		return refuse(http.StatusBadRequest, "Bad Request: "+problem)
	}
	return s.show(call, call.Params["caption"], Shown{File: &file})
}

// show adds words and buttons to a message and shows it, if Telegram would.
func (s *Server) show(call Call, text string, shown Shown) answer {
	shown.Text, shown.HTML = text, text
	if call.Params["parse_mode"] == "HTML" {
		plain, err := readHTML(text)
		if err != nil {
			return refuse(http.StatusBadRequest, "Bad Request: can't parse entities: "+err.Error())
		}
		shown.Text = plain
	}
	chat, err := strconv.ParseInt(call.Chat(), 10, 64)
	if err != nil {
		return refuse(http.StatusBadRequest, "Bad Request: chat not found")
	}
	var markup struct {
		Keyboard [][]Button `json:"inline_keyboard"`
	}
	if raw := call.Params["reply_markup"]; raw != "" {
		if err := json.Unmarshal([]byte(raw), &markup); err != nil {
			return refuse(http.StatusBadRequest, "Bad Request: can't parse reply keyboard markup JSON object")
		}
	}
	for _, row := range markup.Keyboard {
		shown.Buttons = append(shown.Buttons, row...)
	}
	if problem := shown.problem(); problem != "" {
		s.t.Errorf("telegramtest: %s: %s", call.Method, problem)
		return refuse(http.StatusBadRequest, "Bad Request: "+problem)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages[call.Chat()]++
	shown.ID = s.messages[call.Chat()]
	s.shown[call.Chat()] = append(s.shown[call.Chat()], shown)
	s.touch()
	return accept(map[string]any{
		"message_id": shown.ID, "date": time.Now().Unix(), "text": shown.Text, "chat": chatOf(chat),
		"from": map[string]any{"id": 1000001, "is_bot": true, "first_name": "Hỏi Đáp"},
	})
}
