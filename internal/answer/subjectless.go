package answer

import (
	"context"

	"hoidap/internal/desk"
)

// subjectless asks back for a message that only a talk would make clear, when
// there is none: "còn cận nghèo thì sao", "hộ nghèo được gì". Whatever article is
// found for it is found by words that say nothing of the subject.
func (j *Judge) subjectless(ctx context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.question.About != "" || len(m.articles) == 0 || len(m.syllables) > longestFollowUp || j.follow.own.In(m.syllables) {
		return false, nil
	}
	a := j.aside(m.syllables)
	if len(a.rest) > 0 || !a.names() || a.doubt || a.group != "" && !j.follow.households[a.group] {
		return false, nil
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
