package telegram

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/telegram/telegramtest"
)

// TestReplyGoesOn says a reply of a text, a sound and a picture until it is
// said, past failures.
func TestReplyGoesOn(t *testing.T) {
	later, plain := desk.RetryLater{After: 35 * time.Second}, errors.New("any other")
	whole := []string{"Miễn học phí", "Nghe <b>bài</b> & hỏi = tiếng mp3", "Tờ *tóm tắt* = hình png"}
	inWords := []string{whole[0], "Nghe <b>bài</b> & hỏi", whole[2]}
	for _, c := range []struct {
		name     string
		method   string
		failures []telegramtest.Failure
		errors   []error // of Say, one after the other
		told     []string
	}{
		{"too fast", "sendAudio", []telegramtest.Failure{{Code: 429, RetryAfter: 35}, {Code: 429, RetryAfter: 35}, {Code: 429, RetryAfter: 35}}, []error{later, later, later, nil}, whole},
		{"ill", "sendAudio", []telegramtest.Failure{{Code: 500}}, []error{plain, nil}, whole},
		{"dropped", "sendAudio", []telegramtest.Failure{{Drop: true}}, []error{plain, nil}, whole},
		{"ill twice", "sendAudio", []telegramtest.Failure{{Code: 500}, {Code: 502, Body: "<html>"}}, []error{plain, nil}, inWords},
		{"dropped twice", "sendAudio", []telegramtest.Failure{{Drop: true}, {Drop: true}}, []error{plain, nil}, inWords},
		{"ill, then too fast", "sendAudio", []telegramtest.Failure{{Code: 500}, {Code: 429, RetryAfter: 35}, {Code: 500}}, []error{plain, later, nil}, inWords},
		{"the last ill", "sendPhoto", []telegramtest.Failure{{Code: 500}}, []error{plain, nil}, whole},
		{"the text ill", "sendMessage", []telegramtest.Failure{{Code: 500}, {Code: 500}}, []error{plain, plain, nil}, whole},
		{"blocked", "sendAudio", []telegramtest.Failure{{Code: 403}}, []error{desk.ErrChatDead}, whole[:1]},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, Options{Media: files()})
			server.Fail(c.method, c.failures...)
			for i, want := range c.errors {
				err := bot.Say(t.Context(), with(sound("media/hoc-phi.mp3"), picture("media/the.png")))
				if got := kindOf(err, plain); !errors.Is(got, want) || err != nil && strings.Count(err.Error(), "telegram: ") != 1 {
					t.Errorf("try %d: %v, want %v", i+1, err, want)
				}
			}
			if told := story(server); !slices.Equal(told, c.told) {
				t.Errorf("shown %q, want %q", told, c.told)
			}
		})
	}
}

func TestFileNobodyTakesAndWordsNeither(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{Media: files()})
	said := desk.Reply{ID: 1, Chat: chatOf(person), Attachments: []desk.Attachment{sound("media/hoc-phi.mp3")}}
	server.Fail("sendAudio", telegramtest.Failure{Code: 500}, telegramtest.Failure{Code: 500}, telegramtest.Failure{Code: 500})
	server.Fail("sendMessage", telegramtest.Failure{Code: 500})
	for range 2 {
		if err := bot.Say(t.Context(), said); err == nil {
			t.Error("no error")
		}
	}
	if err := bot.Say(t.Context(), said); err != nil || !slices.Equal(story(server), []string{"Nghe <b>bài</b> & hỏi"}) {
		t.Errorf("shown %q: %v", story(server), err)
	}
}

func TestLongTextGoesOn(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	said := reply(strings.Repeat("một ", 1000) + strings.Repeat("hai ", 1000))
	var once sync.Once
	server.After(func(telegramtest.Call) {
		once.Do(func() { server.Fail("sendMessage", telegramtest.Failure{Code: 500}) })
	})
	if err := bot.Say(t.Context(), said); err == nil {
		t.Error("the second part did not fail")
	}
	if err := bot.Say(t.Context(), said); err != nil {
		t.Error(err)
	}
	if got := len(server.Shown(person)); got != 2 {
		t.Errorf("%d messages shown, want each of two parts once", got)
	}
}

func TestFewRepliesAreRememberedHalfSaid(t *testing.T) {
	b := newBegun()
	for id := range desk.ReplyID(3 * mostBegun) {
		b.keep(id, place{said: 1})
	}
	if got := len(b.places); got > mostBegun || b.at(3*mostBegun-1).said != 1 || b.at(0).said != 0 {
		t.Errorf("%d remembered, the last at %+v, the one without ID at %+v", got, b.at(3*mostBegun-1), b.at(0))
	}
	b.over(3*mostBegun - 1)
	if at := b.at(3*mostBegun - 1); at != (place{}) {
		t.Errorf("a reply that is over is at %+v", at)
	}
}
