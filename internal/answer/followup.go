package answer

import (
	"context"
	"slices"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/viet"
)

// longestFollowUp is how many syllables a follow-up has at most; a longer
// message stands by itself.
const longestFollowUp = 14

// followUp recognises a message that means the article talked about before: one
// that asks for a part of it and nothing else ("cần giấy tờ gì"), or that only
// names other people, another time or a place ("còn cận nghèo thì sao").
func (j *Judge) followUp(ctx context.Context, m *message, d *desk.Decision) (bool, error) {
	if m.question.About == "" || len(m.syllables) > longestFollowUp {
		return false, nil
	}
	edition, ok := j.follow.edition(m.question.About, m.question.Day)
	if !ok {
		return j.sectionOnly(ctx, m, d)
	}
	for _, text := range [][]viet.Syllable{m.syllables, j.follow.spelled(m.syllables)} {
		a := j.aside(text)
		if len(a.rest) > 0 || !a.names() || a.several || a.doubt || j.follow.own.In(text) {
			continue
		}
		if settled, err := j.turnTo(ctx, m, edition, a, d); settled || err != nil {
			d.Question, d.Place = join(m.syllables), a.place
			return settled, err
		}
	}
	if settled, err := j.sectionOnly(ctx, m, d); settled || err != nil {
		return settled, err
	}
	m.subject = j.bare(m.syllables)
	return false, nil
}

// bare is a message without what leads over to it and without the words that
// end a question about one thing more. Typed without diacritics a lead may be a word of the
// subject: "vay" is a loan.
func (j *Judge) bare(text []viet.Syllable) string {
	from, to := j.lead(text), len(text)
	if !slices.ContainsFunc(text[:from], func(s viet.Syllable) bool { return s.Marked }) {
		from = 0
	}
	for at := from; at < to; at++ {
		for entry := range j.follow.again.At(text[:to], at) {
			if end := at + len(entry.Phrase); end == to || !slices.Contains(j.fillers.Likely(text)[end:to], false) {
				to = at
				break
			}
		}
	}
	return join(text[from:to])
}

// turnTo decides a follow-up that names something besides the article.
func (j *Judge) turnTo(ctx context.Context, m *message, about desk.Edition, a aside, d *desk.Decision) (bool, error) {
	d.Section = a.section
	if a.self && j.follow.households[a.group] {
		d.Household = a.group
	}
	target := about
	if a.group != "" {
		kin, ok, err := j.forGroup(ctx, m.question.Day, about, a, d)
		if err != nil || !ok || d.Verdict != "" {
			return ok && err == nil, err
		}
		target = kin
	}
	d.Verdict, d.Articles = desk.Answer, []string{target.ID}
	because(d, "why.follow-up", map[string]any{"Article": target.ID, "Phrase": join(a.text)})
	switch {
	case a.next:
		d.Next = true
	case a.time != "" || a.year != 0:
		d.On = timeMeant(target, a, m.question.Day)
	case a.section != "":
		j.tell(target, a.ask, d)
	}
	return true, nil
}

// forGroup finds what there is for the people an aside names: an article of its
// own, which is returned, or lines of the one talked about, which settle the
// decision. ok is false when the message is no follow-up after all.
func (j *Judge) forGroup(ctx context.Context, day desk.Day, about desk.Edition, a aside, d *desk.Decision) (kin desk.Edition, ok bool, err error) {
	if kin, ok := j.kinFor(day, about, a.group); ok {
		return kin, true, nil
	}
	if slices.Equal(j.kindred.groups[about.ID], []desk.Group{a.group}) {
		return about, true, nil
	}
	if !a.led {
		return desk.Edition{}, false, nil
	}
	near, err := j.nearFor(ctx, day, about, a)
	if err != nil {
		return desk.Edition{}, false, err
	}
	said := linesWith(about, func(line []viet.Syllable) int { return j.speaksOf(line, a.group) })
	switch {
	case len(said) > 0:
		d.Verdict, d.Articles, d.Said = desk.Answer, []string{about.ID}, said
		if near.ID != "" {
			d.Articles = append(d.Articles, near.ID)
		}
		because(d, "why.lines", map[string]any{"Article": about.ID})
		return about, true, nil
	case near.ID != "":
		return near, true, nil
	case slices.Contains(about.For, a.group), a.section != "":
		return about, true, nil
	case a.self && j.follow.households[a.group]:
		return desk.Edition{}, false, nil // it says what household it is, and no more
	}
	d.Verdict, d.Articles, d.Unsaid = desk.HandOver, []string{about.ID}, true
	because(d, "why.unsaid", map[string]any{"Article": about.ID})
	return about, true, nil
}

