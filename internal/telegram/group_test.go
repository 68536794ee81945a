package telegram

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/door/doortest"
	"hoidap/internal/telegram/telegramtest"
)

// staffRoom is a group of the staff.
const staffRoom = -4200

// newInbox runs a bot on a fresh inbox until the test ends.
func newInbox(t *testing.T, bot *bench) *doortest.Inbox {
	t.Helper()
	inbox := doortest.NewInbox()
	bot.start(t, inbox)
	return inbox
}

// TestGroup walks a ticket through a group: what is meant for the bot comes in, by
// whom, and the rest does not.
func TestGroup(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	sheet := desk.Reply{
		ID: 1, Chat: chatOf(staffRoom), Lines: []desk.Line{{Kind: desk.LineHeading, Text: "#12 Tân Hưng"}, {Kind: desk.LineText, Text: "hỏi"}},
		Choices: []desk.Choice{{Label: "Nhận", Value: "/nhan 12"}},
	}
	if err := bot.Say(t.Context(), sheet); err != nil {
		t.Fatal(err)
	}
	shown := server.Heard(staffRoom)
	server.SendIn(staffRoom, 7, map[string]any{"text": "ai nhận câu này?"})
	server.TapIn(staffRoom, 7, 1)
	server.SendIn(staffRoom, 8, map[string]any{"text": "/ds@another_bot"})
	server.SendIn(staffRoom, 8, map[string]any{"text": "/ds@" + strings.ToUpper(telegramtest.Username)})
	server.Answer(staffRoom, 7, shown, map[string]any{"text": "mai có thẻ"})
	server.Answer(staffRoom, 7, shown, fileOf("voice"))
	inbox := newInbox(t, bot)
	for i, want := range []desk.Message{
		{From: chatOf(7), Kind: desk.KindChoice, Choice: "/nhan 12"},
		{From: chatOf(8), Kind: desk.KindText, Text: "/ds"},
		{From: chatOf(7), Kind: desk.KindText, Text: "mai có thẻ", Quoted: shown.Text},
		{From: chatOf(7), Kind: desk.KindVoice, Quoted: shown.Text, Media: desk.Media{Kind: desk.KindVoice, Ref: "voice:x"}},
	} {
		got := inbox.Next(t, i+1)
		want.ID, want.At, want.Chat = got.ID, got.At, chatOf(staffRoom)
		if got != want {
			t.Errorf("message %d is\n%+v, want\n%+v", i+1, got, want)
		}
	}
	server.Settled()
	server.Wait("answerCallbackQuery", 1)
	if n := len(server.Calls("getMe")); n != 1 {
		t.Errorf("asked for its name %d times, want once", n)
	}
}

// As long as the name of the bot cannot be learned, staff are heard all the same.
func TestCommandForABotWithoutName(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	server.Fail("getMe", telegramtest.Failure{Code: 500})
	for range 2 {
		server.SendIn(staffRoom, 7, map[string]any{"text": "/ds@another_bot"})
	}
	inbox := newInbox(t, bot)
	inbox.Next(t, 2)
	server.Settled()
	if n := len(server.Calls("getMe")); n != 1 {
		t.Errorf("asked for its name %d times within a minute, want once", n)
	}
	_ = bot.pause(t.Context(), askAgain) // the clock of the bench goes on
	server.SendIn(staffRoom, 7, map[string]any{"text": "/ds@another_bot"})
	server.SendIn(staffRoom, 7, map[string]any{"text": "/nhan@" + telegramtest.Username + " 3"})
	if got := inbox.Next(t, 3).Text; got != "/nhan 3" {
		t.Errorf("message 3 is %q", got)
	}
}

func TestUnusableTapIsToldSo(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	server.Push(`{"callback_query":{"id":"9","from":{"id":42,"is_bot":false,"first_name":"L"},"chat_instance":"1","data":"` +
		strings.Repeat("0", desk.MaxChoiceValue+1) + `","message":{"message_id":60,"date":1,"chat":{"id":42,"type":"private"}}}}`)
	server.Push(`{"callback_query":{"id":"10","from":{"id":42,"is_bot":false,"first_name":"L"},"chat_instance":"1","data":5}}`)
	newInbox(t, bot)
	for n := range 2 {
		if told := server.Wait("answerCallbackQuery", n+1).Params["text"]; told != "telegram.unusable" {
			t.Errorf("told %q", told)
		}
	}
}

