package bureau_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"hoidap/internal/bureau"
	"hoidap/internal/desk"
)

// benchTickets is how many tickets the desk of a province holds.
const benchTickets = 50_000

// BenchmarkPages opens pages of a desk that holds fifty thousand tickets, half
// of which wait, as the staff of one commune and as a supervisor. It reports how
// long the 95th of a hundred takes, from the request to the last byte.
func BenchmarkPages(b *testing.B) {
	h := open(b)
	fill(b, h)
	for name, c := range map[string]struct {
		who   desk.ChatID
		paths []string
	}{
		"queue-staff": {lan, []string{
			"", "?loc=chua-nhan", "?muc=y-te", "?loc=cua-toi", "?loc=khan", "?loc=da-tra-loi", "?loc=da-dong", "?sau=20001", "?sau=45001&muc=vay-von",
		}},
		"queue-supervisor": {hoa, []string{
			"", "?loc=chua-nhan", "?muc=y-te", "?xa=minh-duc&muc=vay-von", "?loc=cua-toi", "?loc=khan", "?loc=da-tra-loi", "?loc=da-dong", "?sau=45001",
		}},
		"ticket": {hoa, []string{"/cau/12", "/cau/25003", "/cau/49999"}},
	} {
		b.Run(name, func(b *testing.B) { measure(b, h, c.who, c.paths) })
	}
}

// measure opens the pages in turn, and reports percentiles.
func measure(b *testing.B, h *house, who desk.ChatID, paths []string) {
	token := "BENCH" + "AAAAAAAAAAAAAAAAAAAAAAA"
	if who == hoa {
		token = "BENCH" + "BBBBBBBBBBBBBBBBBBBBBBB"
	}
	var took []time.Duration
	for b.Loop() {
		for _, path := range paths {
			h.pass(time.Second) // the pace of a person
			request := httptest.NewRequestWithContext(b.Context(), http.MethodGet, bureau.Base+path, nil)
			request.AddCookie(&http.Cookie{Name: "hoidap-ban", Value: token})
			answer := httptest.NewRecorder()
			begin := time.Now()
			h.room.Routes()[bureau.Base].ServeHTTP(answer, request)
			took = append(took, time.Since(begin))
			if answer.Code != http.StatusOK {
				b.Fatalf("%s: %d", path, answer.Code)
			}
		}
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
	b.ReportMetric(at(1), "max-ms")
}

// fill opens the tickets and logs the benchmark's people in.
func fill(b *testing.B, h *house) {
	b.Helper()
	states := []desk.TicketState{desk.TicketOpen, desk.TicketAnswered, desk.TicketOpen, desk.TicketClosed, desk.TicketClaimed, desk.TicketAnswered}
	communes, topics := []string{"tan-hung", "minh-duc", "tan-hung", ""}, []string{"y-te", "vay-von", "vay-von", ""}
	subjects := []string{"vay von ngan hang", "the bao hiem", "hoc phi cua con", "nha tam xuong cap", "tien dien hang thang"}
	for first := 1; first <= benchTickets; first += 1000 {
		var turn desk.Turn
		for n := first; n < first+1000; n++ {
			ticket := desk.Ticket{
				ID: desk.TicketID(n), Chat: desk.NewChatID("telegram", fmt.Sprint(n)), Reason: desk.ReasonUnknown,
				Question: fmt.Sprintf("nhà tôi hộ nghèo hỏi chuyện %s số %d thì làm ở đâu", subjects[n%len(subjects)], n),
				Key:      fmt.Sprintf("ho ngheo hoi chuyen %s %d", subjects[n%len(subjects)], n),
				Commune:  communes[n%len(communes)], Topic: topics[n/3%len(topics)], Articles: []string{"the-bhyt"},
				State: states[n%len(states)], OpenedAt: morning.Add(time.Duration(n-benchTickets) * time.Minute),
			}
			if n%400 == 0 {
				ticket.Reason, ticket.Key = desk.ReasonUrgent, ""
			}
			switch {
			case ticket.State == desk.TicketClaimed:
				ticket.Assignee, ticket.ClaimedAt, ticket.ClaimEnds = []desk.ChatID{lan, tu, mai}[n%3], ticket.OpenedAt, morning.AddDate(1, 0, 0)
			case !ticket.Waits():
				ticket.Assignee, ticket.EndedAt = tu, ticket.OpenedAt.Add(time.Hour)
			}
			turn.Tickets = append(turn.Tickets, ticket)
			turn.Waiters = append(turn.Waiters, desk.Waiter{Ticket: ticket.ID, Chat: ticket.Chat, Since: ticket.OpenedAt})
			turn.Remarks = append(turn.Remarks, desk.Remark{
				Ticket: ticket.ID, Kind: desk.RemarkAsker, By: ticket.Chat, At: ticket.OpenedAt, Text: ticket.Question,
			})
			turn.Acts = append(turn.Acts, desk.Act{Kind: desk.ActOpen, Ticket: ticket.ID, At: ticket.OpenedAt})
		}
		h.write(b, turn)
	}
	for who, token := range map[desk.ChatID]string{lan: "BENCHAAAAAAAAAAAAAAAAAAAAAAA", hoa: "BENCHBBBBBBBBBBBBBBBBBBBBBBB"} {
		h.write(b, desk.Turn{Keys: []desk.Key{{
			Digest: desk.DigestOf(token), Kind: desk.KeySession, Person: who, Expires: morning.AddDate(1, 0, 0),
		}}})
	}
}
