package bureau_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

func TestTheQueueShowsWhoMayWhatAndInWhatOrder(t *testing.T) {
	h := open(t)
	first := h.ask(t, "Câu chờ lâu nhất", nil)
	h.pass(time.Hour)
	foreign := h.ask(t, "Câu của xã khác", func(t *desk.Ticket) { t.Commune = "minh-duc" })
	health := h.ask(t, "Câu y tế", func(t *desk.Ticket) { t.Topic = "y-te" })
	nowhere := h.ask(t, "Câu chưa rõ xã", func(t *desk.Ticket) { t.Commune, t.Topic = "", "" })
	h.pass(2 * time.Hour)
	urgent := h.ask(t, "Nhà cháy", func(t *desk.Ticket) { t.Reason = desk.ReasonUrgent })
	answered := h.ask(t, "Câu đã xong", func(t *desk.Ticket) { t.State, t.EndedAt, t.Assignee = desk.TicketAnswered, morning, tu })
	given := h.ask(t, "Câu được giao qua xã", func(t *desk.Ticket) {
		t.Commune, t.State, t.Assignee, t.ClaimedAt, t.ClaimEnds = "minh-duc", desk.TicketClaimed, lan, h.now, h.now.Add(time.Hour)
	})
	inside := map[desk.ChatID]*browser{lan: h.inside(t, lan), mai: h.inside(t, mai), hoa: h.inside(t, hoa)}
	for _, c := range []struct {
		who  desk.ChatID
		path string
		want []desk.TicketID
	}{
		{lan, "", []desk.TicketID{urgent, first, health, nowhere}},
		{lan, "?xa=minh-duc", []desk.TicketID{urgent, first, health, nowhere}}, // not hers to choose
		{lan, "?muc=y-te", []desk.TicketID{health, nowhere}},
		{lan, "?loc=khan", []desk.TicketID{urgent}},
		{lan, "?loc=cua-toi", []desk.TicketID{given}},
		{lan, "?loc=chua-nhan&muc=vay-von", []desk.TicketID{urgent, first, nowhere}},
		{lan, "?loc=da-tra-loi", []desk.TicketID{answered}},
		{lan, "?loc=da-dong", nil},
		{lan, "?loc=%3Cscript%3E&muc=%00&sau=-1", []desk.TicketID{urgent, first, health, nowhere}},
		{mai, "", []desk.TicketID{foreign, nowhere, given}},
		{hoa, "", []desk.TicketID{urgent, first, foreign, health, nowhere, given}},
		{hoa, "?xa=minh-duc", []desk.TicketID{foreign, nowhere, given}},
		{hoa, "?sau=" + number(first), []desk.TicketID{foreign, health, nowhere, given}},
	} {
		p := inside[c.who].get(t, c.path)
		var want []string
		for _, id := range c.want {
			want = append(want, number(id))
		}
		if got := p.rows(); p.status != http.StatusOK || !slices.Equal(got, want) {
			t.Errorf("%s sees at %q: %d %v, want %v", c.who, c.path, p.status, got, want)
		}
	}
	p := inside[lan].get(t, "")
	p.has(t, http.StatusOK, h.say("desk.count.urgent", "Count", 1), h.say("desk.count.open", "Count", 4), h.say("desk.wait.hours", "Count", 3))
}

// Topics of one's own are what one sees first, and the others are a choice away.
func TestTopicsOfOnesOwn(t *testing.T) {
	h := open(t)
	health := h.ask(t, "Câu y tế", func(t *desk.Ticket) { t.Topic = "y-te" })
	loan := h.ask(t, "Câu vay vốn", nil)
	nurse := desk.ChatID("telegram:1006")
	h.write(t, desk.Turn{People: []desk.Person{{
		Chat: nurse, Role: desk.RoleStaff, Communes: []string{"tan-hung"}, Topics: []string{"y-te"}, Since: morning,
	}}})
	b := h.inside(t, nurse)
	if got := b.get(t, "").rows(); !slices.Equal(got, []string{number(health)}) {
		t.Errorf("her own: %v", got)
	}
	if got := b.get(t, "?muc=tat-ca").rows(); !slices.Equal(got, []string{number(health), number(loan)}) {
		t.Errorf("all: %v", got)
	}
}

func TestPagesOfTheQueueMissNothing(t *testing.T) {
	h := open(t)
	var want []string
	for i := range 60 {
		want = append(want, number(h.ask(t, fmt.Sprintf("Câu thứ %d", i), nil)))
		if i%3 > 0 {
			h.pass(time.Minute)
		}
	}
	b := h.inside(t, lan)
	p := b.get(t, "?muc=vay-von")
	var got []string
	for pages := 1; ; pages++ {
		got = append(got, p.rows()...)
		_, rest, more := strings.Cut(p.html, `id="sau" href="`)
		if !more {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
		address, _, _ := strings.Cut(rest, `"`)
		if !strings.Contains(address, "muc=vay-von") {
			t.Errorf("the next page forgets the filter: %s", address)
		}
		p = b.get(t, strings.TrimPrefix(strings.ReplaceAll(address, "&amp;", "&"), "/ban-lam-viec"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("pages show %v, want %v", got, want)
	}
}
