package dialogue

import (
	"slices"
	"strings"

	"hoidap/internal/desk"
)

// mostRelated is how many neighbouring articles an answer offers.
const mostRelated = 2

// openArticle answers a tapped title, behind an ask-back with the part that was
// asked for before.
func (t *turn) openArticle(id string) {
	asked := desk.SectionKind("")
	if t.out.Session.Article == "" {
		asked = t.out.Session.Section
	}
	t.article(id, asked)
}

// article says what one article says: its title, the short answer, the part
// asked for if any, and how far it can be trusted.
func (t *turn) article(id string, section desk.SectionKind) {
	edition, ok := t.begin(id)
	if !ok {
		return
	}
	t.text(desk.LineText, edition.Short)
	if part, ok := edition.Section(section); ok {
		t.out.Session.Section = section
		t.part(part)
	}
	t.placeNow()
	if section == desk.SectionWhere {
		t.whereToGo(edition)
	}
	t.smallPrint(edition)
	t.chooseParts(edition)
	for _, choice := range t.visit().Verdicts(edition.ID) {
		t.choose(choice.Label, choice.Value)
	}
}

// openComing tells the rule that follows the one of today.
func (t *turn) openComing(id string) {
	today, ok := t.book.Edition(id)
	if !ok {
		t.stale()
		return
	}
	for _, article := range t.book.Lists().Articles {
		if article.ID != id || article.Period.From != today.Changes {
			continue
		}
		next := desk.Edition{Article: article, Standing: desk.Coming}
		t.out.Session.Article = id
		t.text(desk.LineHeading, next.Title)
		t.standing(next)
		t.text(desk.LineText, next.Short)
		for _, section := range next.Sections {
			t.part(section)
		}
		t.smallPrint(next)
		t.chooseParts(today)
		return
	}
	t.stale()
}

// begin opens an article: it is what the talk is about from here on. ok is
// false when there is no such article, and that has been said.
func (t *turn) begin(id string) (edition desk.Edition, ok bool) {
	edition, ok = t.book.Edition(id)
	if !ok {
		t.stale()
		return edition, false
	}
	t.out.Session.Article, t.out.Session.Section = id, ""
	t.household(edition)
	t.text(desk.LineHeading, edition.Title)
	t.standing(edition)
	return edition, true
}

// standing warns, before anything else, of a rule not in force today.
func (t *turn) standing(e desk.Edition) {
	switch e.Standing {
	case desk.Closed:
		t.lineWith(desk.LineText, "answer.closed", map[string]any{"Day": e.Period.To.Next().Local()})
	case desk.Coming:
		t.lineWith(desk.LineText, "answer.coming", map[string]any{"Day": e.Period.From.Local()})
	case desk.Current:
	}
}

// smallPrint says from when an answer holds, on what it rests, whether staff
// have checked it and what it costs.
func (t *turn) smallPrint(e desk.Edition) {
	if e.Fee == desk.FeeNone {
		t.line("answer.free")
	}
	t.period(e)
	if !e.Changes.IsZero() {
		t.lineWith(desk.LineNote, "answer.changes", map[string]any{"Day": e.Changes.Local()})
	}
	if len(e.Basis) > 0 {
		t.lineWith(desk.LineNote, "answer.basis", map[string]any{"Basis": t.basis(e.Basis)})
	}
	t.trust(e)
}

// period says from when to when an answer holds, as far as that is known.
func (t *turn) period(e desk.Edition) {
	data := map[string]any{"From": e.Period.From.Local(), "To": e.Period.To.Local()}
	switch open := e.Period.To.IsZero(); {
	case e.Older && open:
	case e.Older:
		t.lineWith(desk.LineNote, "answer.until", data)
	case open:
		t.lineWith(desk.LineNote, "answer.since", data)
	default:
		t.lineWith(desk.LineNote, "answer.since-to", data)
	}
}

