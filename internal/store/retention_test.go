package store_test

import (
	"fmt"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/store"
)

// furnished is a store with a row of every kind, made at noon: an answered
// question and one that waits, with words everywhere words can stand.
func furnished(t *testing.T) *book {
	t.Helper()
	b := open(t)
	b.admit(minh, desk.RoleStaff, "chị Tư")
	answered, waiting := b.ticket(lan, "bí mật hỏi"), b.ticket(lan, "bí mật chờ")
	answered.Key, waiting.Key = "bi mat hoi", "bi mat cho"
	answered.Hamlet, answered.Articles = "bí mật ấp", []string{"bhyt"}
	asking := opens(recalled(lan, "1", "bí mật trả lời"), answered, waiting)
	asking.Message.Text = "bí mật gõ"
	asking.Session.Pending = desk.Pending{Reason: desk.ReasonUnknown, Question: "bí mật gửi"}
	for _, ticket := range asking.Tickets {
		asking.Remarks = append(asking.Remarks,
			desk.Remark{Ticket: ticket.ID, Kind: desk.RemarkAsker, By: lan, At: noon, Text: "bí mật nói"},
			desk.Remark{Ticket: ticket.ID, Kind: desk.RemarkAsker, By: lan, At: noon, Media: desk.Media{Kind: desk.KindVoice, Ref: "bí mật tiếng"}},
			desk.Remark{Ticket: ticket.ID, Kind: desk.RemarkNote, By: minh, At: noon, Text: "bí mật ghi"})
	}
	asking.Relays = []desk.Relay{
		{ID: 77, Head: lan, For: "bí mật bà Sáu", Question: "bí mật giùm", Ticket: waiting.ID, Asked: noon},
		{ID: 78, Head: lan, For: "bí mật ông Tám", Question: "bí mật giùm", Article: "bhyt", Asked: noon, Answered: noon, Told: noon},
	}
	asking.Acts = []desk.Act{{Kind: desk.ActOpen, Ticket: answered.ID, At: noon}}
	asking.Tallies = []desk.Tally{{Day: desk.DayOf(noon), Outcome: desk.OutcomeHanded, Count: 1}}
	asking.Keys = []desk.Key{{Digest: "key", Kind: desk.KeySession, Person: minh, Expires: noon}}
	b.commit(asking)
	answering := turn(minh, "1")
	ended := b.read(answered.ID)
	ended.State, ended.EndedAt, ended.Assignee = desk.TicketAnswered, noon, minh
	answering.Tickets = []desk.Ticket{ended}
	answering.Waiters = []desk.Waiter{{Ticket: answered.ID, Chat: lan, Told: noon}}
	b.commit(answering)
	return b
}

// TestNoWordsBeyondTheRetention looks for words in the file after ninety days:
// none stand anywhere, and what is counted is there.
func TestNoWordsBeyondTheRetention(t *testing.T) {
	b := furnished(t)
	_, err := b.Purge(t.Context(), noon.Add(store.KeepQuestions))
	check(t, err)
	if kept := b.read(1); kept.Question != "bí mật hỏi" {
		t.Errorf("on the last day the question is %q", kept.Question)
	}
	purged, err := b.Purge(t.Context(), noon.Add(store.KeepQuestions+time.Second))
	check(t, err)
	if purged.Questions != 2 || purged.Remarks != 6 || purged.Relays != 2 {
		t.Errorf("removed %+v, want 2 questions, 6 remarks, 2 relays", purged)
	}
	if ended := b.read(1); ended.State != desk.TicketAnswered || ended.Chat != "" || !ended.EndedAt.Equal(noon) {
		t.Errorf("the answered ticket is %+v", ended)
	}
	waiting, err := b.OpenTicket(t.Context(), lan)
	if err != nil || waiting.ID != 2 || waiting.Question != "" {
		t.Errorf("waits for %+v, %v; want the second, without words", waiting, err)
	}
	if waiters, err := b.Waiters(t.Context(), 2); err != nil || len(waiters) != 1 {
		t.Errorf("%+v, %v; want who waits", waiters, err)
	}
	tallies, err := b.Tallies(t.Context(), desk.DayOf(noon), desk.DayOf(noon))
	if err != nil || len(tallies) != 1 {
		t.Errorf("counts %+v, %v", tallies, err)
	}
	if acts, err := b.Acts(t.Context(), 1, 10); err != nil || len(acts) != 1 {
		t.Errorf("the audit log holds %+v, %v", acts, err)
	}
	b.wantNowhere("bí mật", "bi mat")
}

