package store_test

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// ticket is a question of a chat with a number of its own.
func (b *book) ticket(chat desk.ChatID, question string) desk.Ticket {
	b.t.Helper()
	id, err := b.NextTicket(b.t.Context())
	check(b.t, err)
	return desk.Ticket{ID: id, Chat: chat, Question: question, Reason: desk.ReasonUnknown, OpenedAt: noon}
}

// opens lets a turn open tickets, for which their chats wait.
func opens(turn desk.Turn, tickets ...desk.Ticket) desk.Turn {
	turn.Tickets = append(turn.Tickets, tickets...)
	for _, ticket := range tickets {
		turn.Waiters = append(turn.Waiters, desk.Waiter{Ticket: ticket.ID, Chat: ticket.Chat, Since: ticket.OpenedAt})
	}
	return turn
}

func recalled(chat desk.ChatID, id string, replies ...string) desk.Turn {
	turn := turn(chat, id, replies...)
	turn.Message.Recall = true
	return turn
}

// talk is a conversation as "text" of the person and "> text" of the desk.
func (b *book) talk(chat desk.ChatID, after int64, limit int) (lines []string, last int64) {
	b.t.Helper()
	entries, err := b.Conversation(b.t.Context(), chat, after, limit)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.ID <= last {
			b.t.Errorf("entry %d after %d", entry.ID, last)
		}
		last = entry.ID
		if entry.Said != "" {
			lines = append(lines, entry.Said)
			continue
		}
		lines = append(lines, "> "+entry.Reply.Plain())
	}
	return lines, last
}

func TestConversation(t *testing.T) {
	b := open(t)
	const page = desk.ChatID("web:abc")
	b.commit(recalled(page, "1", "một", "hai"))
	b.commit(turn(lan, "1", "chỗ khác"))
	lines, last := b.talk(page, 0, 10)
	if want := []string{"câu hỏi 1", "> một", "> hai"}; !reflect.DeepEqual(lines, want) {
		t.Fatalf("%q, want %q", lines, want)
	}
	tapped := recalled(page, "2", "ba")
	tapped.Message.Kind, tapped.Message.Text = desk.KindChoice, ""
	b.commit(tapped)
	for id := b.nextOf(page); id != 0; id = b.nextOf(page) {
		b.settle(id, true)
	}
	cases := []struct {
		after int64
		limit int
		want  []string
	}{
		{0, 10, []string{"câu hỏi 1", "> một", "> hai", "> ba"}},
		{0, 2, []string{"> hai", "> ba"}},
		{last, 10, []string{"> ba"}},
		{1 << 40, 10, nil},
		{0, 0, nil},
	}
	for _, c := range cases {
		if lines, _ := b.talk(page, c.after, c.limit); !reflect.DeepEqual(lines, c.want) {
			t.Errorf("after %d limit %d: %q, want %q", c.after, c.limit, lines, c.want)
		}
	}
	if lines, _ := b.talk(lan, 0, 10); lines != nil {
		t.Errorf("kept of a chat without recall: %q", lines)
	}
}

// nextOf is the delivery to a chat asked for since the last call, 0 for none.
func (b *book) nextOf(chat desk.ChatID) desk.ReplyID {
	for _, id := range b.jobs.taken() {
		if reply, err := b.Reply(b.t.Context(), id); err == nil && reply.Chat == chat {
			return id
		}
	}
	return 0
}

func FuzzWordsComeBack(f *testing.F) {
	f.Add("câu hỏi", "trả lời", "value")
	f.Add("\x00'; DROP TABLE entries; --", "\u2028</script>", "a|b")
	b := open(f)
	f.Fuzz(func(t *testing.T, said, text, value string) {
		if !utf8.ValidString(said + text + value) {
			t.Skip("doors hand in valid text")
		}
		b.t = t
		const page = desk.ChatID("web:abc")
		_, last := b.talk(page, 0, 1)
		want := desk.Reply{Lines: []desk.Line{{Kind: desk.LineText, Text: text}}, Choices: []desk.Choice{{Label: text, Value: value}}}
		b.commit(desk.Turn{
			Message: desk.Message{ID: desk.MessageID(fmt.Sprint(last)), Chat: page, Kind: desk.KindText, Text: said, Recall: true},
			Replies: []desk.Reply{want},
		})
		entries, err := b.Conversation(t.Context(), page, last, 10)
		check(t, err)
		if said != "" && entries[0].Said != said {
			t.Errorf("said %q came back as %q", said, entries[0].Said)
		}
		want.Chat = page
		if got := entries[len(entries)-1].Reply; !reflect.DeepEqual(got, want) {
			t.Errorf("reply came back as %+v, want %+v", got, want)
		}
	})
}

func TestTickets(t *testing.T) {
	b := open(t)
	_, err := b.OpenTicket(t.Context(), lan)
	wantIs(t, err, desk.ErrNotFound)
	first := turn(lan, "1")
	first = opens(first, b.ticket(lan, "cũ"), b.ticket(lan, "mới"), b.ticket(minh, "của người khác"))
	first.Tickets[1].Articles = []string{"bhyt", "vay-von"}
	b.commit(first)
	got, err := b.OpenTicket(t.Context(), lan)
	check(t, err)
	want := desk.Ticket{ID: 2, Chat: lan, Question: "mới", Reason: desk.ReasonUnknown, Articles: []string{"bhyt", "vay-von"},
		State: desk.TicketOpen, OpenedAt: noon, Version: 1}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	second := turn(lan, "2")
	got.Reason = desk.ReasonUrgent
	second.Tickets = []desk.Ticket{got}
	b.commit(second)
	if again, err := b.OpenTicket(t.Context(), lan); err != nil || again.Reason != desk.ReasonUrgent || again.Version != 2 {
		t.Errorf("%+v, %v; want urgent in version 2", again, err)
	}
	stale := versioned(turn(lan, "3"), 2)
	stale.Tickets = []desk.Ticket{got}
	wantIs(t, b.Commit(t.Context(), stale), desk.ErrConflict)
	if got := b.counts().OpenTickets; got != 3 {
		t.Errorf("%d open tickets, want 3", got)
	}
}

