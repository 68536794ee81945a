package dialogue_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/store"
)

// rounds is how often people get in one another's way in each test.
const rounds = 30

// crowd is a desk at which several people act at the same time, with a real
// store, and what each chat heard.
type crowd struct {
	*store.Store
	t      *testing.T
	engine *dialogue.Engine
	now    time.Time

	mu       sync.Mutex
	heard    map[desk.ChatID][]string
	messages int
}

func newCrowd(t *testing.T) *crowd {
	t.Helper()
	memory := &memory{sessions: map[desk.ChatID]desk.Session{}}
	c := &crowd{t: t, engine: newEngine(t, memory), now: desk.NewDay(2026, time.November, 23).Start().Add(9 * time.Hour)}
	c.Store = memory.Store
	c.engine.Memory, c.engine.Ledger = c, c
	c.engine.Now = func() time.Time { return c.now }
	for i := range 8 {
		admit(t, memory, c.now, []string{fmt.Sprint("cán-bộ-", i), string(desk.RoleStaff), "tan-hung"})
	}
	admit(t, memory, c.now, []string{"lành", string(desk.RoleHead), "tan-hung", "ấp 3"})
	return c
}

// Commit remembers what is said.
func (c *crowd) Commit(ctx context.Context, turn desk.Turn) error {
	if err := c.Store.Commit(ctx, turn); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, reply := range turn.Replies {
		c.heard[reply.Chat] = append(c.heard[reply.Chat], reply.Plain())
	}
	return nil
}

// begin begins a round: nobody has heard anything, and an hour has passed.
func (c *crowd) begin() {
	c.heard = map[desk.ChatID][]string{}
	c.now = c.now.Add(time.Hour)
}

// says hands in what somebody types.
func (c *crowd) says(who, text string) {
	c.mu.Lock()
	c.messages++
	id := c.messages
	c.mu.Unlock()
	chat := desk.NewChatID("test", who)
	err := c.engine.Receive(context.Background(), desk.Message{
		ID: desk.MessageID(fmt.Sprintf("%s:%d", chat, id)), Chat: chat, Kind: desk.KindText, Text: text, At: c.now,
	})
	if err != nil {
		c.t.Error(err)
	}
}

// ticks lets the clock tick.
func (c *crowd) ticks(minute int) {
	err := c.engine.Receive(context.Background(), desk.Message{
		ID: desk.MessageID(fmt.Sprint("clock:", minute)), Chat: "clock:desk", Kind: desk.KindTick, At: c.now,
	})
	if err != nil {
		c.t.Error(err)
	}
}

// agrees lets households say where they live and that they may be remembered.
func (c *crowd) agrees(people ...string) {
	c.begin()
	for _, who := range people {
		c.says(who, "toi o xa tan hung")
		c.says(who, "dong y")
	}
}

// together lets all of them act at the same moment.
func together(acts ...func()) {
	var group sync.WaitGroup
	start := make(chan struct{})
	for _, act := range acts {
		group.Go(func() { <-start; act() })
	}
	close(start)
	group.Wait()
}

// count is how often somebody heard words.
func (c *crowd) count(who, words string) (n int) {
	for _, text := range c.heard[desk.NewChatID("test", who)] {
		if strings.Contains(text, words) {
			n++
		}
	}
	return n
}

// waits is the number of the ticket somebody waits for, 0 for none.
func (c *crowd) waits(who string) desk.TicketID {
	ticket, err := c.OpenTicket(context.Background(), desk.NewChatID("test", who))
	if err != nil {
		return 0
	}
	return ticket.ID
}

// lúa is a question no article answers, so that people wait for one another's.
const lúa = "giong lua nao chiu man tot"

// wantAnswered holds what the store has of a ticket that was answered.
func (c *crowd) wantAnswered(round int, id desk.TicketID, waiting int) {
	c.t.Helper()
	ctx := c.t.Context()
	ticket, err := c.Ticket(ctx, id)
	if err != nil || ticket.State != desk.TicketAnswered {
		c.t.Errorf("round %d: the ticket is %+v, %v", round, ticket, err)
	}
	waiters, err := c.Waiters(ctx, id)
	if err != nil || len(waiters) != waiting {
		c.t.Errorf("round %d: waiting %+v, %v", round, waiters, err)
	}
	for _, waiter := range waiters {
		if waiter.Told.IsZero() {
			c.t.Errorf("round %d: %s was not told", round, waiter.Chat)
		}
	}
	remarks, err := c.Remarks(ctx, id)
	if err != nil {
		c.t.Error(err)
	}
	answers := 0
	for _, said := range remarks {
		if said.Kind == desk.RemarkAnswer {
			answers++
		}
	}
	if answers != 1 {
		c.t.Errorf("round %d: %d answers are kept", round, answers)
	}
}
