package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
	"hoidap/internal/telegram/telegramtest"
)

// hire makes somebody of the staff in a data folder, before the desk opens.
func hire(t *testing.T, data string, person int64) {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(data, databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	chat := desk.NewChatID(telegramDoor, fmt.Sprint(person))
	err = db.Commit(t.Context(), desk.Turn{
		Message: desk.Message{ID: "hired", Chat: chat, Kind: desk.KindText, At: time.Now()},
		Session: desk.Session{Chat: chat, Language: desk.Vietnamese, Greeted: true},
		People:  []desk.Person{{Chat: chat, Role: desk.RoleStaff, Since: time.Now()}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func voice(name string) map[string]any {
	return map[string]any{"voice": map[string]any{"file_id": name, "file_unique_id": name, "duration": 3}}
}

// TestVoicesBothWays has a household send a voice note, which a group of the staff
// hears as it is, and somebody there answer with one, which the household hears.
// The group becomes a supergroup meanwhile.
func TestVoicesBothWays(t *testing.T) {
	t.Parallel()
	const before, after = int64(-5100), int64(-1_005_100)
	server := telegramtest.Start(t)
	data := t.TempDir()
	hire(t, data, officer)
	s := serve(t, "--data", data, "--telegram-api", server.URL(), "--telegram-token", telegramtest.Token)

	server.SendIn(before, officer, map[string]any{"text": "/nhom@" + telegramtest.Username})
	heard(t, server, before, "từ nay câu hỏi của bà con tới nhóm này")
	server.SendIn(before, officer, map[string]any{"text": "ai trực bữa nay"})
	server.Migrate(before, after, true)
	server.Settled()

	server.Send(lan, voice("hoi"))
	for {
		said := server.Heard(lan)
		if len(said.Buttons) > 0 && strings.Contains(said.String(), "Gửi") {
			server.Tap(lan, button(t, said, "Gửi"))
			break
		}
	}
	sheet := heard(t, server, after, "#1")
	if sheet.Passed != "voice:hoi" {
		t.Errorf("the group is shown %+v, want the voice note", sheet)
	}
	server.Answer(after, officer, sheet, voice("dap"))
	heard(t, server, after, "Đã gửi câu trả lời số 1")
	for server.Heard(lan).Passed != "voice:dap" { // what the desk said before comes first
	}
	// Whoever taps what is over is told so, and the tap does not hang.
	server.TapIn(after, officer, 1)
	server.Wait("answerCallbackQuery", 2)
	if said := server.Heard(after); said.Text == "" {
		t.Error("nothing is said about a ticket that is answered")
	}
	server.Settled()
	if groups := len(server.Shown(before)); groups != 1 {
		t.Errorf("%d messages to the group as it was, want the first", groups)
	}
	s.stop(t)
}
