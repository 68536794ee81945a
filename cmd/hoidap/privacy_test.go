package main

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"hoidap/internal/telegram/telegramtest"
	"hoidap/internal/web/webtest"
)

// marks are what nobody but the person may see again: a name, a phone number
// and the number of an identity card, as they stand in what people send.
var marks = []string{"Thị Chuồn Chuồn", "0912345678", "0912 345 678", "079123456789"}

// private is a message that holds all of them.
const private = "toi ten Thị Chuồn Chuồn, so dien thoai 0912345678 hoac 0912 345 678, can cuoc 079123456789, xin gap can bo"

// wantUnmarked checks that a text holds none of the marks.
func wantUnmarked(t *testing.T, place, text string) {
	t.Helper()
	for _, mark := range marks {
		if strings.Contains(text, mark) {
			t.Errorf("%s holds %q:\n%s", place, mark, text)
		}
	}
}

// TestNothingOfPeopleIsTold sends words that must stay private in every way
// there is, makes the answers fail in every way, and looks for them in all that
// the program writes and reports.
func TestNothingOfPeopleIsTold(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t)
	quoting := `Bad Request: can't parse "` + private + `"`
	server.Fail("sendMessage",
		telegramtest.Failure{Code: http.StatusInternalServerError, Description: quoting},
		telegramtest.Failure{Code: http.StatusBadGateway, Body: quoting},
		telegramtest.Failure{Code: http.StatusBadRequest, Description: quoting},
		telegramtest.Failure{Code: http.StatusForbidden})
	options := withBot(t, server)
	s := serve(t, options...)

	server.Push(`{"message": {"message_id": "` + private + `", "chat": 5}}`)
	server.Push(`{"message": {"message_id": 9, "date": 1, "chat": {"id": 71, "type": "private", "first_name": "Thị Chuồn Chuồn"},
		"from": {"id": 71, "first_name": "Thị Chuồn Chuồn", "username": "0912345678"}, "text": "` + private + `"}}`)
	server.Send(lan, map[string]any{"contact": map[string]any{"phone_number": "0912345678", "first_name": "Thị Chuồn Chuồn"}})
	server.Send(lan, map[string]any{"photo": []any{}, "caption": private})
	server.Type(lan+1, private)
	server.Type(lan+1, strings.Repeat(private+" ", 20))
	server.Settled()
	server.Wait("sendMessage", 6)
	s.err.wait(t, "trying again")
	s.err.wait(t, "reply refused")
	s.err.wait(t, "chat cannot be reached any more")

	visitor := webtest.NewVisitor(t, s.address)
	visitor.Open(t)
	visitor.Type(t, private)
	if page := visitor.Type(t, strings.Repeat(private, 60)); page.Status != http.StatusRequestEntityTooLarge {
		t.Errorf("a text too long is answered with %d", page.Status)
	}
	wantUnmarked(t, "the health report", fetch(t, s.address+"/health"))
	wantUnmarked(t, "the metrics", fetch(t, s.address+"/metrics"))
	s.stop(t)
	wantUnmarked(t, "the log", s.wrote())

	// What Telegram brought is kept, if at all, with the numbers blanked out; a
	// web page is shown again and keeps what was typed for a day.
	server = telegramtest.Start(t)
	options = withBot(t, server)
	s = serve(t, options...)
	server.Type(lan, private)
	heard(t, server, lan, "")
	s.stop(t)
	kept := read(t, filepath.Join(options[1], databaseFile))
	for _, mark := range marks[1:] {
		if strings.Contains(kept, mark) {
			t.Errorf("the database keeps %q", mark)
		}
	}
}

// fetch is what an address answers, whatever the status.
func fetch(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
