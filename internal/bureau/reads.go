package bureau

import (
	"context"
	"io"

	"hoidap/internal/desk"
)

// Queue is what pages read of the tickets.
type Queue interface {
	// Ticket returns desk.ErrNotFound for a number nobody has.
	Ticket(ctx context.Context, id desk.TicketID) (desk.Ticket, error)
	// Tickets returns a page of the queue, in the order the filter says.
	Tickets(ctx context.Context, filter desk.TicketFilter) ([]desk.Ticket, error)
	// TicketCounts returns how many tickets of each state fit a filter.
	TicketCounts(ctx context.Context, filter desk.TicketFilter) (map[desk.TicketState]int, error)
}

// Records is what pages read of one ticket and of people.
type Records interface {
	// Waiters are who hears the answer, in order of asking.
	Waiters(ctx context.Context, id desk.TicketID) ([]desk.Waiter, error)
	// Remarks are the lines of the ticket's conversation, in order.
	Remarks(ctx context.Context, id desk.TicketID) ([]desk.Remark, error)
	// Acts are what was done about a ticket, about all for 0, the newest first.
	Acts(ctx context.Context, ticket desk.TicketID, limit int) ([]desk.Act, error)
	// People are all who were admitted, the revoked last.
	People(ctx context.Context) ([]desk.Person, error)
}

// Keys are who may come in.
type Keys interface {
	// Login uses a login key up, by digest, for the key of a browser, and returns
	// whose it is; desk.ErrNotFound for one that opens nothing.
	Login(ctx context.Context, login string, session desk.Key) (desk.Person, error)
	// KeyHolder returns whose session key opens today; desk.ErrNotFound for none.
	KeyHolder(ctx context.Context, digest string) (desk.Person, error)
	// Logout ends a session key; one that opens nothing is no error.
	Logout(ctx context.Context, digest string) error
}

// Shelf opens the knowledge of today.
type Shelf interface {
	Open(ctx context.Context) (Book, error)
}

// Book is the knowledge of one day.
type Book interface {
	// Lists are the topics and places.
	Lists() desk.Knowledge
	// Edition returns the article that answers for an ID.
	Edition(id string) (desk.Edition, bool)
	// Finds are the articles nearest to some words, the nearest first.
	Finds(ctx context.Context, words string) ([]desk.Edition, error)
}

// Engine does what staff say.
type Engine interface {
	// Act does what a command says, once for each ID; desk.ErrDuplicate for an ID
	// used before.
	Act(ctx context.Context, by desk.ChatID, id, command string) (desk.Deed, error)
	// Rehearse tells what Act would bring about, and does nothing.
	Rehearse(ctx context.Context, by desk.ChatID, command string) (desk.Deed, error)
}

// Rules are the rules of the queue a page must know to show it.
type Rules interface {
	// MaySee reports whether a person may see a ticket.
	MaySee(person desk.Person, ticket desk.Ticket) bool
	// Alias is what staff see of who asks.
	Alias(ticket desk.TicketID, chat desk.ChatID) string
	// Alike are the tickets whose question is near another's, the nearest first.
	Alike(ticket desk.Ticket, others []desk.Ticket, limit int) []desk.Ticket
}

// Weekly tells what weeks were like.
type Weekly interface {
	// Write writes a week in a form: html, css, csv or xlsx. The words of a question
	// are shown to who may see its ticket; the others are counted.
	Write(ctx context.Context, w io.Writer, week desk.Week, form string, maySee func(desk.Ticket) bool) error
}

// Words puts message IDs into words.
type Words interface {
	// Say returns the sentence of an ID in a language, always something.
	Say(language, id string, data map[string]any) string
}
