package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/locale"
	"hoidap/internal/outbox"
	"hoidap/internal/store"
	"hoidap/locales"
)

// officeHours are Monday to Friday, 7:30 to 11:30 and 13:30 to 17:00, and a day
// off on Friday, 1 January 2027.
func officeHours() desk.Hours {
	const half = 30 * time.Minute
	hours := desk.Hours{Holidays: []desk.Holiday{{
		Name: "Tết Dương lịch", From: desk.NewDay(2027, time.January, 1), To: desk.NewDay(2027, time.January, 1),
	}}}
	for day := time.Monday; day <= time.Friday; day++ {
		hours.Week[day] = []desk.Span{{From: 15 * half, To: 23 * half}, {From: 27 * half, To: 34 * half}}
	}
	return hours
}

// alarmed is a book that takes every question for one of danger.
type alarmed struct{ knowledge desk.Knowledge }

func (a alarmed) Open(context.Context, desk.Day) (dialogue.Book, error) { return a, nil }

func (a alarmed) Decide(_ context.Context, question desk.Question) (desk.Decision, error) {
	return desk.Decision{Verdict: desk.Urgent, Alarm: desk.Alarm{Sentence: "urgent.do-not-wait"}, Masked: question.Text}, nil
}

func (a alarmed) Edition(string) (desk.Edition, bool) { return desk.Edition{}, false }

func (a alarmed) Lists() desk.Knowledge { return a.knowledge }

func (a alarmed) Mask(text string) string { return text }

func (a alarmed) ForAnother(string) (whom, question string, ok bool) { return "", "", false }

// counter is a desk on a real database whose clock the test turns.
type counter struct {
	*testing.T
	db     *store.Store
	engine *dialogue.Engine
}

// newCounter makes a desk with a supervisor and a person of the staff. It is
// called in a bubble, whose time begins on the given day.
func newCounter(t *testing.T, begin time.Time) *counter {
	time.Sleep(time.Until(begin))
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	jobs, err := outbox.New(t.Context(), db.DB(), db, map[string]outbox.Speaker{telegramDoor: &speaker{}}, log)
	if err != nil {
		t.Fatal(err)
	}
	db.Jobs = jobs
	words, err := locale.Open(locales.FS)
	if err != nil {
		t.Fatal(err)
	}
	shelf := alarmed{desk.Knowledge{Hours: officeHours()}}
	c := &counter{t, db, &dialogue.Engine{
		Shelf: shelf, Memory: db, Ledger: db, Words: words, Now: time.Now, Log: log, Office: officeOf(db),
	}}
	c.commit("people", func(turn *desk.Turn) {
		turn.People = []desk.Person{
			{Chat: "telegram:lan", Role: desk.RoleSupervisor, Since: time.Now()},
			{Chat: "telegram:minh", Role: desk.RoleStaff, Since: time.Now()},
		}
	})
	return c
}

// commit writes a turn of the test's own.
func (c *counter) commit(id desk.MessageID, fill func(turn *desk.Turn)) {
	c.Helper()
	turn := desk.Turn{Message: desk.Message{ID: id, Chat: desk.ChatID("test:" + id), Kind: desk.KindText}}
	fill(&turn)
	if err := c.db.Commit(c.Context(), turn); err != nil {
		c.Fatal(err)
	}
}

// open opens a ticket at this moment, for somebody of the staff or nobody.
func (c *counter) open(id desk.TicketID, assignee desk.ChatID) {
	c.Helper()
	now := time.Now()
	ticket := desk.Ticket{ID: id, Chat: "telegram:ba", Question: "hỏi", Reason: desk.ReasonAsked, State: desk.TicketOpen, OpenedAt: now}
	c.commit(desk.MessageID("open"+string(rune('0'+id))), func(turn *desk.Turn) { turn.Tickets = []desk.Ticket{ticket} })
	if assignee == "" {
		return
	}
	err := c.engine.Receive(c.Context(), desk.Message{
		ID: "claim" + desk.MessageID(rune('0'+id)), Chat: assignee, Kind: desk.KindText, Text: "/nhan " + string(rune('0'+id)), At: now,
	})
	if err != nil {
		c.Fatal(err)
	}
}

// until lets the desk's clock run to a moment, in so many replicas.
func (c *counter) until(moment time.Time, replicas int) {
	ctx, stop := context.WithCancel(c.Context())
	var running sync.WaitGroup
	for range replicas {
		running.Go(func() { minutes{c.engine, time.Now, c.engine.Log}.run(ctx) })
	}
	time.Sleep(time.Until(moment))
	synctest.Wait()
	stop()
	running.Wait()
}

// wantTicket checks where a ticket stands and how often supervisor and staff
// were written to about anything.
func (c *counter) wantTicket(id desk.TicketID, state desk.TicketState, escalated bool) {
	c.Helper()
	ticket, err := c.db.Ticket(c.Context(), id)
	if err != nil || ticket.State != state || ticket.Escalated.IsZero() == escalated {
		c.Errorf("at %s ticket %d is %s, escalated at %s, %v; want it %s, escalated %t",
			time.Now().In(desk.Zone), id, ticket.State, ticket.Escalated, err, state, escalated)
	}
}

// wantSaid checks how many replies were written to a chat.
func (c *counter) wantSaid(chat desk.ChatID, want int) {
	c.Helper()
	if said, err := c.db.OpenReplies(c.Context(), chat); err != nil || said != want {
		c.Errorf("%s was written to %d times, want %d (%v)", chat, said, want, err)
	}
}

