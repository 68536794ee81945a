package editorial

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"hoidap/internal/desk"
)

// Refusals: there is nothing to propose as things stand. The person is told
// which.
var (
	ErrNotAnswered = errors.New("editorial: no person answered it")
	ErrOwnWords    = errors.New("editorial: the answer is an article already")
	ErrNoWords     = errors.New("editorial: there are no words to propose")
	ErrLong        = errors.New("editorial: the question is too long")
	ErrNumber      = errors.New("editorial: it holds a number that may be somebody's")
	ErrHeld        = errors.New("editorial: an article has the question already")
	ErrAgreed      = errors.New("editorial: it is proposed already")
	ErrWritten     = errors.New("editorial: it is written already")
	ErrNotShown    = errors.New("editorial: it was not shown to who agrees")
)

// mostWords is how many words a question of an article may have.
const mostWords = 40

// ownNumber is a number that may be somebody's: of a telephone, a card or an
// account. Sums of money have stops between their digits and do not begin with 0.
var ownNumber = regexp.MustCompile(`\d{8,}|(?:^|[^\d.])(?:0[1-9]|\+84)(?:[ .-]?\d){6,}`)

// Question proposes the question of an answered ticket as one of an article.
func Question(ticket desk.Ticket, words string, article desk.Article, by desk.ChatID, now time.Time) (desk.Proposal, error) {
	p := desk.Proposal{
		Ticket: ticket.ID, Kind: desk.ProposeQuestion, State: desk.ProposalShown,
		Question: oneLine(words), Article: article.ID, By: by, At: now,
	}
	key := Key(p.Question)
	has := func(question string) bool { return Key(question) == key }
	if slices.ContainsFunc(article.Questions, has) || slices.ContainsFunc(article.Asked, has) {
		return p, ErrHeld
	}
	return p, sound(ticket, p)
}

// Draft proposes the answer of a ticket as an article to be written. The answer
// must be a person's own words, so the titles of articles are none.
func Draft(ticket desk.Ticket, draft desk.Proposal, articles []desk.Article, now time.Time) (desk.Proposal, error) {
	draft.Ticket, draft.Kind, draft.State, draft.At = ticket.ID, desk.ProposeDraft, desk.ProposalShown, now
	draft.Question, draft.Answer = oneLine(draft.Question), strings.TrimSpace(draft.Answer)
	if draft.Answer == "" {
		return draft, ErrNoWords
	}
	if slices.ContainsFunc(articles, func(a desk.Article) bool { return a.Title == draft.Answer }) {
		return draft, ErrOwnWords
	}
	return draft, sound(ticket, draft)
}

// sound tells why a proposal cannot be made, nil when it can.
func sound(ticket desk.Ticket, p desk.Proposal) error {
	switch {
	case ticket.State != desk.TicketAnswered:
		return ErrNotAnswered
	case p.Question == "" || ticket.Question == "": // without words nothing is kept of it
		return ErrNoWords
	case len(strings.Fields(p.Question)) > mostWords:
		return ErrLong
	case ownNumber.MatchString(p.Question) || ownNumber.MatchString(p.Answer):
		return ErrNumber
	}
	return nil
}

// Agree is the proposal that was shown to a person after the person has agreed.
func Agree(p desk.Proposal, by desk.ChatID, now time.Time) (desk.Proposal, error) {
	if err := Open(p); err != nil {
		return p, err
	}
	if p.State != desk.ProposalShown || p.By != by {
		return p, ErrNotShown
	}
	p.State, p.At = desk.ProposalAgreed, now
	return p, nil
}

// Open tells why a proposal stands as it is, nil when it may still change.
func Open(p desk.Proposal) error {
	switch p.State {
	case desk.ProposalWritten:
		return ErrWritten
	case desk.ProposalAgreed:
		return ErrAgreed
	}
	return nil
}

// Key is what two questions have in common that are one: small letters, single
// spaces, nothing but words.
func Key(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !isLetter(r)
	}), " ")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
