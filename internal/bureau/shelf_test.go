package bureau_test

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"hoidap/internal/bureau"
	"hoidap/internal/desk"
	"hoidap/internal/dialogue"
	"hoidap/internal/handoff"
)

// knowledge is what the book of these tests holds.
var knowledge = desk.Knowledge{
	Places: []desk.Place{{ID: "tan-hung", Name: "xã Tân Hưng"}, {ID: "minh-duc", Name: "xã Minh Đức"}},
	Topics: []desk.Topic{{ID: "y-te", Name: "Y tế"}, {ID: "vay-von", Name: "Vay vốn"}},
}

// articles are those of the book.
var articles = []desk.Edition{
	{Article: desk.Article{ID: "the-bhyt", Title: "Thẻ bảo hiểm y tế", Short: "Hộ nghèo được cấp thẻ."}},
	{Article: desk.Article{ID: "vay-ho-ngheo", Title: "Vay vốn hộ nghèo", Short: "Hộ nghèo được vay."}},
}

// book is a book of two articles that finds by title.
type book struct{}

func (book) Lists() desk.Knowledge                              { return knowledge }
func (book) Mask(text string) string                            { return text }
func (book) ForAnother(string) (whom, question string, ok bool) { return "", "", false }

func (book) Decide(context.Context, desk.Question) (desk.Decision, error) {
	return desk.Decision{Verdict: desk.HandOver}, nil
}

func (book) Edition(id string) (desk.Edition, bool) {
	at := slices.IndexFunc(articles, func(e desk.Edition) bool { return e.ID == id })
	if at < 0 {
		return desk.Edition{}, false
	}
	return articles[at], true
}

func (book) Finds(_ context.Context, words string) ([]desk.Edition, error) {
	var found []desk.Edition
	for _, edition := range articles {
		if strings.Contains(strings.ToLower(edition.Title), strings.ToLower(words)) {
			found = append(found, edition)
		}
	}
	return found, nil
}

// shelf opens the one book, for the engine and for the pages.
type (
	engineShelf struct{}
	pageShelf   struct{}
)

func (engineShelf) Open(context.Context, desk.Day) (dialogue.Book, error) { return book{}, nil }
func (pageShelf) Open(context.Context) (bureau.Book, error)               { return book{}, nil }

// rules are those of the queue.
type rules struct{}

func (rules) MaySee(p desk.Person, t desk.Ticket) bool        { return handoff.MaySee(p, t) }
func (rules) Alias(id desk.TicketID, chat desk.ChatID) string { return handoff.Alias(id, chat) }
func (rules) Alike(t desk.Ticket, o []desk.Ticket, n int) []desk.Ticket {
	return handoff.Alike(t, o, n)
}

// weeks tells of a week no more than which it is, in which form, and the questions
// of which communes are shown.
type weeks struct{}

func (weeks) Write(_ context.Context, w io.Writer, week desk.Week, form string, maySee func(desk.Ticket) bool) error {
	sees := ""
	for _, commune := range []string{"tan-hung", "minh-duc"} {
		if maySee(desk.Ticket{Commune: commune}) {
			sees += commune + " "
		}
	}
	_, err := fmt.Fprintf(w, "<p>%s %s sees %send</p>", week, form, sees)
	return err
}
