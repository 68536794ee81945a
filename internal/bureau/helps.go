package bureau

import (
	"context"

	"hoidap/internal/desk"
)

// Limits of what is offered beside a ticket.
const (
	mostAlike    = 5    // tickets like it
	mostArticles = 6    // articles
	lookedAt     = 1000 // tickets its question is compared with
)

// helps are what may help to answer a ticket.
type helps struct {
	Same     []near // waiting tickets that may ask the same
	Earlier  []near // answered tickets like it, with their answers
	Articles []found
	Searched bool // the articles are those of a search
}

// near is a ticket like the one that is shown.
type near struct {
	Number           desk.TicketID
	Question, Answer string
	When             string
}

// found is an article that may answer.
type found struct{ ID, Title, Short string }

// help looks for what may help to answer a ticket.
func (b *Room) help(ctx context.Context, by desk.Person, about desk.Ticket, book Book, words string) (helps, error) {
	var h helps
	var err error
	if about.Waits() && about.Key != "" {
		if h.Same, err = b.same(ctx, by, about); err != nil {
			return h, err
		}
		if h.Earlier, err = b.earlier(ctx, by, about); err != nil {
			return h, err
		}
	}
	var editions []desk.Edition
	if words != "" {
		h.Searched = true
		if editions, err = book.Finds(ctx, words); err != nil {
			return h, err
		}
	} else {
		for _, id := range about.Articles {
			if edition, ok := book.Edition(id); ok {
				editions = append(editions, edition)
			}
		}
	}
	for _, edition := range editions[:min(mostArticles, len(editions))] {
		h.Articles = append(h.Articles, found{ID: edition.ID, Title: edition.Title, Short: edition.Short})
	}
	return h, nil
}

// same are the waiting tickets of the same commune that may ask the same.
func (b *Room) same(ctx context.Context, by desk.Person, about desk.Ticket) ([]near, error) {
	filter := desk.TicketFilter{States: waiting, Limit: lookedAt}
	if about.Commune != "" {
		filter.Communes = []string{about.Commune}
	}
	others, err := b.Queue.Tickets(ctx, filter)
	if err != nil {
		return nil, err
	}
	var same []near
	for _, other := range b.Rules.Alike(about, others, mostAlike) {
		if b.Rules.MaySee(by, other) {
			same = append(same, near{Number: other.ID, Question: firstWords(other.Question, mostOfRow), When: clock(other.OpenedAt)})
		}
	}
	return same, nil
}

// earlier are the answered tickets most like one, with what was answered.
func (b *Room) earlier(ctx context.Context, by desk.Person, about desk.Ticket) ([]near, error) {
	others, err := b.Queue.Tickets(ctx, desk.TicketFilter{
		States: []desk.TicketState{desk.TicketAnswered}, Communes: scope(by), Newest: true, Limit: lookedAt,
	})
	if err != nil {
		return nil, err
	}
	var earlier []near
	for _, other := range b.Rules.Alike(about, others, mostAlike) {
		answer, err := b.answerOf(ctx, by, other)
		if err != nil {
			return nil, err
		}
		if answer != "" {
			earlier = append(earlier, near{
				Number: other.ID, Question: firstWords(other.Question, mostOfRow), Answer: answer, When: clock(other.EndedAt),
			})
		}
	}
	return earlier, nil
}

// answerOf is what was answered to a ticket, "" when the person may not see it
// or it is no longer held.
func (b *Room) answerOf(ctx context.Context, by desk.Person, other desk.Ticket) (string, error) {
	if !b.Rules.MaySee(by, other) {
		return "", nil
	}
	remarks, err := b.Records.Remarks(ctx, other.ID)
	if err != nil {
		return "", err
	}
	answer := ""
	for _, said := range remarks {
		if said.Kind == desk.RemarkAnswer {
			answer = said.Text
		}
	}
	return answer, nil
}