// kinFor is the article that people mistake for another one and that is for a
// group alone, when the other is not for it.
func (j *Judge) kinFor(day desk.Day, about desk.Edition, group desk.Group) (desk.Edition, bool) {
	for _, id := range j.follow.kin[about.ID] {
		kin, _ := j.follow.edition(id, day)
		if kin.Topic == about.Topic && slices.Equal(kin.For, []desk.Group{group}) && !slices.Contains(about.For, group) {
			return kin, true
		}
	}
	return desk.Edition{}, false
}

// nearFor looks the subject of an article up together with the people an aside
// names, and returns the article of the same topic that is first of all for
// them; the zero edition for none.
func (j *Judge) nearFor(ctx context.Context, day desk.Day, about desk.Edition, a aside) (desk.Edition, error) {
	const looked, leastHeld = 5, 0.6
	title := viet.Syllables(about.Title)
	covered := j.follow.groups.Covered(title)
	var words []viet.Syllable
	for i, s := range title {
		if !covered[i] {
			words = append(words, s)
		}
	}
	finds, err := j.finder.FindRead(ctx, viet.Anew(slices.Concat(words, a.text)), looked)
	if err != nil {
		return desk.Edition{}, err
	}
	for _, find := range finds {
		near, _ := j.follow.edition(find.ID, day)
		if near.ID != about.ID && near.Topic == about.Topic && len(near.For) > 0 && near.For[0] == a.group && find.Coverage >= leastHeld {
			return near, nil
		}
	}
	return desk.Edition{}, nil
}

// speaksOf is 1 when a line names a group. "Bà con học nghề" speaks to people and
// not of a child.
func (j *Judge) speaksOf(line []viet.Syllable, group desk.Group) int {
	covered, count := make([]bool, len(line)), 0
	for at := range line {
		entry, ok := j.follow.groups.Longest(line, at)
		if !ok || j.addressed(line, at) || !slices.Contains(covered[at:at+len(entry.Phrase)], false) {
			continue
		}
		if entry.Value == group {
			count = 1
		}
		cover(covered, at, len(entry.Phrase))
	}
	return count
}

// addressed reports whether a syllable is the second word of those that speak to
// people.
func (j *Judge) addressed(line []viet.Syllable, at int) bool {
	if at == 0 {
		return false
	}
	entry, ok := j.follow.polite.Longest(line, at-1)
	return ok && len(entry.Phrase) > 1
}

// tell has a part told that was asked for. Where the question has a word that
// the answer must hold and the part does not have it, the lines that do are
// told, or that the article does not say it.
func (j *Judge) tell(edition desk.Edition, ask []viet.Syllable, d *desk.Decision) {
	must, ok := first(j.follow.must, ask)
	if !ok {
		return
	}
	holds := func(line []viet.Syllable) int {
		for at := range line {
			if must.At(line, at) {
				return 1
			}
		}
		return 0
	}
	part, _ := edition.Section(d.Section)
	if slices.ContainsFunc(part.Lines, func(line desk.Line) bool { return holds(viet.Syllables(line.Text)) > 0 }) {
		return
	}
	if d.Said = linesWith(edition, holds); len(d.Said) == 0 {
		d.Verdict, d.Unsaid = desk.HandOver, true
	}
}

// The other times the vocabulary can name.
const (
	lastYear = "last-year"
	nextYear = "next-year"
	before   = "before"
	after    = "after"
)

// yearAhead has the rule told that is to come, when a question names a year ahead
// and the article it is answered from has one for that: "chuẩn nghèo năm 2027".
// A year gone by may be of anything in the story, and changes nothing.
func (j *Judge) yearAhead(m *message, d *desk.Decision) {
	if d.Verdict != desk.Answer || d.Next || d.Several || !d.On.IsZero() || len(d.Said) > 0 || len(m.syllables) > longMessage {
		return
	}
	if !j.follow.changes(d.Articles[0], m.question.Day) {
		return
	}
	a := j.aside(m.syllables)
	if year := m.question.Day.Start().Year(); a.year <= year && a.time != nextYear {
		return
	}
	edition, ok := j.follow.edition(d.Articles[0], m.question.Day)
	if !ok || edition.Changes.IsZero() {
		return
	}
	if on := timeMeant(edition, a, m.question.Day); !on.Before(edition.Changes) {
		d.On = on
		because(d, "why.year-ahead", map[string]any{"Article": edition.ID, "Day": on.Local()})
	}
}

// timeMeant is a day in the time an aside names: the last of a year, or the day
// before or behind the period of the article. It is today when there is none.
func timeMeant(edition desk.Edition, a aside, today desk.Day) desk.Day {
	year := today.Start().Year()
	switch {
	case a.year != 0:
		return desk.NewDay(a.year, time.December, 31)
	case a.time == lastYear:
		return desk.NewDay(year-1, time.December, 31)
	case a.time == nextYear:
		return desk.NewDay(year+1, time.December, 31)
	case a.time == before:
		return edition.Period.From.Previous()
	case a.time == after && !edition.Changes.IsZero():
		return edition.Changes
	}
	return desk.NewDay(year+1, time.December, 31)
}
