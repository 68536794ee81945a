package bureau_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

func TestATicketShowsItsOwnTalkAndNobodysName(t *testing.T) {
	h := open(t)
	other := h.ask(t, "Lời của người khác", func(t *desk.Ticket) { t.Key = "khac han" })
	id := h.ask(t, "Nhà nghèo vay vốn ở đâu", func(t *desk.Ticket) { t.Hamlet = "ấp 3" })
	asker := h.ticket(t, id).Chat
	h.write(t, desk.Turn{
		Waiters: []desk.Waiter{{Ticket: id, Chat: bay, Since: h.clock()}},
		Remarks: []desk.Remark{
			{Ticket: id, Kind: desk.RemarkAsker, By: asker, At: h.clock(), Media: desk.Media{Kind: desk.KindVoice, Ref: "telegram:secret-ref"}},
			{Ticket: id, Kind: desk.RemarkNote, By: tu, At: h.clock(), Text: "Đã gọi hỏi ngân hàng."},
		},
	})
	p := h.inside(t, lan).get(t, "/cau/"+number(id))
	alias := handoff.Alias(id, asker)
	p.has(t, http.StatusOK, "Nhà nghèo vay vốn ở đâu", h.say("desk.household", "Alias", alias), h.say("desk.media.voice"),
		h.say("desk.note-of")+" Anh Tư", "Đã gọi hỏi ngân hàng.", h.say("desk.waiting", "Count", 2), h.say("desk.hamlet", "Hamlet", "ấp 3"),
		"Vay vốn hộ nghèo", "xã Tân Hưng", h.say("desk.do.claim"))
	for _, secret := range []string{string(asker), asker.Name(), "secret-ref", "Lời của người khác", handoff.Alias(other, h.ticket(t, other).Chat)} {
		if strings.Contains(p.html, secret) {
			t.Errorf("the page holds %q", secret)
		}
	}
}

// Words of people are words, wherever they stand.
func TestWordsAreNeverMarkup(t *testing.T) {
	h := open(t)
	const bad = `"><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}' javascript:`
	id := h.ask(t, bad, func(t *desk.Ticket) { t.Hamlet, t.Key = bad, "vay von o dau" })
	done := h.ask(t, bad, func(t *desk.Ticket) {
		t.State, t.EndedAt, t.Assignee, t.Key = desk.TicketAnswered, morning, tu, "vay von o dau"
	})
	h.ask(t, bad, func(t *desk.Ticket) { t.Key = "vay von o dau vay" })
	h.write(t, desk.Turn{
		Remarks: []desk.Remark{{Ticket: done, Kind: desk.RemarkAnswer, By: tu, At: morning, Text: bad}},
		People:  []desk.Person{{Chat: "telegram:66", Role: desk.RoleStaff, Name: bad, Hamlets: []string{bad}, Since: morning}},
	})
	b := h.inside(t, hoa)
	pages := []page{
		b.get(t, ""), b.get(t, "/cau/"+number(id)+"?tim="+url.QueryEscape(bad)), b.get(t, "/nguoi"), b.get(t, "/nhat-ky"),
		b.get(t, "/vao?code="+url.QueryEscape(bad)), b.get(t, "?xa="+url.QueryEscape(bad)),
	}
	b.get(t, "/cau/"+number(id))
	pages = append(pages,
		b.press(t, "/cau/"+number(id), "xem", "traloi", url.Values{"loi": {bad}, "ghi": {bad}, "ket": {bad}, "tim": {bad}}),
		b.press(t, "/cau/"+number(id), "lay", number(done), url.Values{"loi": {bad}}),
		h.browser(t).post(t, "/cau/"+number(id), url.Values{"loi": {bad}}),
	)
	shown := 0
	for i, p := range pages {
		if strings.Contains(p.html, "<script>") || strings.Contains(p.html, "<img") || strings.Contains(p.html, `href="javascript:`) {
			t.Errorf("page %d holds markup of people:\n%s", i, p.html)
		}
		shown += strings.Count(p.text(), "<script>alert(1)</script>")
		checkMarkup(t, p)
	}
	if shown < 8 {
		t.Errorf("the words are shown %d times", shown)
	}
}

var (
	foreign = regexp.MustCompile(`(?:src|href|action)="([^"]*)"`)
	inline  = regexp.MustCompile(`(?i)<style|<[^>]*\s(?:style|on[a-z]+)=|<script[^>]*>[^<]`)
)

// checkMarkup fails on anything the policy would block or that leads elsewhere.
func checkMarkup(t *testing.T, p page) {
	t.Helper()
	policy := p.header.Get("Content-Security-Policy")
	for _, part := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"} {
		if !strings.Contains(policy, part) {
			t.Errorf("policy %q lacks %s", policy, part)
		}
	}
	if p.header.Get("Cache-Control") != "no-store" || p.header.Get("X-Content-Type-Options") != "nosniff" || p.header.Get("Referrer-Policy") != "same-origin" {
		t.Errorf("headers %v", p.header)
	}
	bare := regexp.MustCompile(`(?s)<textarea.*?</textarea>`).ReplaceAllString(p.html, "")
	if found := inline.FindString(regexp.MustCompile(`="[^"]*"`).ReplaceAllString(bare, `=""`)); found != "" {
		t.Errorf("inline %q", found)
	}
	for _, found := range foreign.FindAllStringSubmatch(bare, -1) {
		if !strings.HasPrefix(found[1], "/ban-lam-viec") && !strings.HasPrefix(found[1], "#") {
			t.Errorf("leads to %q", found[1])
		}
	}
}

