package store_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// plain reads a waiting reply, "" when it is gone.
func (b *book) plain(id desk.ReplyID) string {
	b.t.Helper()
	reply, err := b.Reply(b.t.Context(), id)
	if err != nil {
		return ""
	}
	return reply.Plain()
}

// next is the one delivery asked for since the last call, 0 for none.
func (b *book) next() desk.ReplyID {
	b.t.Helper()
	switch taken := b.jobs.taken(); len(taken) {
	case 0:
		return 0
	case 1:
		return taken[0]
	default:
		b.t.Fatalf("deliveries %v, want at most one", taken)
		return 0
	}
}

func TestReplyComesBackAsItWas(t *testing.T) {
	b := open(t)
	want := desk.Reply{
		Lines:   []desk.Line{{Kind: desk.LineAlarm, Text: "gọi 114"}, {Kind: desk.LineNote, Text: "<b>\u2028\""}},
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "papers"}},
	}
	b.commit(desk.Turn{Message: message(lan, "1"), Replies: []desk.Reply{want}})
	want.ID, want.Chat = b.next(), lan
	got, err := b.Reply(t.Context(), want.ID)
	check(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("came back as %+v, want %+v", got, want)
	}
	_, err = b.Reply(t.Context(), want.ID+1)
	wantIs(t, err, desk.ErrNotFound)
}

// TestOneDeliveryAtATime follows the replies of two chats through the ledger.
func TestOneDeliveryAtATime(t *testing.T) {
	b := open(t)
	b.commit(turn(lan, "1", "một", "hai"))
	first := b.next()
	b.commit(turn(lan, "2", "ba"))
	if id := b.next(); id != 0 {
		t.Fatalf("delivery of %d while %d waits", id, first)
	}
	b.commit(turn(minh, "1", "khác"))
	other := b.next()
	if got := b.plain(other); got != "khác" {
		t.Fatalf("the other chat is sent %q", got)
	}
	heard := []string{}
	for id := first; id != 0; id = b.next() {
		heard = append(heard, b.plain(id))
		b.settle(id, b.plain(id) != "hai") // the second is refused
		b.settle(id, true)                 // settling twice does nothing
	}
	if want := []string{"một", "hai", "ba"}; !slices.Equal(heard, want) {
		t.Errorf("said %q, want %q", heard, want)
	}
	if counts := b.counts(); counts.OpenReplies != 1 || counts.RefusedReplies != 1 {
		t.Errorf("%+v, want one open and one refused", counts)
	}
	for chat, want := range map[desk.ChatID]int{lan: 0, minh: 1} {
		if open, err := b.OpenReplies(t.Context(), chat); err != nil || open != want {
			t.Errorf("%s has %d open, %v; want %d", chat, open, err, want)
		}
	}
	b.commit(turn(lan, "3", "bốn"))
	if got := b.plain(b.next()); got != "bốn" {
		t.Errorf("after all is said, %q is sent", got)
	}
}

func TestReplyToAnotherChat(t *testing.T) {
	b := open(t)
	asked := turn(lan, "1", "cảm ơn")
	asked.Replies = append(asked.Replies, desk.Reply{Chat: minh, Lines: reply("cán bộ trả lời").Lines})
	b.commit(asked)
	taken := b.jobs.taken()
	if len(taken) != 2 {
		t.Fatalf("deliveries %v, want one for each chat", taken)
	}
	got, err := b.Reply(t.Context(), taken[1])
	if err != nil || got.Chat != minh || got.Plain() != "cán bộ trả lời" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestDeadChat(t *testing.T) {
	b := open(t)
	b.commit(turn(lan, "1", "một", "hai"))
	first := b.next()
	check(t, b.KillChat(t.Context(), lan))
	if counts := b.counts(); counts.DeadChats != 1 || counts.OpenReplies != 0 {
		t.Errorf("%+v, want one dead chat and nothing open", counts)
	}
	b.settle(first, true)
	if id := b.next(); id != 0 {
		t.Errorf("delivery of %d to a dead chat", id)
	}
	b.commit(turn(lan, "2", "ba"))
	if got := b.plain(b.next()); got != "ba" {
		t.Errorf("the revived chat is sent %q", got)
	}
	if got := b.counts().DeadChats; got != 0 {
		t.Errorf("%d dead chats after a message, want 0", got)
	}
}

func TestOverdue(t *testing.T) {
	b := open(t)
	b.commit(turn(lan, "1", "một"))
	b.now = noon.Add(store.Overdue)
	if got := b.counts().OverdueReplies; got != 0 {
		t.Errorf("%d overdue on the minute", got)
	}
	b.now = b.now.Add(time.Second)
	if got := b.counts().OverdueReplies; got != 1 {
		t.Errorf("%d overdue, want 1", got)
	}
}

// TestReplyIDsAreNotUsedTwice guards against a late job meeting another reply.
func TestReplyIDsAreNotUsedTwice(t *testing.T) {
	b := open(t)
	b.commit(turn(lan, "1", "một"))
	first := b.next()
	b.settle(first, true)
	b.reopen()
	b.commit(turn(lan, "2", "hai"))
	if second := b.next(); second <= first {
		t.Errorf("reply %d after %d", second, first)
	}
}