// TestEachTableIsPurged counts the rows of a table on the last moment of its
// period and after it.
func TestEachTableIsPurged(t *testing.T) {
	const invitationLasts = desk.InvitationLasts + store.KeepMessageIDs
	cases := []struct {
		rows          string
		keep          time.Duration
		before, after int
	}{
		{"entries", store.KeepConversation, 2, 0},
		{"messages", store.KeepMessageIDs, 4, 0},
		{"remarks", store.KeepQuestions, 6, 0},
		{"relays", store.KeepQuestions, 2, 0},
		{"waiters", store.KeepQuestions, 2, 1},
		{"sessions", store.KeepSessions, 3, 0},
		{"sessions WHERE pending <> ''", store.KeepPending, 1, 0},
		{"replies", store.KeepQuestions, 1, 0},
		{"invitations", invitationLasts, 1, 0},
		{"keys", 0, 1, 0},
		{"ticket_numbers", store.KeepMessageIDs, 2, 0},
		{"acts", store.KeepActs, 1, 0},
		{"tickets", 10 * store.KeepActs, 2, 2},
		{"tallies", 10 * store.KeepActs, 1, 1},
		{"people", 10 * store.KeepActs, 1, 1},
	}
	for _, c := range cases {
		t.Run(c.rows, func(t *testing.T) {
			b := furnished(t)
			for _, moment := range []struct {
				after time.Duration
				want  int
			}{{c.keep, c.before}, {c.keep + time.Second, c.after}} {
				_, err := b.Purge(t.Context(), noon.Add(moment.after))
				check(t, err)
				var rows int
				check(t, b.DB().QueryRow("SELECT COUNT(*) FROM "+c.rows).Scan(&rows))
				if rows != moment.want {
					t.Errorf("%d rows after %v, want %d", rows, moment.after, moment.want)
				}
			}
		})
	}
}

func TestRevokedPeopleAreKeptAYear(t *testing.T) {
	b := furnished(t)
	person, err := b.Person(t.Context(), minh)
	check(t, err)
	person.Revoked = noon
	revoking := turn(lan, "revoke")
	revoking.People = []desk.Person{person}
	b.commit(revoking)
	for want := 1; want >= 0; want-- {
		_, err := b.Purge(t.Context(), noon.Add(store.KeepActs+time.Duration(1-want)*time.Second))
		check(t, err)
		if people, err := b.People(t.Context()); err != nil || len(people) != want {
			t.Errorf("people %+v, %v; want %d", people, err, want)
		}
	}
}

// TestPurgeLeavesNoChatMute gives up the first reply of a chat for its age: the
// next one gets a delivery of its own.
func TestPurgeLeavesNoChatMute(t *testing.T) {
	b := open(t)
	b.commit(turn(lan, "1", "cũ"))
	old := b.next()
	b.now = noon.Add(time.Hour)
	b.commit(turn(lan, "2", "mới"))
	_, err := b.Purge(t.Context(), noon.Add(store.KeepQuestions+time.Second))
	check(t, err)
	if got := b.plain(old); got != "" {
		t.Errorf("%q still waits to be said", got)
	}
	if got := b.plain(b.next()); got != "mới" {
		t.Errorf("%q is sent next", got)
	}
}

// TestTalksEnd forgets what was said in a talk that is over, unless the person
// agreed to be remembered or works at the desk.
func TestTalksEnd(t *testing.T) {
	b := open(t)
	said := desk.Session{
		Greeted: true, Article: "bhyt", Section: desk.SectionWhere, Household: "ho-ngheo", Place: "tan-hung", Misses: 1,
		Choices: []desk.Choice{{Label: "Giấy tờ", Value: "s:bhyt:papers"}},
	}
	b.admit(minh, desk.RoleStaff, "chị Tư")
	const agreed, declined = desk.ChatID("telegram:1"), desk.ChatID("telegram:2")
	for _, chat := range []desk.ChatID{lan, minh, agreed, declined} {
		talk := turn(chat, "talk")
		read, err := b.Session(t.Context(), chat)
		check(t, err)
		talk.Session = said
		talk.Session.Version = read.Version
		switch chat {
		case agreed:
			talk.Session.Consent = desk.ConsentGiven
		case declined:
			talk.Session.Consent = desk.ConsentDeclined
		}
		b.commit(talk)
	}
	place := func(chat desk.ChatID) string {
		session, err := b.Session(t.Context(), chat)
		check(t, err)
		if !session.Greeted || len(session.Choices) != 1 || (session.Article == "") != (session.Household == "") {
			t.Errorf("%s: %+v", chat, session)
		}
		return session.Article + " " + session.Place
	}
	_, err := b.Purge(t.Context(), noon.Add(desk.TalkLasts))
	check(t, err)
	if got := place(lan); got != "bhyt tan-hung" {
		t.Errorf("on the last moment of the talk: %q", got)
	}
	_, err = b.Purge(t.Context(), noon.Add(desk.TalkLasts+time.Second))
	check(t, err)
	for chat, want := range map[desk.ChatID]string{lan: " ", declined: " ", minh: "bhyt tan-hung", agreed: "bhyt tan-hung"} {
		if got := place(chat); got != want {
			t.Errorf("%s holds %q, want %q", chat, got, want)
		}
	}
}

func TestPendingWaitsAnHour(t *testing.T) {
	b := open(t)
	want := desk.Pending{
		Reason: desk.ReasonMedia, Question: "câu hỏi", Key: "cau hoi", Articles: []string{"bhyt"},
		Media: desk.Media{Kind: desk.KindVoice, Ref: "4711"},
	}
	asking := turn(lan, "1")
	asking.Session.Pending = want
	b.commit(asking)
	pending := func() desk.Pending {
		b.reopen()
		session, err := b.Session(t.Context(), lan)
		check(t, err)
		return session.Pending
	}
	b.now = noon.Add(store.KeepPending)
	if got := pending(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("came back as %+v, want %+v", got, want)
	}
	b.now = b.now.Add(time.Second)
	if got := pending(); !got.IsZero() {
		t.Errorf("after an hour %+v still waits", got)
	}
	b.commit(turn(lan, "2"))
	b.now = noon
	if got := pending(); !got.IsZero() {
		t.Errorf("after another turn %+v still waits", got)
	}
}
