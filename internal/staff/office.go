// Package staff is the list of what staff and hamlet heads can tell the desk to
// do, one command in each file. A command reads what it needs, decides by the
// rules of handoff, and writes all it brings about into a turn. The same
// commands are typed in a chat, tapped as buttons and handed in by the desk in
// the browser.
package staff

import (
	"context"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// Queue is what commands read of the tickets.
type Queue interface {
	// Ticket returns desk.ErrNotFound for a number nobody has.
	Ticket(ctx context.Context, id desk.TicketID) (desk.Ticket, error)
	// Tickets returns a page of the queue, urgent first, then longest waiting.
	Tickets(ctx context.Context, filter desk.TicketFilter) ([]desk.Ticket, error)
	// DueTickets returns the waiting tickets that are claimed or not yet escalated.
	DueTickets(ctx context.Context, now time.Time) ([]desk.Ticket, error)
	// Alike returns the waiting ticket of a key in a commune, or desk.ErrNotFound.
	Alike(ctx context.Context, key, commune string) (desk.Ticket, error)
}

// Records is what commands read of one ticket.
type Records interface {
	// Waiters are who hears the answer, in order of asking.
	Waiters(ctx context.Context, id desk.TicketID) ([]desk.Waiter, error)
	// Remarks are the lines of the ticket's conversation, in order.
	Remarks(ctx context.Context, id desk.TicketID) ([]desk.Remark, error)
	// TicketRelays are the questions of hamlet heads that wait for the ticket.
	TicketRelays(ctx context.Context, id desk.TicketID) ([]desk.Relay, error)
	// Relays are the questions of a hamlet head, the newest first.
	Relays(ctx context.Context, head desk.ChatID, limit int) ([]desk.Relay, error)
	// Proposals are what the ticket could become in the knowledge.
	Proposals(ctx context.Context, id desk.TicketID) ([]desk.Proposal, error)
	// Holdings are all that is held about a chat.
	Holdings(ctx context.Context, chat desk.ChatID) (desk.Holdings, error)
}

// Register is what commands read of people.
type Register interface {
	// Person returns the zero person for a household.
	Person(ctx context.Context, chat desk.ChatID) (desk.Person, error)
	// People are all who were admitted, the revoked last.
	People(ctx context.Context) ([]desk.Person, error)
	// Invitation returns desk.ErrNotFound for a code nobody made.
	Invitation(ctx context.Context, digest string) (desk.Invitation, error)
	// Inboxes are the groups that take tickets.
	Inboxes(ctx context.Context) ([]desk.Inbox, error)
}

// Shelf is what commands read of the knowledge.
type Shelf interface {
	// Edition returns the article that answers for an ID.
	Edition(id string) (desk.Edition, bool)
	// Lists are the topics, places and hours.
	Lists() desk.Knowledge
	// Finds are the articles nearest to a question, the nearest first.
	Finds(ctx context.Context, question string) ([]desk.Edition, error)
	// Lines are an article as a household reads it.
	Lines(edition desk.Edition) []desk.Line
	// Mask blanks out long numbers, which may belong to a person.
	Mask(text string) string
}

// Office is what every command works with. All fields but Link and Terms must be set.
type Office struct {
	Queue    Queue
	Records  Records
	Register Register
	// Number returns the number of a new ticket, which nobody else gets.
	Number func(ctx context.Context) (desk.TicketID, error)
	// Code returns a fresh secret code that people can type.
	Code func() string
	// Link returns the address at which a login code opens the desk in the
	// browser; nil when there is none.
	Link func(code string) string
	// Terms are how long a claim and a wait may last.
	Terms handoff.Terms
}

// Visit is one command being worked on: who said what when, and the turn in
// which everything gathers.
type Visit struct {
	Office
	Shelf   Shelf
	By      desk.Person
	Message desk.Message
	Now     time.Time
	// Say returns the sentence of an ID.
	Say func(id string, data map[string]any) string
	// Out takes what the command brings about.
	Out *desk.Turn

	words string // what stands behind the command
}

// calendar reckons by the hours of the knowledge.
func (v *Visit) calendar() handoff.Calendar {
	return handoff.NewCalendar(v.Shelf.Lists().Hours).Under(v.Terms)
}

// inGroup reports whether a command was written in a group of a door. The chat of
// who acts in the browser is none.
func (v *Visit) inGroup() bool {
	from, chat := v.Message.From, v.Message.Chat
	return from != "" && from != chat && from.Door() == chat.Door()
}

// tell answers in the chat of the command with one sentence.
func (v *Visit) tell(id string, data map[string]any) {
	v.reply(desk.Reply{Lines: []desk.Line{v.line(id, data)}})
}

// reply answers in the chat of the command.
func (v *Visit) reply(reply desk.Reply) {
	reply.Chat = v.Message.Chat
	v.Out.Replies = append(v.Out.Replies, reply)
}

// line is a sentence as a line of a reply.
func (v *Visit) line(id string, data map[string]any) desk.Line {
	return desk.Line{Kind: desk.LineText, Text: v.Say(id, data)}
}

// note writes an act down for the audit log.
func (v *Visit) note(kind desk.ActKind, ticket desk.TicketID, detail string) {
	v.Out.Acts = append(v.Out.Acts, desk.Act{Kind: kind, By: v.By.Chat, Ticket: ticket, Detail: detail, At: v.Now})
}

// change writes a changed ticket.
func (v *Visit) change(ticket desk.Ticket) { v.Out.Tickets = append(v.Out.Tickets, ticket) }
