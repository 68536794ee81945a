package answer

import (
	"context"

	"hoidap/internal/desk"
)

// subjectless asks back for a message that only a talk would make clear, when
// there is none: "còn cận nghèo thì sao", "hộ nghèo được gì". Whatever article is
// found for it is found by words that say nothing of the subject. One that only
// wants the desk to go on ("rồi sao nữa") is told to choose or to ask.
func (j *Judge) subjectless(ctx context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.question.About != "" || len(m.articles) == 0 || len(m.syllables) > longestFollowUp || j.follow.own.In(m.syllables) {
		return false, nil
	}
	a := j.aside(m.syllables)
	if len(a.rest) > 0 || a.doubt || a.group != "" && !j.follow.households[a.group] {
		return false, nil
	}
	if !a.names() {
		d.Verdict, d.Articles = desk.HandOver, j.pointers(m.articles)
		because(d, "why.subjectless", nil)
		return true, nil
	}
	if a.next {
		d.Verdict, d.Intent = desk.SmallTalk, desk.IntentHello
		if len(m.question.Choices) > 0 {
			d.Intent = desk.IntentYes
		}
		because(d, "why.subjectless", nil)
		return true, nil
	}
	if settled, err := j.offered(ctx, m, d); settled || err != nil {
		return settled, err
	}
	d.Verdict, d.Articles = desk.HandOver, j.pointers(m.articles)
	if anyOf(m.articles) >= maybe {
		d.Verdict, d.Articles = desk.AskBack, j.confused.choices(m.articles)
	}
	because(d, "why.subjectless", nil)
	return true, nil
}
