package bureau_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// An answered ticket is proposed as knowledge only by who has seen what would be
// written, and agrees.
func TestAnAnsweredTicketIsProposedAsKnowledge(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Mất thẻ bảo hiểm thì làm lại ở đâu", func(t *desk.Ticket) { t.Articles, t.Topic = []string{"the-bhyt"}, "y-te" })
	path := "/cau/" + number(id)
	b := h.inside(t, lan)
	if p := b.get(t, path); strings.Contains(p.html, `value="hoi:`) || strings.Contains(p.html, `value="bai"`) {
		t.Error("a ticket is offered as knowledge before it is answered")
	}
	b.press(t, path, "lam", "traloi", url.Values{"loi": {"Dạ, cô chú ra bảo hiểm xã hội xin cấp lại."}}).
		has(t, http.StatusOK, h.say("desk.propose"), "Thẻ bảo hiểm y tế", h.say("desk.do.propose-question"))

	p := b.press(t, path, "lam", "hoi:the-bhyt", nil)
	p.has(t, http.StatusOK, h.say("propose.shown-question", "Title", "Thẻ bảo hiểm y tế", "Question", "Mất thẻ bảo hiểm thì làm lại ở đâu"))
	if !strings.Contains(p.html, `name="lam" value="dongy"`) {
		t.Fatalf("nothing to agree with:\n%s", p.text())
	}
	if proposed(t, h, id) != 0 {
		t.Error("proposed before anybody agreed")
	}
	b.press(t, path, "lam", "dongy", nil).has(t, http.StatusOK, h.say("propose.done", "Number", int64(id)))
	if proposed(t, h, id) != 1 {
		t.Error("the log does not have the proposal")
	}

	h.pass(time.Minute)
	b.press(t, path, "lam", "bai", url.Values{"chude": {"vay-von"}}).
		has(t, http.StatusOK, h.say("propose.which-source", "Command", "/dexuat "+number(id)+" bai vay-von"))
	p = b.press(t, path, "lam", "bai", url.Values{"chude": {"y-te"}, "nguon": {"trang bảo hiểm xã hội"}})
	p.has(t, http.StatusOK, "Dạ, cô chú ra bảo hiểm xã hội xin cấp lại.", h.say("propose.shown-source", "Source", "trang bảo hiểm xã hội"))
	b.press(t, path, "lam", "dongy", nil).has(t, http.StatusOK, h.say("propose.done", "Number", int64(id)))
	if proposed(t, h, id) != 2 {
		t.Error("the log does not have the draft")
	}
}

// proposed is how often the log says that a ticket was proposed.
func proposed(t *testing.T, h *house, id desk.TicketID) (n int) {
	t.Helper()
	acts, err := h.store.Acts(t.Context(), id, 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, act := range acts {
		if act.Kind == desk.ActPropose {
			n++
		}
	}
	return n
}
