package bureau_test

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoidap/internal/desk"
)

// A ticket goes through the hands of the staff, and the audit log has it.
func TestWhatStaffDoOnATicketsPage(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Vay vốn ở đâu", nil)
	path := "/cau/" + number(id)
	b := h.inside(t, lan)
	b.get(t, path)
	b.press(t, path, "lam", "nhan", url.Values{"loi": {"đang gõ dở"}}).has(t, http.StatusOK, h.say("desk.mine"), h.say("desk.do.return"))
	if boxOf(b.page, "loi") != "đang gõ dở" {
		t.Error("claiming loses what was typed")
	}
	b.press(t, path, "lam", "ghichu", url.Values{"ghi": {"Hỏi lại tổ vay vốn."}, "loi": {"đang gõ dở"}}).
		has(t, http.StatusOK, h.say("staff.noted", "Number", int64(id)), "Hỏi lại tổ vay vốn.")
	if boxOf(b.page, "ghi") != "" || boxOf(b.page, "loi") != "đang gõ dở" {
		t.Errorf("after a note the boxes hold %q and %q", boxOf(b.page, "ghi"), boxOf(b.page, "loi"))
	}
	b.press(t, path, "lam", "tralai", nil).has(t, http.StatusOK, h.say("desk.state.open"))
	b.press(t, path, "lam", "chuyen", url.Values{"cho": {string(tu)}}).has(t, http.StatusOK, h.say("desk.holder", "Name", "Anh Tư"))
	if got := h.ticket(t, id); got.Assignee != tu {
		t.Errorf("given to %q", got.Assignee)
	}
	his := h.inside(t, tu)
	his.get(t, path)
	his.press(t, path, "lam", "chuyen", url.Values{"cho": {"minh-duc"}}).has(t, http.StatusNotFound, h.say("desk.trouble.ticket"))
	hers := h.inside(t, mai)
	hers.get(t, path)
	hers.press(t, path, "lam", "dong", url.Values{"ket": {"Việc này bên huyện làm."}}).has(t, http.StatusOK, h.say("desk.state.closed"))
	heard := h.heard(t, h.ticket(t, id).Chat)
	if len(heard) != 1 || !strings.Contains(heard[0].Plain(), "Việc này bên huyện làm.") {
		t.Errorf("the household hears %+v", heard)
	}
	acts, err := h.store.Acts(t.Context(), id, 50)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []desk.ActKind
	for _, act := range slices.Backward(acts) {
		kinds = append(kinds, act.Kind)
	}
	if want := []desk.ActKind{desk.ActClaim, desk.ActNote, desk.ActReturn, desk.ActTransfer, desk.ActTransfer, desk.ActClose}; !slices.Equal(kinds, want) {
		t.Errorf("the log has %v, want %v", kinds, want)
	}
	h.inside(t, hoa).get(t, "/nhat-ky").has(t, http.StatusOK, "Cô Lan "+h.say("desk.act.claim"),
		"Anh Tư "+h.say("desk.act.transfer")+": xã Minh Đức", "Chị Mai "+h.say("desk.act.close"), "Chú Hòa "+h.say("desk.act.login"))
}