func TestForget(t *testing.T) {
	b := open(t)
	const page = desk.ChatID("web:abc")
	first := recalled(page, "1", "bí mật một", "bí mật hai")
	first.Session = desk.Session{Article: "bí mật bài"}
	first = opens(first, b.ticket(page, "bí mật ba"))
	b.commit(first)
	b.commit(turn(lan, "1", "của người khác"))
	b.jobs.taken()
	_, before := b.talk(page, 0, 10)

	forget := recalled(page, "2", "đã xóa", "hết")
	forget.Forget = true
	b.commit(forget)
	if got := b.plain(b.next()); got != "đã xóa" {
		t.Errorf("%q is sent first", got)
	}
	if got := b.plain(1) + b.plain(2); got != "" {
		t.Errorf("%q still waits to be said", got)
	}
	b.settle(1, true) // the late end of a delivery under way
	if id := b.next(); id != 0 {
		t.Errorf("a forgotten reply brought on the delivery of %d", id)
	}
	lines, last := b.talk(page, before, 10)
	if want := []string{"câu hỏi 2", "> đã xóa", "> hết"}; !reflect.DeepEqual(lines, want) || last <= before {
		t.Errorf("%q, want %q with greater IDs", lines, want)
	}
	session, err := b.Session(t.Context(), page)
	check(t, err)
	if session.Article != "" || session.Version != 2 {
		t.Errorf("session %+v", session)
	}
	_, err = b.OpenTicket(t.Context(), page)
	wantIs(t, err, desk.ErrNotFound)
	for id, want := range map[string]bool{"1": false, "2": true} {
		if seen, err := b.Seen(t.Context(), message(page, id).ID); err != nil || seen != want {
			t.Errorf("message %s seen %v, %v; want %v", id, seen, err, want)
		}
	}
	wantIs(t, b.Commit(t.Context(), forget), desk.ErrDuplicate)
	if counts := b.counts(); counts.OpenTickets != 0 || counts.OpenReplies != 3 {
		t.Errorf("%+v, want no ticket, the two new replies and that of the other chat", counts)
	}
	b.wantNowhere("bí mật", "câu hỏi 1")
}

// TestWordsAreNotKept looks for words in the file itself.
func TestWordsAreNotKept(t *testing.T) {
	b := open(t)
	for i := range 20 {
		b.commit(turn(lan, fmt.Sprint(i), "bí mật đã nói", "bí mật bị từ chối"))
	}
	for id := b.next(); id != 0; id = b.next() {
		b.settle(id, id%2 == 1)
	}
	b.wantNowhere("bí mật", "câu hỏi")
}

// wantNowhere closes the store and looks for texts in its file.
func (b *book) wantNowhere(texts ...string) {
	b.t.Helper()
	check(b.t, b.Close())
	data, err := os.ReadFile(b.path)
	check(b.t, err)
	for _, text := range texts {
		if bytes.Contains(data, []byte(text)) {
			b.t.Errorf("%q is still in the file", text)
		}
	}
}

func TestPurge(t *testing.T) {
	const page = desk.ChatID("web:abc")
	cases := []struct {
		keep time.Duration
		want func(store.Purged) int64
	}{
		{store.KeepConversation, func(p store.Purged) int64 { return p.Entries }},
		{store.KeepMessageIDs, func(p store.Purged) int64 { return p.Messages }},
		{store.KeepQuestions, func(p store.Purged) int64 { return p.Questions }},
		{store.KeepSessions, func(p store.Purged) int64 { return p.Sessions }},
	}
	for i, c := range cases {
		t.Run(c.keep.String()+fmt.Sprint(i), func(t *testing.T) {
			b := open(t)
			old := recalled(page, "1")
			old = opens(old, b.ticket(page, "hỏi"))
			b.commit(old)
			purged, err := b.Purge(t.Context(), noon.Add(c.keep))
			check(t, err)
			if got := c.want(purged); got != 0 {
				t.Errorf("%d removed on the last day", got)
			}
			purged, err = b.Purge(t.Context(), noon.Add(c.keep+time.Second))
			check(t, err)
			if got := c.want(purged); got != 1 {
				t.Errorf("%d removed, want 1: %+v", got, purged)
			}
		})
	}
}

func TestPurgeKeepsOpenWork(t *testing.T) {
	b := open(t)
	asked := turn(lan, "1", "một", "hai")
	asked = opens(asked, b.ticket(lan, "hỏi"))
	b.commit(asked)
	b.settle(b.next(), false)
	_, err := b.Purge(t.Context(), noon.Add(store.KeepQuestions))
	check(t, err)
	if counts := b.counts(); counts.OpenTickets != 1 || counts.OpenReplies != 1 || counts.RefusedReplies != 0 {
		t.Errorf("%+v, want the ticket and the open reply alone", counts)
	}
	_, err = b.Purge(t.Context(), noon.AddDate(1, 0, 0))
	check(t, err)
	if open, err := b.OpenTicket(t.Context(), lan); err != nil || open.Question != "" {
		t.Errorf("question %q, %v; want none", open.Question, err)
	}
}