// trust says who checked an answer and when, and whom to ask when nobody has
// or it was too long ago.
func (t *turn) trust(e desk.Edition) {
	today := desk.DayOf(t.now)
	data := map[string]any{"By": e.Checked.By, "On": e.Checked.On.Local(), "Office": t.office(e.Contact)}
	switch {
	case !e.Checked.Done():
		t.lineWith(desk.LineNote, "answer.unchecked", data)
	case e.Checked.Old(today) || e.ReviewBy.Before(today):
		t.lineWith(desk.LineNote, "answer.check-old", data)
	default:
		t.lineWith(desk.LineNote, "answer.checked", data)
	}
}

func (t *turn) basis(list []desk.Basis) string {
	texts := make([]string, 0, len(list))
	for _, b := range list {
		if b.Date.IsZero() {
			texts = append(texts, b.Number)
			continue
		}
		texts = append(texts, t.say("answer.document", map[string]any{"Number": b.Number, "Date": b.Date.Local()}))
	}
	return strings.Join(texts, "; ")
}

// chooseParts offers what else the message asked for, the sections an article
// has, what may have been meant instead, and a person.
func (t *turn) chooseParts(e desk.Edition) {
	if t.several {
		t.sayAlso()
	}
	for _, name := range t.book.Lists().Sections {
		if _, ok := e.Section(name.Kind); ok {
			t.choose(name.Heading, actSection+e.ID+":"+string(name.Kind))
		}
	}
	if !e.Changes.IsZero() && e.Standing == desk.Current {
		t.choose(t.say("choice.coming", map[string]any{"Day": e.Changes.Local()}), actComing+e.ID)
	}
	t.chooseMaterials(e)
	if !t.several {
		for _, id := range t.instead(e) {
			t.chooseArticle(id)
		}
	}
	t.choose(t.say("choice.person", nil), actPerson)
}

// sayAlso names what else the message asked for, and offers it.
func (t *turn) sayAlso() {
	var titles []string
	for _, id := range t.also {
		if edition, ok := t.book.Edition(id); ok {
			titles = append(titles, t.say("answer.title", map[string]any{"Title": edition.Title}))
			t.chooseArticle(id)
		}
	}
	t.lineWith(desk.LineText, "answer.several", map[string]any{"Titles": strings.Join(titles, ", ")})
}

// instead lists the articles that may be meant instead of one: those next
// likely for the question, then those that people mistake for it.
func (t *turn) instead(e desk.Edition) []string {
	ids := slices.Clone(t.also)
	for _, n := range e.Neighbours {
		ids = append(ids, n.See)
	}
	ids = append(ids, e.Related...)
	var distinct []string
	for _, id := range ids {
		if id != e.ID && !slices.Contains(distinct, id) && len(distinct) < mostRelated {
			distinct = append(distinct, id)
		}
	}
	return distinct
}

// openSection answers a tapped part of an article.
func (t *turn) openSection(rest string) {
	id, kind, _ := strings.Cut(rest, ":")
	t.section(id, desk.SectionKind(kind))
}

// section says one part of an article, or that the article does not have it.
func (t *turn) section(id string, kind desk.SectionKind) {
	edition, ok := t.begin(id)
	if !ok {
		return
	}
	if part, ok := edition.Section(kind); ok {
		t.out.Session.Section = kind
		t.part(part)
		if kind == desk.SectionWhere {
			if _, ok := t.communal(edition.Contact); !ok {
				t.placeNow()
			}
			t.whereToGo(edition)
		}
	} else {
		t.lineWith(desk.LineText, "answer.no-section",
			map[string]any{"Section": t.heading(kind), "Office": t.office(edition.Contact)})
	}
	t.chooseParts(edition)
}

// part says a section: its heading and its lines.
func (t *turn) part(section desk.Section) {
	t.text(desk.LineHeading, t.heading(section.Kind))
	for _, line := range section.Lines {
		t.text(line.Kind, line.Text)
	}
}

func (t *turn) heading(kind desk.SectionKind) string {
	for _, name := range t.book.Lists().Sections {
		if name.Kind == kind {
			return name.Heading
		}
	}
	return ""
}