// The preview is word for word what is then delivered, and delivers nothing.
func TestThePreviewIsWhatIsHeard(t *testing.T) {
	h := open(t)
	for name, c := range map[string]struct {
		deed  string
		typed url.Values
	}{
		"words":   {"traloi", url.Values{"loi": {"Dạ, cô chú tới:\n- ngân hàng <xã>\n- sáng thứ Hai & Tư"}}},
		"article": {"gui:the-bhyt", nil},
		"closing": {"dong", url.Values{"ket": {"Câu này máy đã trả lời."}}},
	} {
		t.Run(name, func(t *testing.T) {
			id := h.ask(t, "Hỏi cho "+name, nil)
			h.write(t, desk.Turn{
				Waiters: []desk.Waiter{{Ticket: id, Chat: bay, Since: h.clock()}},
				Relays:  []desk.Relay{{ID: desk.RelayID(100 + id), Head: bay, For: "bà Sáu", Question: "hỏi", Ticket: id, Asked: h.clock()}},
			})
			path := "/cau/" + number(id)
			b := h.inside(t, lan)
			b.get(t, path)
			p := b.press(t, path, "xem", c.deed, c.typed)
			p.has(t, http.StatusOK, h.say("desk.preview"))
			asker, before := h.ticket(t, id).Chat, len(h.heard(t, bay))
			if heard := h.heard(t, asker); len(heard) != 0 || h.ticket(t, id).State != desk.TicketOpen {
				t.Fatalf("a preview sends %+v", heard)
			}
			seen := url.Values{"roi": {boxOf(p, "roi")}}
			maps.Copy(seen, c.typed)
			b.press(t, path, "gui", c.deed, seen).has(t, http.StatusOK)
			heard := append(h.heard(t, asker), h.heard(t, bay)[before:]...)
			if len(heard) < 2 || name != "closing" && len(heard) != 3 {
				t.Fatalf("heard %+v", heard)
			}
			for _, reply := range heard {
				for _, line := range reply.Lines {
					if !strings.Contains(p.text(), strings.Join(strings.Fields(line.Text), " ")) {
						t.Errorf("heard, and not in the preview: %q", line.Text)
					}
				}
				for _, choice := range reply.Choices {
					if !strings.Contains(p.text(), choice.Label) {
						t.Errorf("offered, and not in the preview: %q", choice.Label)
					}
				}
			}
		})
	}
}

// Nothing typed is lost when the answer comes too late.
func TestAnswersThatComeTooLate(t *testing.T) {
	h := open(t)
	const words = "Dạ, câu trả lời tôi gõ rất lâu."
	for name, c := range map[string]struct {
		meanwhile string
		want      string
		state     desk.TicketState
	}{
		"answered": {"/traloi %s Anh Tư trả lời rồi.", "Anh Tư đã trả lời rồi", desk.TicketAnswered},
		"closed":   {"/dong %s", "Anh Tư đã đóng rồi", desk.TicketClosed},
		"taken":    {"/nhan %s", "Anh Tư", desk.TicketClaimed},
	} {
		t.Run(name, func(t *testing.T) {
			id := h.ask(t, "Vay vốn "+name, nil)
			path := "/cau/" + number(id)
			b := h.inside(t, lan)
			b.get(t, path)
			act := b.page.act()
			if deed, err := h.engine.Act(t.Context(), tu, name, strings.ReplaceAll(c.meanwhile, "%s", number(id))); err != nil || !deed.Done {
				t.Fatalf("Anh Tư: %+v, %v", deed, err)
			}
			for _, button := range []string{"lam", "xem"} {
				p := b.post(t, path, url.Values{"viec": {act}, button: {"traloi"}, "loi": {words}})
				p.has(t, http.StatusOK, c.want)
				if boxOf(p, "loi") != words {
					t.Errorf("%s: the box holds %q", button, boxOf(p, "loi"))
				}
				act = p.act()
			}
			if got := h.ticket(t, id); got.State != c.state || got.Assignee != tu {
				t.Errorf("the ticket is %s of %s", got.State, got.Assignee)
			}
			for _, reply := range h.heard(t, h.ticket(t, id).Chat) {
				if strings.Contains(reply.Plain(), words) {
					t.Error("the household hears both")
				}
			}
		})
	}
}

// What was changed after it was seen is shown once more before it is sent.
func TestWhatWasChangedSinceThePreviewIsShownAgain(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Vay vốn ở đâu", nil)
	path := "/cau/" + number(id)
	b := h.inside(t, lan)
	b.get(t, path)
	b.press(t, path, "xem", "traloi", url.Values{"loi": {"Dạ, ở ngân hàng."}})
	changed := url.Values{"loi": {"Dạ, ở ngân hàng xã."}, "roi": {boxOf(b.page, "roi")}}
	b.press(t, path, "gui", "traloi", changed).has(t, http.StatusOK, h.say("desk.preview"), "Dạ, ở ngân hàng xã.")
	if got := h.ticket(t, id); got.State != desk.TicketOpen {
		t.Fatalf("the ticket is %s", got.State)
	}
	changed.Set("roi", boxOf(b.page, "roi"))
	b.press(t, path, "gui", "traloi", changed).has(t, http.StatusOK, h.say("desk.state.answered"))
}

