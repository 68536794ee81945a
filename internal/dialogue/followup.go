package dialogue

import (
	"context"
	"slices"

	"hoidap/internal/desk"
)

// quote says the lines of an article that hold what was asked.
func (t *turn) quote(d desk.Decision) {
	edition, ok := t.begin(d.Articles[0])
	if !ok {
		return
	}
	t.line("follow.says")
	for _, part := range d.Said {
		if part.Kind != "" {
			t.part(part)
			continue
		}
		for _, line := range part.Lines {
			t.text(line.Kind, line.Text)
		}
	}
	t.trust(edition)
	for _, id := range d.Articles[1:] {
		t.chooseArticle(id)
	}
	t.chooseParts(edition)
}

// handOverUnsaid says honestly that the article of the talk does not tell what
// was asked, and goes on with it.
func (t *turn) handOverUnsaid(ctx context.Context, d desk.Decision) error {
	edition, ok := t.book.Edition(d.Articles[0])
	if !ok {
		t.stale()
		return nil
	}
	t.out.Session.Article = edition.ID
	t.lineWith(desk.LineText, "follow.unsaid", map[string]any{"Title": edition.Title})
	if err := t.refer(ctx, unknown(d), t.officeOf(d.Articles)); err != nil {
		return err
	}
	t.chooseParts(edition)
	return nil
}

// nextPart says the part of an article that comes after the one told last.
func (t *turn) nextPart(id string) {
	edition, ok := t.book.Edition(id)
	if !ok {
		t.stale()
		return
	}
	sections := t.book.Lists().Sections
	told := slices.IndexFunc(sections, func(name desk.SectionName) bool { return name.Kind == t.out.Session.Section })
	for _, name := range sections[told+1:] {
		if _, ok := edition.Section(name.Kind); ok {
			t.section(id, name.Kind)
			return
		}
	}
	t.lineWith(desk.LineText, "follow.end", map[string]any{"Title": edition.Title})
	t.chooseParts(edition)
}

// another tells what an article says on another day than today.
func (t *turn) another(id string, day desk.Day) {
	today, ok := t.book.Edition(id)
	if !ok {
		t.stale()
		return
	}
	for _, article := range t.book.Lists().Articles {
		if article.ID == id && article.Period.Covers(day) && article.Period != today.Period {
			t.tellPeriod(today, article)
			return
		}
	}
	t.out.Session.Article = id
	t.text(desk.LineHeading, today.Title)
	data := map[string]any{"From": today.Period.From.Local()}
	switch {
	case day.Before(today.Period.From) && !today.Older:
		t.lineWith(desk.LineText, "follow.no-older", data)
	case day.Before(today.Period.From), today.Period.Covers(day) && !desk.DayOf(t.now).Before(day):
		t.line("follow.same")
		t.text(desk.LineText, today.Short)
	default:
		t.line("follow.no-newer")
		t.text(desk.LineText, today.Short)
	}
	t.trust(today)
	t.chooseParts(today)
}

// tellPeriod tells the rule of another period than that of today.
func (t *turn) tellPeriod(today desk.Edition, article desk.Article) {
	if today.Period.From.Before(article.Period.From) {
		t.openComing(today.ID)
		return
	}
	old := desk.Edition{Article: article, Standing: desk.Current}
	t.out.Session.Article = today.ID
	t.text(desk.LineHeading, old.Title)
	t.lineWith(desk.LineText, "follow.past", map[string]any{"Day": old.Period.To.Local()})
	t.text(desk.LineText, old.Short)
	t.smallPrint(old)
	t.choose(t.say("choice.now", nil), actArticle+today.ID)
	t.chooseParts(today)
}