// wantActs checks how often each kind of act was written down.
func (c *counter) wantActs(want map[desk.ActKind]int) {
	c.Helper()
	acts, err := c.db.Acts(c.Context(), 0, 1000)
	if err != nil {
		c.Fatal(err)
	}
	for kind, n := range want {
		for _, act := range acts {
			if act.Kind == kind {
				n--
			}
		}
		if n != 0 {
			c.Errorf("%q was written down %d times too few", kind, n)
		}
	}
}

func moment(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, desk.Zone)
}

// A claim of Thursday afternoon before a day off and a weekend ends on Monday
// morning, and eight working hours are over on Monday afternoon.
func TestClockReckonsInWorkingHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounter(t, moment(2026, time.December, 31, 15, 0))
		defer func() { _ = c.db.Close() }()
		c.open(1, "telegram:minh")
		c.wantSaid("telegram:minh", 1) // that the ticket is taken
		c.until(moment(2026, time.December, 31, 17, 30), 2)
		for _, dayOff := range []int{1, 2, 3} {
			time.Sleep(time.Until(moment(2027, time.January, dayOff, 10, 0)))
			c.until(moment(2027, time.January, dayOff, 10, 5), 2)
		}
		time.Sleep(time.Until(moment(2027, time.January, 4, 9, 0)))
		c.until(moment(2027, time.January, 4, 9, 29), 2)
		c.wantTicket(1, desk.TicketClaimed, false)
		c.wantSaid("telegram:lan", 0)

		c.until(moment(2027, time.January, 4, 9, 31), 2)
		c.wantTicket(1, desk.TicketOpen, false) // 2 hours on Thursday, 2 on Monday
		c.wantSaid("telegram:minh", 2)

		c.until(moment(2027, time.January, 4, 15, 29), 2)
		c.wantTicket(1, desk.TicketOpen, false)
		c.until(moment(2027, time.January, 4, 15, 31), 2)
		c.wantTicket(1, desk.TicketOpen, true) // 2 hours, 4 hours and 2 hours
		c.wantSaid("telegram:lan", 1)

		c.until(moment(2027, time.January, 4, 20, 0), 2)
		c.wantSaid("telegram:lan", 1)
		c.wantSaid("telegram:minh", 2)
		c.wantActs(map[desk.ActKind]int{desk.ActClaim: 1, desk.ActReturn: 1, desk.ActEscalate: 1})
	})
}

// What fell due while the desk was down is done once when it is back.
func TestClockMakesUpForDowntime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounter(t, moment(2026, time.November, 23, 8, 0))
		defer func() { _ = c.db.Close() }()
		c.open(1, "telegram:minh")
		c.open(2, "")
		time.Sleep(30 * 24 * time.Hour)
		c.wantTicket(1, desk.TicketClaimed, false)
		c.until(time.Now().Add(5*time.Minute), 3)
		c.wantTicket(1, desk.TicketOpen, true)
		c.wantTicket(2, desk.TicketOpen, true)
		c.wantSaid("telegram:lan", 2)
		c.wantActs(map[desk.ActKind]int{desk.ActReturn: 1, desk.ActEscalate: 2})
	})
}

// Danger on a Sunday night is told at once, the clock has no part in it.
func TestDangerIgnoresHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounter(t, moment(2026, time.November, 29, 23, 30))
		defer func() { _ = c.db.Close() }()
		err := c.engine.Receive(t.Context(), desk.Message{ID: "telegram:ba:1", Chat: "telegram:ba", Kind: desk.KindText, Text: "cháy nhà", At: time.Now()})
		if err != nil {
			t.Fatal(err)
		}
		c.wantSaid("telegram:lan", 1)
		c.wantSaid("telegram:minh", 1)
	})
}

// failing is a desk that cannot take anything in.
type failing struct{ tried int }

func (f *failing) Receive(context.Context, desk.Message) error {
	f.tried++
	return desk.ErrConflict
}

// A minute that fails is left to the next, and the clock stops when it is told.
func TestClockGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inbox, ctx := &failing{}, context.Context(nil)
		ctx, stop := context.WithCancel(t.Context())
		var running sync.WaitGroup
		running.Go(func() { minutes{inbox, time.Now, slog.New(slog.DiscardHandler)}.run(ctx) })
		time.Sleep(10*time.Minute + time.Second)
		stop()
		running.Wait()
		if inbox.tried != 11 {
			t.Errorf("tried %d times in ten minutes, want 11", inbox.tried)
		}
	})
}

// noBook is a shelf that cannot be read.
type noBook struct{}

func (noBook) Open(context.Context, desk.Day) (dialogue.Book, error) {
	return nil, errors.New("no book")
}

// A minute that cannot be handled opens no ticket and apologises to nobody.
func TestFailedMinutesAreNotParked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounter(t, moment(2026, time.November, 23, 8, 0))
		defer func() { _ = c.db.Close() }()
		shelf := c.engine.Shelf
		c.engine.Shelf = noBook{}
		if err := c.engine.Receive(t.Context(), tick(time.Now())); err == nil {
			t.Error("a minute without a book went well")
		}
		if counts, err := c.db.Counts(t.Context()); err != nil || counts != (store.Counts{}) {
			t.Errorf("left behind: %+v, %v", counts, err)
		}
		c.engine.Shelf = shelf
		if err := c.engine.Receive(t.Context(), tick(time.Now().Add(time.Minute))); err != nil {
			t.Error(err)
		}
	})
}
