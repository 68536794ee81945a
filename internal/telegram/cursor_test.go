package telegram

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hoidap/internal/door/doortest"
	"hoidap/internal/telegram/telegramtest"
)

func TestNumbersOfUpdatesMayFall(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	inbox := doortest.NewInbox()
	bot.start(t, inbox)
	server.Renumber(900_000_000)
	server.Type(person, "một")
	inbox.Next(t, 1)
	server.Settled()

	// A quiet while later the server goes away and comes back counting from 5.
	server.Fail("getUpdates", telegramtest.Failure{Code: 200, Body: `{"ok":true,"result":[]}`})
	server.Push(`{"poll":{}}`) // ends the open question
	server.Wait("getUpdates", 4)
	server.Close()
	for bot.waited(t) == quickAnswer { // until the bot has noticed
	}
	server = telegramtest.StartAt(t, strings.TrimPrefix(server.URL(), "http://"))
	server.Renumber(5)
	server.Type(person, "hai")
	if got := inbox.Next(t, 2).Text; got != "hai" {
		t.Errorf("message 2 is %q", got)
	}
	server.Type(person, "ba")
	inbox.Next(t, 3)
	server.Settled()
	calls := server.Calls("getUpdates")
	if got := calls[len(calls)-1].Params["offset"]; got != "7" {
		t.Errorf("the last question has the offset %q, want 7", got)
	}
}

func TestCursorIsDroppedWhenNumbersMayFall(t *testing.T) {
	handled := cursor{offset: 900, confirmed: true, at: moment}
	for _, c := range []struct {
		name   string
		cursor cursor
		now    time.Time
		outage bool
		want   int64
	}{
		{"a moment later", handled, moment.Add(time.Minute), false, 900},
		{"after an outage", handled, moment.Add(time.Minute), true, 0},
		{"after a quiet week", handled, moment.AddDate(0, 0, 7), false, 0},
		{"the far side does not know yet", cursor{offset: 900, at: moment}, moment.AddDate(0, 0, 7), true, 900},
	} {
		if got := c.cursor.next(c.now, c.outage).offset; got != c.want {
			t.Errorf("%s: asks from %d on, want %d", c.name, got, c.want)
		}
	}
}

func TestLowerNumberInOneBatch(t *testing.T) {
	bot := newBench(t, telegramtest.Start(t), Options{})
	bot.open(doortest.NewInbox())
	at := cursor{offset: 900}
	if err := bot.handle(t.Context(), raws(`{"update_id":900}`, `{"update_id":3}`), &at); err != nil || at.offset != 4 {
		t.Errorf("cursor at %d, want 4: %v", at.offset, err)
	}
	if err := bot.handle(t.Context(), raws(`{"poll":{}}`, `7`), &at); err == nil {
		t.Error("a batch without a number was taken for handled")
	}
	if at.offset != 4 {
		t.Errorf("cursor at %d, want 4", at.offset)
	}
}

func raws(updates ...string) []json.RawMessage {
	var raws []json.RawMessage
	for _, update := range updates {
		raws = append(raws, json.RawMessage(update))
	}
	return raws
}
