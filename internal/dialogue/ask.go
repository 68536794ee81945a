package dialogue

import (
	"context"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
)

// longMessage is the number of characters from which a message that found no
// answer is asked to be shorter.
const longMessage = 600

// verdicts is what the desk does about each verdict.
var verdicts = map[desk.Verdict]func(t *turn, ctx context.Context, d desk.Decision) error{
	desk.Urgent:    (*turn).sayUrgent,
	desk.SmallTalk: (*turn).smallTalk,
	desk.Answer:    (*turn).sayAnswer,
	desk.AskBack:   (*turn).askBack,
	desk.HandOver:  (*turn).handOver,
	desk.Chosen:    func(t *turn, ctx context.Context, d desk.Decision) error { return t.pick(ctx, d.Choice) },
}

// ask has a question decided and says what follows.
func (t *turn) ask(ctx context.Context) error {
	decision, err := t.book.Decide(ctx, t.question())
	if err != nil {
		return err
	}
	if t.silent(decision) {
		return nil
	}
	if decision.Verdict != desk.Urgent && decision.Verdict != desk.SmallTalk {
		t.introduce()
	}
	if t.named = decision.Place; t.named.ID != "" {
		t.out.Session.Place = t.named.ID
	}
	if decision.Household != "" {
		t.out.Session.Household = decision.Household
	}
	t.count(decision)
	return verdicts[decision.Verdict](t, ctx, decision)
}

// question is what the message asks, with what the talk was about before.
func (t *turn) question() desk.Question {
	session := t.out.Session
	question := desk.Question{
		Text: t.out.Message.Text, Day: desk.DayOf(t.now),
		About: session.Article, Household: session.Household, AskedBack: session.Misses > 0,
	}
	for _, choice := range session.Choices {
		article, _ := strings.CutPrefix(choice.Value, actArticle)
		if article == choice.Value {
			article = ""
		}
		question.Choices = append(question.Choices, desk.Offer{Label: choice.Label, Article: article})
	}
	return question
}

// sayAnswer answers from one article, with the part that was asked for.
func (t *turn) sayAnswer(_ context.Context, d desk.Decision) error {
	t.out.Session.Misses = 0
	id := d.Articles[0]
	t.also, t.several = d.Articles[1:], d.Several
	switch {
	case !d.On.IsZero():
		t.another(id, d.On)
	case len(d.Said) > 0:
		t.quote(d)
	case d.Next:
		t.nextPart(id)
	case d.Section != "" && id == t.out.Session.Article:
		t.section(id, d.Section)
	default:
		t.article(id, d.Section)
	}
	return nil
}

// askBack offers what the question may be about, once. A second miss in a row
// goes to a person.
func (t *turn) askBack(ctx context.Context, d desk.Decision) error {
	if t.out.Session.Misses > 0 {
		return t.handOver(ctx, d)
	}
	t.out.Session.Misses++
	t.out.Session.Article = "" // the talk has left it, and "nộp ở đâu" is no longer about it
	t.out.Session.Section = d.Section
	t.askWhich(d.Articles)
	if utf8.RuneCountInString(t.out.Message.Text) > longMessage {
		t.line("ask-back.long")
	}
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.none", nil), actPerson)
	t.out.Session.Pending = unknown(d) // for who says that it is none of them
	return nil
}

// askWhich asks what was meant; of articles that people mistake for one another
// it names the difference.
func (t *turn) askWhich(ids []string) {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if name := t.difference(id, ids); name != "" {
			names = append(names, name)
		}
	}
	if len(names) < 2 || len(names) < len(ids) {
		t.line("ask-back.which")
		return
	}
	last := len(names) - 1
	t.lineWith(desk.LineText, "ask-back.between",
		map[string]any{"Names": strings.Join(names[:last], ", "), "Last": names[last]})
}

// difference is what an article is about and one of the others is not, in
// their words; "" when none of them says so.
func (t *turn) difference(id string, others []string) string {
	for _, other := range others {
		edition, _ := t.book.Edition(other)
		for _, n := range edition.Neighbours {
			if n.See == id {
				return n.Not
			}
		}
	}
	return ""
}

// chooseArticle offers an article by its title.
func (t *turn) chooseArticle(id string) {
	if edition, ok := t.book.Edition(id); ok {
		t.choose(edition.Title, actArticle+id)
	}
}
