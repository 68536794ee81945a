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

// TestEightAnswerOneTicket has eight of the staff answer one ticket at the same
// time: exactly one answer is heard, once by each who waits, and the seven
// others are told who was faster.
func TestEightAnswerOneTicket(t *testing.T) {
	c := newCrowd(t)
	waiting := []string{"dân", "cô", "chú"}
	c.agrees(waiting...)
	for round := range rounds {
		c.begin()
		for _, who := range waiting {
			c.says(who, lúa)
		}
		id := c.waits("dân")
		var acts []func()
		for i := range 8 {
			acts = append(acts, func() {
				c.says(fmt.Sprint("cán-bộ-", i), fmt.Sprintf("/traloi %d Lời của cán-bộ-%d.", id, i))
			})
		}
		together(acts...)
		winner := ""
		for i := range 8 {
			if who := fmt.Sprint("cán-bộ-", i); c.count(who, "Đã gửi câu trả lời") > 0 {
				winner += who
			}
		}
		for i := range 8 {
			who := fmt.Sprint("cán-bộ-", i)
			if told := c.count(who, winner+" đã trả lời rồi"); who != winner && told != 1 {
				t.Errorf("round %d: %s was told %d times that %q was faster: %q", round, who, told, winner, c.heard[desk.NewChatID("test", who)])
			}
		}
		for _, who := range waiting {
			if c.count(who, "Lời của "+winner+".") != 1 || c.count(who, "Lời của ") != 1 {
				t.Errorf("round %d: %s heard %q", round, who, c.heard[desk.NewChatID("test", who)])
			}
		}
		c.wantAnswered(round, id, len(waiting))
	}
}

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

// TestTwoClaimOneTicket has two of the staff take one ticket: one has it, the
// other is told who.
func TestTwoClaimOneTicket(t *testing.T) {
	c := newCrowd(t)
	c.agrees("dân")
	for round := range rounds {
		c.begin()
		c.says("dân", lúa)
		id := c.waits("dân")
		claim := fmt.Sprintf("/nhan %d", id)
		together(func() { c.says("cán-bộ-0", claim) }, func() { c.says("cán-bộ-1", claim) })
		first, second := c.count("cán-bộ-0", "Anh chị nhận câu"), c.count("cán-bộ-1", "Anh chị nhận câu")
		refused := c.count("cán-bộ-0", "cán-bộ-1 đang giữ") + c.count("cán-bộ-1", "cán-bộ-0 đang giữ")
		if first+second != 1 || refused != 1 {
			t.Errorf("round %d: %d and %d have it, %d told so: %q", round, first, second, refused, c.heard)
		}
		c.says(fmt.Sprint("cán-bộ-", second), fmt.Sprintf("/traloi %d Giống OM.", id))
		c.wantAnswered(round, id, 1)
	}
}

// TestJoiningAtTheMomentOfTheAnswer has somebody ask the same just when it is
// answered: they hear the answer, or wait for a ticket of their own.
func TestJoiningAtTheMomentOfTheAnswer(t *testing.T) {
	c := newCrowd(t)
	c.agrees("dân", "cô")
	joined := 0
	for round := range rounds {
		c.begin()
		c.says("dân", lúa)
		id := c.waits("dân")
		together(
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
			func() { c.says("cô", lúa) },
		)
		heard, own := c.count("cô", "Giống OM."), c.waits("cô")
		if heard+min(int(own), 1) != 1 || own == id {
			t.Errorf("round %d: heard %d times and waits for %d: %q", round, heard, own, c.heard[desk.NewChatID("test", "cô")])
		}
		if c.count("dân", "Giống OM.") != 1 {
			t.Errorf("round %d: who asked first heard %q", round, c.heard[desk.NewChatID("test", "dân")])
		}
		joined += heard
		c.wantAnswered(round, id, 1+heard)
		if own != 0 {
			c.says("cán-bộ-1", fmt.Sprintf("/traloi %d Giống OM.", own))
			c.wantAnswered(round, own, 1)
		}
	}
	t.Logf("in %d of %d rounds they joined", joined, rounds)
}

// TestRelayingAtTheMomentOfTheAnswer has a hamlet head ask the same for a second
// neighbour just when it is answered: the answer for each is told, or waited for.
func TestRelayingAtTheMomentOfTheAnswer(t *testing.T) {
	c := newCrowd(t)
	c.agrees("lành")
	for round := range rounds {
		c.begin()
		c.says("lành", "hỏi giùm bà Sáu: "+lúa)
		id := c.waits("lành")
		together(
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
			func() { c.says("lành", "hỏi giùm ông Tám: "+lúa) },
		)
		if c.count("lành", "Nói với bà Sáu") != 1 {
			t.Errorf("round %d: for the first: %q", round, c.heard[desk.NewChatID("test", "lành")])
		}
		heard, own := c.count("lành", "Nói với ông Tám"), c.waits("lành")
		if heard+min(int(own), 1) != 1 {
			t.Errorf("round %d: for the second heard %d times and waits for %d: %q", round, heard, own, c.heard[desk.NewChatID("test", "lành")])
		}
		if own != 0 {
			c.says("cán-bộ-1", fmt.Sprintf("/traloi %d Giống OM.", own))
		}
	}
}

// TestTickAgainstAnswer lets the time of a claim end, and the wait be too long,
// just when who has it answers: the answer is heard once, and the supervisors
// are told at most once.
func TestTickAgainstAnswer(t *testing.T) {
	c := newCrowd(t)
	c.agrees("dân")
	monday := c.now
	for round := range rounds {
		c.begin()
		c.now = monday.Add(time.Duration(round) * 2 * time.Minute)
		c.says("dân", lúa)
		id := c.waits("dân")
		c.says("cán-bộ-0", fmt.Sprintf("/nhan %d", id))
		c.now = c.now.Add(72 * time.Hour)
		together(
			func() { c.ticks(2 * round) },
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
			func() { c.ticks(2*round + 1) },
		)
		if c.count("dân", "Giống OM.") != 1 {
			t.Errorf("round %d: heard %q", round, c.heard[desk.NewChatID("test", "dân")])
		}
		c.wantAnswered(round, id, 1)
		acts, err := c.Acts(t.Context(), id, 100)
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[desk.ActKind]int{}
		for _, act := range acts {
			kinds[act.Kind]++
		}
		if kinds[desk.ActAnswer] != 1 || kinds[desk.ActReturn] > 1 || kinds[desk.ActEscalate] > 1 {
			t.Errorf("round %d: written down are %v", round, kinds)
		}
	}
}

// TestForgettingAtTheMomentOfTheAnswer has who asked first be forgotten just when
// it is answered: who joined hears it once, and nothing of the other comes back.
func TestForgettingAtTheMomentOfTheAnswer(t *testing.T) {
	c := newCrowd(t)
	for round := range rounds {
		c.agrees("dân", "cô")
		c.says("dân", lúa)
		c.says("cô", lúa)
		id := c.waits("cô")
		together(
			func() { c.says("dân", "xóa") },
			func() { c.says("cán-bộ-0", fmt.Sprintf("/traloi %d Giống OM.", id)) },
		)
		if c.count("cô", "Giống OM.") != 1 {
			t.Errorf("round %d: who joined heard %q", round, c.heard[desk.NewChatID("test", "cô")])
		}
		held, err := c.Holdings(t.Context(), "test:dân")
		if err != nil || len(held.Tickets)+held.Joined+held.Remarks != 0 {
			t.Errorf("round %d: held %+v, %v", round, held, err)
		}
		c.wantAnswered(round, id, 1)
	}
}
