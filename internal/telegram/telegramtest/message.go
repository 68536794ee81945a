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

// sendFile shows a file to its chat: one that comes with the call, or one that
// somebody sent before, by its name.
func (s *Server) sendFile(call Call) answer {
	carriage := carriageOf(call.Method)
	if name := call.Params[carriage.field]; name != "" {
		s.mu.Lock()
		kind := s.files[name]
		s.mu.Unlock()
		if kind != carriage.field {
			return refuse(http.StatusBadRequest, "Bad Request: wrong file identifier/HTTP URL specified")
		}
		return s.show(call, call.Params["caption"], Shown{Passed: kind + ":" + name})
	}
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
	if to := s.movedTo(chat); to != 0 {
		refused := refuse(http.StatusBadRequest, "Bad Request: group chat was upgraded to a supergroup chat")
		refused.Parameters = map[string]int64{"migrate_to_chat_id": to}
		return refused
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
		"from": botOf(),
	})
}