func TestAFormSentTwiceDoesItOnce(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Vay vốn ở đâu", nil)
	path := "/cau/" + number(id)
	b := h.inside(t, lan)
	b.get(t, path)
	form := url.Values{"viec": {b.page.act()}, "lam": {"traloi"}, "loi": {"Dạ, ở ngân hàng."}}
	var group sync.WaitGroup
	for range 5 {
		group.Go(func() {
			response, err := b.client.PostForm(h.base+"/ban-lam-viec"+path, form)
			if err != nil {
				t.Error(err)
				return
			}
			_ = response.Body.Close()
		})
	}
	group.Wait()
	b.post(t, path, form).has(t, http.StatusOK, h.say("desk.done-before"), h.say("desk.state.answered"))
	if heard := h.heard(t, h.ticket(t, id).Chat); len(heard) != 1 {
		t.Errorf("heard %d times", len(heard))
	}
}

func TestFormsThatAreNoneOfOurs(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Vay vốn ở đâu", nil)
	path := "/cau/" + number(id)
	b := h.inside(t, lan)
	b.get(t, path)
	act := b.page.act()
	for name, form := range map[string]url.Values{
		"another command":     {"viec": {act}, "lam": {"moi"}, "loi": {"đã gõ"}},
		"a command with more": {"viec": {act}, "lam": {"nhan 7"}, "loi": {"đã gõ"}},
		"no name":             {"lam": {"nhan"}, "loi": {"đã gõ"}},
		"a forged name":       {"viec": {"telegram:1:2"}, "lam": {"nhan"}, "loi": {"đã gõ"}},
		"no ticket to reuse":  {"viec": {act}, "lay": {"x"}, "loi": {"đã gõ"}},
	} {
		t.Run(name, func(t *testing.T) {
			b.post(t, path, form).has(t, http.StatusBadRequest, h.say("desk.trouble.unclear"), "đã gõ")
		})
	}
	large := url.Values{"viec": {act}, "lam": {"traloi"}, "loi": {strings.Repeat("a", 70_000)}}
	b.post(t, path, large).has(t, http.StatusBadRequest, h.say("desk.trouble.unclear"))
	long := strings.Repeat("dài ", 1000)
	b.post(t, path, url.Values{"viec": {act}, "lam": {"traloi"}, "loi": {long}}).has(t, http.StatusOK)
	if strings.TrimSpace(boxOf(b.page, "loi")) != strings.TrimSpace(long) {
		t.Error("an answer that is too long is lost")
	}
	if got := h.ticket(t, id); got.State != desk.TicketOpen {
		t.Errorf("the ticket is %s", got.State)
	}
}

// Acts have a pace; who outruns it is told, and nothing typed is lost.
func TestActsHaveAPace(t *testing.T) {
	h := open(t)
	id := h.ask(t, "Vay vốn ở đâu", nil)
	path := "/cau/" + number(id)
	b := h.inside(t, lan)
	b.get(t, path)
	for range 30 {
		b.press(t, path, "lam", "ghichu", url.Values{"ghi": {"Ghi."}}).has(t, http.StatusOK)
	}
	b.press(t, path, "lam", "ghichu", url.Values{"ghi": {"Ghi nữa."}}).has(t, http.StatusOK, h.say("desk.trouble.fast"))
	if boxOf(b.page, "ghi") != "Ghi nữa." {
		t.Error("the note is lost")
	}
	h.pass(2 * time.Second)
	b.press(t, path, "lam", "ghichu", url.Values{"ghi": {"Ghi nữa."}}).has(t, http.StatusOK, h.say("staff.noted", "Number", int64(id)))
}
