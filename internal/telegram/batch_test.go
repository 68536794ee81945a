package telegram

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/door/doortest"
	"hoidap/internal/telegram/telegramtest"
)

// A chat whose message takes long holds up its own next ones and nobody else's.
func TestSlowChatHoldsUpNoOther(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	inbox := doortest.NewInbox()
	release := make(chan struct{})
	var mu sync.Mutex
	var handled []string
	inbox.Answer = func(_ context.Context, message desk.Message) error {
		if message.Text == "chậm" {
			<-release
		}
		mu.Lock()
		defer mu.Unlock()
		handled = append(handled, message.Text)
		return nil
	}
	server.Type(person, "chậm")
	server.Type(person, "sau")
	const others = 3 * mostAtOnce
	for i := range int64(others) {
		server.Type(person+1+i, fmt.Sprint(i))
	}
	bot.start(t, inbox)
	inbox.Next(t, 1+others) // the slow one, and all of the others
	mu.Lock()
	if slices.Contains(handled, "sau") || slices.Contains(handled, "chậm") {
		t.Errorf("handled %q", handled)
	}
	mu.Unlock()
	close(release)
	server.Settled()
	mu.Lock()
	defer mu.Unlock()
	if slow, next := slices.Index(handled, "chậm"), slices.Index(handled, "sau"); slow < 0 || next < slow || len(handled) != others+2 {
		t.Errorf("handled %q", handled)
	}
}

// Where the inbox fails on a message, its chat waits and comes again from there;
// the others are handled.
func TestFailingChatComesAgain(t *testing.T) {
	bot := newBench(t, telegramtest.Start(t), Options{})
	inbox := doortest.NewInbox()
	away := errors.New("the database is away")
	inbox.Answer = func(_ context.Context, message desk.Message) error {
		if message.Text == "b" {
			return away
		}
		return nil
	}
	bot.open(inbox)
	update := func(number, chat int64, text string) string {
		return fmt.Sprintf(`{"update_id":%d,"message":{"message_id":%d,"date":1,"chat":{"id":%d,"type":"private"},"text":%q}}`, number, number, chat, text)
	}
	at := cursor{}
	err := bot.handle(t.Context(), raws(update(5, 1, "a"), update(6, 1, "b"), update(7, 1, "c"), update(8, 2, "d")), &at)
	if !errors.Is(err, away) || at.offset != 6 {
		t.Errorf("cursor at %d, want 6: %v", at.offset, err)
	}
	var texts []string
	for n := range 3 {
		texts = append(texts, inbox.Next(t, n+1).Text)
	}
	slices.Sort(texts)
	if !slices.Equal(texts, []string{"a", "b", "d"}) {
		t.Errorf("handed in %q", texts)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := bot.handle(ended, raws(update(6, 1, "c")), &at); err != nil || at.offset != 6 {
		t.Errorf("cursor at %d after the end, want 6: %v", at.offset, err)
	}
}

// Ten forwards in a burst are ten messages, in order.
func TestBurstOfForwards(t *testing.T) {
	server := telegramtest.Start(t)
	bot := newBench(t, server, Options{})
	for i := range 10 {
		server.Send(person, map[string]any{
			"text": fmt.Sprint(i), "forward_origin": map[string]any{"type": "hidden_user", "date": 1, "sender_user_name": "Hoa"},
		})
		server.Type(person+1, "khác")
	}
	inbox := newInbox(t, bot)
	inbox.Next(t, 20)
	server.Settled()
	var texts []string
	for n := range 20 {
		if message := inbox.Next(t, n+1); message.Chat == chatOf(person) {
			texts = append(texts, message.Text)
			if !message.Forwarded {
				t.Errorf("%q is not forwarded", message.Text)
			}
		}
	}
	if want := []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}; !slices.Equal(texts, want) {
		t.Errorf("came in as %q", texts)
	}
}
