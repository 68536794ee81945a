package dialogue

import (
	"context"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// fallbackOffice is where people go when no article names an office.
const fallbackOffice = "trung-tam-hanh-chinh-cong"

// handOver says honestly that the desk has no answer, has the question answered
// by a person if there is one, and names the office to visit.
func (t *turn) handOver(ctx context.Context, d desk.Decision) error {
	t.out.Session.Misses = 0
	if d.Unsaid {
		return t.handOverUnsaid(ctx, d)
	}
	t.out.Session.Article, t.out.Session.Section = "", "" // the talk has left it
	if d.Outside.ID != "" {
		return t.handOverOutside(ctx, d)
	}
	pending, opening := unknown(d), "hand-over.unknown"
	if d.Personal {
		pending, opening = personal(d), "hand-over.personal"
	}
	t.line(opening)
	if d.Foreign {
		t.line("hand-over.language")
	}
	if err := t.refer(ctx, pending, t.officeOf(d.Articles)); err != nil {
		return err
	}
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}

// handOverOutside says that there is no article about the subject asked about,
// and whom to ask. What no office can help with is not kept for a person.
func (t *turn) handOverOutside(ctx context.Context, d desk.Decision) error {
	t.lineWith(desk.LineText, "hand-over.outside", map[string]any{"Name": d.Outside.Name})
	if office := t.office(d.Outside.Contact); office != "" {
		if err := t.refer(ctx, unknown(d), office); err != nil {
			return err
		}
	}
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}

// askedForPerson hands over because the person wants it so. What was offered to
// be sent before goes along; else the desk can only name the subject.
func (t *turn) askedForPerson(ctx context.Context) error {
	t.out.Session.Misses = 0
	if !t.pending.IsZero() {
		return t.sendPending(ctx)
	}
	asked := desk.Pending{Reason: desk.ReasonAsked, Question: t.masked()}
	if t.out.Session.Article != "" {
		asked.Articles = []string{t.out.Session.Article}
	}
	t.line("hand-over.asked")
	if err := t.open(ctx, asked, t.officeOf(asked.Articles)); err != nil {
		return err
	}
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}

// officeOf is which office to visit: the one of the nearest article, or the one
// that takes all papers.
func (t *turn) officeOf(articles []string) string {
	for _, article := range articles {
		if edition, ok := t.book.Edition(article); ok && edition.Contact != "" {
			return t.office(edition.Contact)
		}
	}
	return t.office(fallbackOffice)
}

// unknown is a question that no article answers, which others may have as well.
func unknown(d desk.Decision) desk.Pending {
	return desk.Pending{Reason: desk.ReasonUnknown, Question: d.Masked, Articles: d.Articles, Key: d.Key}
}

// personal is a question that only the file of the person can answer.
func personal(d desk.Decision) desk.Pending {
	return desk.Pending{Reason: desk.ReasonPersonal, Question: d.Masked, Articles: d.Articles}
}

// refer has a question kept for a person, when there is leave to keep it, and
// names the office to visit.
func (t *turn) refer(ctx context.Context, pending desk.Pending, office string) error {
	if t.out.Session.Consent != desk.ConsentGiven {
		t.offerToSend(pending)
		t.visitOffice(office)
		return nil
	}
	return t.open(ctx, pending, office)
}

// visitOffice names the office to go to.
func (t *turn) visitOffice(office string) {
	t.lineWith(desk.LineText, "hand-over.office", map[string]any{"Office": office})
	t.placeNow()
}

// open hands a question to a person and says what follows. What already waits
// for one waits once.
func (t *turn) open(ctx context.Context, p desk.Pending, office string) error {
	again := t.waiting.Waits() && t.waiting.Reason == p.Reason && t.waiting.Question == p.Question && p.Media.Ref == ""
	opened := staff.Opened{Ticket: t.waiting, Again: true}
	if !again {
		var err error
		if opened, err = t.visit().Open(ctx, t.ticketOf(p), p.Media); err != nil {
			return err
		}
	}
	if p.Reason == desk.ReasonUrgent {
		if !opened.Nobody {
			t.line("urgent.told") // nobody in danger is to read about numbers
		}
		return nil
	}
	t.sayOpened(opened)
	switch {
	case office == "":
	case opened.Nobody:
		t.visitOffice(office)
	case p.Reason != desk.ReasonMedia:
		t.lineWith(desk.LineText, "hand-over.sooner", map[string]any{"Office": office})
		t.placeNow()
	}
	return nil
}

// sayOpened says what became of a question handed to a person: its number, who
// will answer, how the answer comes, and when offices work.
func (t *turn) sayOpened(opened staff.Opened) {
	data := map[string]any{"Number": int64(opened.Ticket.ID), "Who": t.whoAnswers(opened.Ticket.Commune)}
	switch {
	case opened.Nobody:
		t.line("hand-over.kept")
		return
	case opened.Again:
		t.lineWith(desk.LineText, "hand-over.again", data)
	case opened.Joined:
		t.lineWith(desk.LineText, "hand-over.joined", data)
	default:
		t.lineWith(desk.LineText, "hand-over.taken", data)
	}
	t.line("hand-over.how")
	t.sayHours()
	if opened.Ticket.Commune == "" {
		t.choose(t.say("choice.place", nil), actPlaces)
	}
}

// sayHours says when offices work again, when that is not now.
func (t *turn) sayHours() {
	if hours := t.visit().ClosedNow(); hours != "" {
		t.text(desk.LineText, hours)
	}
}

// ticketOf is the ticket of a question, all but its number.
func (t *turn) ticketOf(p desk.Pending) desk.Ticket {
	ticket := desk.Ticket{
		Question: p.Question, Key: p.Key, Reason: p.Reason, Articles: p.Articles,
		Commune: t.out.Session.Place, Topic: t.topicOf(p.Articles),
	}
	if !t.speaker.Holds(desk.RoleHead) {
		return ticket
	}
	// A head asks for the hamlet, whatever place the talk was about.
	if len(t.speaker.Communes) > 0 {
		ticket.Commune = t.speaker.Communes[0]
	}
	if len(t.speaker.Hamlets) > 0 {
		ticket.Hamlet = t.speaker.Hamlets[0]
	}
	return ticket
}

// whoAnswers names the staff of a commune, or those of any when it is not known.
func (t *turn) whoAnswers(commune string) string {
	for _, place := range t.book.Lists().Places {
		if place.ID == commune {
			return t.say("hand-over.staff-of", map[string]any{"Name": place.Name})
		}
	}
	return t.say("hand-over.staff", nil)
}

// placeTicket tells the staff of a commune that the question which waits is
// theirs, when the asker says only now where that is.
func (t *turn) placeTicket(place desk.Place) {
	ticket := t.waiting
	if !ticket.Waits() || ticket.Commune != "" || ticket.Chat != t.out.Message.Chat {
		return
	}
	ticket.Commune = place.ID
	t.out.Tickets = append(t.out.Tickets, ticket)
	t.lineWith(desk.LineText, "hand-over.placed", map[string]any{"Name": place.Name, "Number": int64(ticket.ID)})
}

// topicOf is the topic of the nearest article, "" for none.
func (t *turn) topicOf(articles []string) string {
	for _, id := range articles {
		if edition, ok := t.book.Edition(id); ok {
			return edition.Topic
		}
	}
	return ""
}

// sayUrgent puts the urgent contact first, then hands over. Danger is kept for a
// person without asking first: it may be the last message.
func (t *turn) sayUrgent(ctx context.Context, d desk.Decision) error {
	t.out.Session.Misses = 0
	t.out.Session.Article, t.out.Session.Section = "", ""
	t.out.Session.Greeted = true
	t.lineWith(desk.LineAlarm, d.Alarm.Sentence, nil)
	t.line("urgent.do-not-wait")
	if err := t.open(ctx, desk.Pending{Reason: desk.ReasonUrgent, Question: d.Masked, Articles: d.Articles}, ""); err != nil {
		return err
	}
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}