// Whether a number is nobody's or another commune's is not told.
func TestTicketsOfOthersAreNotThere(t *testing.T) {
	h := open(t)
	foreign := h.ask(t, "Câu của xã khác", func(t *desk.Ticket) { t.Commune = "minh-duc" })
	b := h.inside(t, lan)
	for _, n := range []string{number(foreign), "999", "0", "-1", "x", "99999999999999999999", "1%00"} {
		p := b.get(t, "/cau/"+n)
		p.has(t, http.StatusNotFound, h.say("desk.trouble.ticket"))
		if strings.Contains(p.html, "xã khác</") || strings.Contains(p.text(), "Câu của xã khác") {
			t.Errorf("%s: tells the question", n)
		}
	}
	p := b.post(t, "/cau/"+number(foreign), url.Values{"viec": {strings.Repeat("A", 26)}, "lam": {"traloi"}, "loi": {"Lời đã gõ."}})
	p.has(t, http.StatusNotFound, h.say("desk.trouble.ticket"), "Lời đã gõ.")
	if got := h.ticket(t, foreign); got.State != desk.TicketOpen {
		t.Errorf("the ticket is %s", got.State)
	}
	b.get(t, "/cau").has(t, http.StatusNotFound, h.say("desk.trouble.page"))
	b.get(t, "/nguoi").has(t, http.StatusForbidden, h.say("desk.trouble.supervisor"))
	b.get(t, "/nhat-ky").has(t, http.StatusForbidden, h.say("desk.trouble.supervisor"))
	b.send(t, http.MethodDelete, "/cau/1", nil, nil).has(t, http.StatusMethodNotAllowed, h.say("desk.trouble.method"))
}

func TestWhatHelpsToAnswer(t *testing.T) {
	h := open(t)
	const question = "ho ngheo muon vay von ngan hang"
	done := func(state desk.TicketState, commune string) func(*desk.Ticket) {
		return func(t *desk.Ticket) { t.State, t.EndedAt, t.Assignee, t.Commune = state, h.now, tu, commune }
	}
	earlier := h.ask(t, question+" lam sao", done(desk.TicketAnswered, "tan-hung"))
	elsewhere := h.ask(t, question+" o dau", done(desk.TicketAnswered, "minh-duc"))
	for id, answer := range map[desk.TicketID]string{earlier: "Dạ, cô chú ra tổ vay vốn.", elsewhere: "Câu trả lời của xã khác."} {
		h.write(t, desk.Turn{Remarks: []desk.Remark{{Ticket: id, Kind: desk.RemarkAnswer, By: tu, At: h.clock(), Text: answer}}})
	}
	h.pass(time.Minute)
	twin := h.ask(t, question+" chinh sach", nil)
	id := h.ask(t, question, nil)
	b := h.inside(t, lan)
	p := b.get(t, "/cau/"+number(id))
	p.has(t, http.StatusOK, h.say("desk.same"), h.say("desk.do.merge", "Number", number(twin)), h.say("desk.earlier"), "Dạ, cô chú ra tổ vay vốn.")
	if strings.Contains(p.text(), "Câu trả lời của xã khác.") {
		t.Error("an answer of a commune not hers is offered")
	}
	p = b.press(t, "/cau/"+number(id), "lay", number(earlier), url.Values{"loi": {"Chào cô chú."}, "ghi": {"nhớ gọi lại"}})
	if got := boxOf(p, "loi"); got != "Chào cô chú.\nDạ, cô chú ra tổ vay vốn." || boxOf(p, "ghi") != "nhớ gọi lại" {
		t.Errorf("the box holds %q, the note %q", got, boxOf(p, "ghi"))
	}
	b.press(t, "/cau/"+number(id), "lay", number(elsewhere), url.Values{"loi": {"Chào."}})
	if got := boxOf(b.page, "loi"); got != "Chào." {
		t.Errorf("an answer not hers came into the box: %q", got)
	}
	p = b.press(t, "/cau/"+number(id), "xem", "", url.Values{"tim": {"bảo hiểm"}, "loi": {"đang gõ"}})
	p.has(t, http.StatusOK, "Thẻ bảo hiểm y tế")
	if boxOf(p, "loi") != "đang gõ" {
		t.Error("a search loses what was typed")
	}
	b.press(t, "/cau/"+number(id), "lam", "gop:"+number(twin), nil).has(t, http.StatusOK, h.say("desk.waiting", "Count", 2))
	if got := h.ticket(t, twin); got.State != desk.TicketClosed {
		t.Errorf("the twin is %s", got.State)
	}
}

// boxOf is what stands in a box of a page.
func boxOf(p page, name string) string {
	found := regexp.MustCompile(`(?s)<textarea[^>]* name="` + name + `"[^>]*>(.*?)</textarea>`).FindStringSubmatch(p.html)
	if found == nil {
		return ""
	}
	return strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(found[1])
}
