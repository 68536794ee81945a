package dialogue

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// outcomes are what a verdict counts as.
var outcomes = map[desk.Verdict]desk.Outcome{
	desk.Answer: desk.OutcomeAnswered, desk.AskBack: desk.OutcomeAsked,
	desk.HandOver: desk.OutcomeHanded, desk.Urgent: desk.OutcomeUrgent,
}

// count counts what became of a question. It notes nothing about who asked.
func (t *turn) count(d desk.Decision) {
	outcome, counts := outcomes[d.Verdict]
	if d.Verdict == desk.AskBack && t.out.Session.Misses > 0 {
		outcome = desk.OutcomeHanded
	}
	if counts {
		t.tally(outcome, d.Articles)
	}
}

// tally adds one to a number of the day. Only an answer, and what is said about
// one, is about its article.
func (t *turn) tally(outcome desk.Outcome, articles []string) {
	counted := desk.Tally{Day: desk.DayOf(t.now), Outcome: outcome, Commune: t.out.Session.Place, Topic: t.topicOf(articles), Count: 1}
	if len(articles) > 0 && outcome != desk.OutcomeAsked && outcome != desk.OutcomeHanded && outcome != desk.OutcomeUrgent {
		counted.Article = articles[0]
	}
	t.out.Tallies = append(t.out.Tallies, counted)
}

// judged is the article of the answer that somebody means who says that it was
// right, or was not; "" for an answer of the staff. ok is false when there was
// none.
func (t *turn) judged() (article string, ok bool) {
	if article = t.out.Session.Article; article != "" {
		return article, true
	}
	for _, choice := range t.out.Session.Choices {
		if article, ok = strings.CutPrefix(choice.Value, staff.Verdict+string(desk.OutcomeRight)+":"); ok {
			return article, true
		}
	}
	return "", false
}

// right takes that the last answer was right.
func (t *turn) right() {
	article, ok := t.judged()
	if !ok {
		t.line("talk.go-on")
		return
	}
	t.takeVerdict(string(desk.OutcomeRight) + ":" + article)
}

// notRight asks what was not right about the last answer.
func (t *turn) notRight() {
	article, ok := t.judged()
	if !ok {
		t.line("talk.no")
		return
	}
	t.askWhy(article)
}

// askWhy offers the ways an answer can be not right.
func (t *turn) askWhy(article string) {
	t.line("verdict.why")
	for _, outcome := range staff.Reasons {
		t.choose(t.say("verdict."+string(outcome), nil), staff.Verdict+string(outcome)+":"+article)
	}
	t.choose(t.say("choice.person", nil), actPerson)
}

// takeVerdict takes what a tapped choice says about an answer.
func (t *turn) takeVerdict(value string) {
	word, article, _ := strings.Cut(value, ":")
	if _, known := t.book.Edition(article); !known && article != "" {
		t.stale()
		return
	}
	var articles []string
	if article != "" {
		articles = []string{article}
	}
	outcome := desk.Outcome(word)
	switch {
	case outcome == desk.OutcomeRight:
		t.countVerdict(outcome, articles)
		t.line("verdict.thanks")
	case word == "not":
		t.askWhy(article)
	case slices.Contains(staff.Reasons, outcome):
		t.countVerdict(outcome, articles)
		t.line("verdict.sorry")
		t.choose(t.say("choice.person", nil), actPerson)
		t.choose(t.say("choice.menu", nil), actMenu)
	default:
		t.stale()
	}
}

// countVerdict counts what somebody says about an answer; saying it again does
// not make it more.
func (t *turn) countVerdict(outcome desk.Outcome, articles []string) {
	said := string(outcome) + ":" + strings.Join(articles, "")
	if t.out.Session.Judged == said {
		return
	}
	t.out.Session.Judged = said
	t.tally(outcome, articles)
}
