// Package dialogue turns one message into one turn: what the desk says, what
// it remembers, what it hands to a person. It decides and writes nothing by
// itself; Receive has the turn written in one piece.
package dialogue

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// Shelf opens the knowledge as it stands on a day.
type Shelf interface {
	// Open returns the book of a day. A turn uses one book from start to end.
	Open(ctx context.Context, day desk.Day) (Book, error)
}

// Book is the knowledge of one day.
type Book interface {
	// Decide says what to do with a question, and why.
	Decide(ctx context.Context, question desk.Question) (desk.Decision, error)
	// Edition returns the article that answers for an ID.
	Edition(id string) (desk.Edition, bool)
	// Lists are the topics, sections, offices and places.
	Lists() desk.Knowledge
	// Mask blanks out long numbers, which may belong to a person.
	Mask(text string) string
	// ForAnother takes a message apart that asks for somebody else, "hỏi giùm bà
	// Sáu: …": for whom, "" when that is not said, and what.
	ForAnother(text string) (whom, question string, ok bool)
}

// Memory is what a turn is decided from besides the message.
type Memory interface {
	// Session returns the zero session for a chat never seen before.
	Session(ctx context.Context, chat desk.ChatID) (desk.Session, error)
	// OpenTicket returns the ticket a chat waits for, of several the one somebody is
	// at, else the newest; or desk.ErrNotFound.
	OpenTicket(ctx context.Context, chat desk.ChatID) (desk.Ticket, error)
}

// Ledger writes turns down.
type Ledger interface {
	// Commit writes a turn whole or not at all. It answers desk.ErrDuplicate
	// for a message handled before and desk.ErrConflict when the session is
	// not the one the turn was decided on.
	Commit(ctx context.Context, turn desk.Turn) error
	// Attempt counts a try at handling a message and returns which it is, from
	// 1. The count outlives the program. It answers desk.ErrDuplicate for a
	// message handled before.
	Attempt(ctx context.Context, id desk.MessageID) (int, error)
}

// Words turns message IDs into sentences.
type Words interface {
	// Say returns the sentence of an ID in a language, in Vietnamese when the
	// language does not have it.
	Say(language, id string, data map[string]any) string
	// Offers reports whether a language may be offered to people.
	Offers(language string) bool
}

// Engine handles messages. Its fields must all be set.
type Engine struct {
	Shelf  Shelf
	Memory Memory
	Ledger Ledger
	Words  Words
	// Office is the person behind the desk: the queue, its records and who works
	// there.
	Office staff.Office
	Now    func() time.Time
	Log    *slog.Logger

	chats chatLocks
}

// Handle decides what a message brings about. The error, if any, means that
// trying again may help.
func (e *Engine) Handle(ctx context.Context, message desk.Message) (desk.Turn, error) {
	return e.handle(ctx, message, haste{})
}

func (e *Engine) handle(ctx context.Context, message desk.Message, haste haste) (desk.Turn, error) {
	session, err := e.Memory.Session(ctx, message.Chat)
	if err != nil {
		return desk.Turn{}, err
	}
	waiting, err := e.Memory.OpenTicket(ctx, message.Chat)
	if err != nil && !errors.Is(err, desk.ErrNotFound) {
		return desk.Turn{}, err
	}
	book, err := e.Shelf.Open(ctx, desk.DayOf(e.Now()))
	if err != nil {
		return desk.Turn{}, err
	}
	speaker, err := e.Office.Register.Person(ctx, message.Speaker())
	if err != nil {
		return desk.Turn{}, err
	}
	if !speaker.Revoked.IsZero() { // a household again
		speaker = desk.Person{Chat: speaker.Chat, Version: speaker.Version}
	}
	t := e.newTurn(book, message, session)
	t.waiting, t.speaker, t.haste = waiting, speaker, haste
	if speaker.Holds(desk.RoleHead) && t.out.Session.Place == "" && len(speaker.Communes) > 0 {
		t.out.Session.Place = speaker.Communes[0]
	}
	if err := t.take(ctx); err != nil {
		return desk.Turn{}, err
	}
	return t.finish(), nil
}

// Greeting is the first thing the desk says to anybody, for doors that show it
// by themselves.
func (e *Engine) Greeting(ctx context.Context) (desk.Reply, error) {
	book, err := e.Shelf.Open(ctx, desk.DayOf(e.Now()))
	if err != nil {
		return desk.Reply{}, err
	}
	t := e.newTurn(book, desk.Message{}, desk.Session{})
	t.greet()
	return t.finish().Replies[0], nil
}

func (e *Engine) newTurn(book Book, message desk.Message, session desk.Session) *turn {
	if session.Language == "" {
		session.Language = desk.Vietnamese
	}
	if !session.Seen.IsZero() && e.Now().Sub(session.Seen) > desk.TalkLasts {
		session = session.Over()
	}
	return &turn{
		book: book, words: e.Words, now: e.Now(), behind: e.Office,
		out: desk.Turn{Message: message, Session: session},
	}
}