// A group that becomes a supergroup loses nothing: what is still to be said to its
// old number is said at the new one, and the desk is told of the move once at least,
// under one ID.
func TestGroupMoves(t *testing.T) {
	const moved = -1_004_200
	for name, told := range map[string]bool{"the bot is told": true, "the bot learns when it speaks": false} {
		t.Run(name, func(t *testing.T) {
			server := telegramtest.Start(t)
			bot := newBench(t, server, Options{})
			server.Migrate(staffRoom, moved, told)
			inbox := newInbox(t, bot)
			server.Settled()
			if told {
				first, second := inbox.Next(t, 1), inbox.Next(t, 2)
				if first.Kind != desk.KindMoved || first.Chat != chatOf(staffRoom) || first.Text != string(chatOf(moved)) || first.ID != second.ID {
					t.Errorf("told %+v, then %+v", first, second)
				}
			}
			said := desk.Reply{ID: 1, Chat: chatOf(staffRoom), Lines: []desk.Line{{Kind: desk.LineText, Text: "#12"}}}
			for range 2 {
				err := bot.Say(t.Context(), said)
				if err == nil {
					break
				}
				var later desk.RetryLater
				if !errors.As(err, &later) || later.After > time.Second {
					t.Fatalf("Say: %v", err)
				}
			}
			if got := server.Heard(moved).Text; got != "#12" || len(server.Shown(staffRoom)) != 0 {
				t.Errorf("the group hears %q", got)
			}
		})
	}
}

// That the bot left the group as it was is no news when the group moved.
func TestMovedIsNotGone(t *testing.T) {
	bot := newBench(t, telegramtest.Start(t), Options{})
	inbox := doortest.NewInbox()
	bot.open(inbox)
	left := func(number int, chat int64) string {
		return fmt.Sprintf(`{"update_id":%d,"my_chat_member":{"chat":{"id":%d,"type":"group","title":"X"},"date":1,"new_chat_member":{"status":"left"}}}`, number, chat)
	}
	at := cursor{}
	err := bot.handle(t.Context(), raws(
		left(1, staffRoom), left(2, staffRoom-1),
		fmt.Sprintf(`{"update_id":3,"message":{"message_id":9,"date":1,"chat":{"id":%d,"type":"group","title":"X"},"migrate_to_chat_id":-1004200}}`, staffRoom),
	), &at)
	if err != nil || at.offset != 4 {
		t.Errorf("cursor at %d: %v", at.offset, err)
	}
	told := map[desk.ChatID]string{}
	for n := range 2 {
		message := inbox.Next(t, n+1)
		told[message.Chat] += string(message.Kind) + " " + message.Text
	}
	if want := map[desk.ChatID]string{chatOf(staffRoom): "moved telegram:-1004200", chatOf(staffRoom - 1): "moved "}; !maps.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestFewMovesAreRemembered(t *testing.T) {
	m := newMoves()
	for group := range int64(3 * mostMoves) {
		m.learn(move{from: -group - 1, to: -1_000_000 - group})
	}
	if len(m.to) > mostMoves || m.now(-3*mostMoves) != -1_000_000-3*mostMoves+1 || m.now(42) != 42 {
		t.Errorf("%d remembered, the last is at %d", len(m.to), m.now(-3*mostMoves))
	}
}

// Whoever types "/" is offered the one way to begin, and in a group what staff may
// command.
func TestCommandsOffered(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{GroupCommands: []Command{
		{Name: "nhan", Help: "nhận một câu"}, {Name: "traloi", Help: strings.Repeat("ê", mostHelp+1)},
	}})
	newInbox(t, bot)
	server.Wait("setMyCommands", 2)
	offered := map[string]string{}
	for _, call := range server.Calls("setMyCommands") {
		offered[call.Params["scope"]] = call.Params["commands"]
	}
	if want := `[{"command":"start","description":"telegram.command.start"}]`; offered[""] != want {
		t.Errorf("offered everywhere %s, want %s", offered[""], want)
	}
	want := `[{"command":"nhan","description":"nhận một câu"},{"command":"traloi","description":"` + strings.Repeat("ê", mostHelp) + `"}]`
	if offered[inGroups] != want {
		t.Errorf("offered in groups %s, want %s", offered[inGroups], want)
	}
}
