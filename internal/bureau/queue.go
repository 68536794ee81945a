package bureau

import (
	"net/http"

	"hoidap/internal/desk"
)

// perPage is how many tickets a page of the queue has.
const perPage = 25

// queue is what queue.html shows.
type queue struct {
	frame
	Open, Claimed, Urgent int // of those the filters let through, but for the state
	Filters               []filter
	Rows                  []row
	Next                  string // address of the page after, "" for none
	First                 bool   // it is the first page
}

// row is one ticket of the queue.
type row struct {
	Number                  desk.TicketID
	Urgent, Waits           bool
	Question, Place, Topic  string
	Reason                  string
	State                   string // where it stands, and with whom
	Waited, Since           string // how long, and from when; when it ended, twice
	Mine, Escalated, Hamlet bool
}

// showQueue is GET /ban-lam-viec: what waits, urgent first, then longest
// waiting.
func (b *Room) showQueue(w http.ResponseWriter, r *http.Request, by desk.Person) {
	book, people, ok := b.surroundings(w, r)
	if !ok {
		return
	}
	wish := wishOf(r.URL.Query(), by, book.Lists())
	page := queue{frame: frameOf(by, "queue"), First: true}
	page.Filters = b.filters(wish, by, book.Lists())
	if err := b.count(r, &page, wish.filter); err != nil {
		b.broken(w, r, "count tickets", err)
		return
	}
	if wish.after != 0 {
		after, err := b.Queue.Ticket(r.Context(), wish.after)
		if err == nil {
			wish.filter.After, page.First = after, false
		}
	}
	wish.filter.Limit = perPage + 1
	tickets, err := b.Queue.Tickets(r.Context(), wish.filter)
	if err != nil {
		b.broken(w, r, "read tickets", err)
		return
	}
	if len(tickets) > perPage {
		tickets = tickets[:perPage]
		page.Next = wish.address(tickets[perPage-1].ID)
	}
	names := b.namesOf(book.Lists(), people)
	for _, ticket := range tickets {
		page.Rows = append(page.Rows, b.rowOf(ticket, by, names))
	}
	b.render(w, r, http.StatusOK, "queue.html", page)
}

// count fills in how many tickets wait.
func (b *Room) count(r *http.Request, page *queue, filter desk.TicketFilter) error {
	filter.States, filter.After, filter.Newest = waiting, desk.Ticket{}, false
	counts, err := b.Queue.TicketCounts(r.Context(), filter)
	if err != nil {
		return err
	}
	filter.Reasons = []desk.TicketReason{desk.ReasonUrgent}
	urgent, err := b.Queue.TicketCounts(r.Context(), filter)
	if err != nil {
		return err
	}
	page.Open, page.Claimed = counts[desk.TicketOpen], counts[desk.TicketClaimed]
	page.Urgent = urgent[desk.TicketOpen] + urgent[desk.TicketClaimed]
	return nil
}

// rowOf is a ticket in one row.
func (b *Room) rowOf(ticket desk.Ticket, by desk.Person, names names) row {
	made := row{
		Number: ticket.ID, Urgent: ticket.Urgent(), Waits: ticket.Waits(),
		Question: firstWords(ticket.Question, mostOfRow), Place: names.place(ticket.Commune), Topic: names.topic(ticket.Topic),
		State: b.standing(ticket, by, names), Mine: ticket.Held(b.Now()) && ticket.Assignee == by.Chat, Waited: b.waited(ticket.OpenedAt), Since: clock(ticket.OpenedAt),
		Escalated: !ticket.Escalated.IsZero(), Hamlet: ticket.Hamlet != "",
	}
	if !ticket.Waits() && !ticket.EndedAt.IsZero() {
		made.Waited, made.Since = clock(ticket.EndedAt), clock(ticket.EndedAt)
	}
	if ticket.Reason != desk.ReasonUnknown {
		made.Reason = word(b, reasonWords, ticket.Reason)
	}
	return made
}

// standing says where a ticket stands, and with whom.
func (b *Room) standing(ticket desk.Ticket, by desk.Person, names names) string {
	state, who := word(b, stateWords, ticket.State), names.person(ticket.Assignee)
	switch {
	case ticket.Held(b.Now()) && ticket.Assignee == by.Chat:
		return b.say("desk.mine")
	case ticket.Held(b.Now()):
		return b.Words.Say(string(desk.Vietnamese), "desk.holder", map[string]any{"Name": who})
	case !ticket.Waits() && who != "":
		return state + ", " + who
	}
	return state
}

// mostOfRow is how many characters of a question a row shows.
const mostOfRow = 180
