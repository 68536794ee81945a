package dialogue

import "hoidap/internal/desk"

// fallbackOffice is where people go when no article names an office.
const fallbackOffice = "trung-tam-hanh-chinh-cong"

// handOver says honestly that the desk has no answer, keeps the question for a
// person, and names the office to visit.
func (t *turn) handOver(d desk.Decision) {
	t.out.Session.Misses = 0
	if d.Unsaid {
		t.handOverUnsaid(d)
		return
	}
	t.out.Session.Article, t.out.Session.Section = "", "" // the talk has left it
	if d.Outside.ID != "" {
		t.handOverOutside(d)
		return
	}
	reason, opening := desk.ReasonUnknown, "hand-over.unknown"
	if d.Personal {
		reason, opening = desk.ReasonPersonal, "hand-over.personal"
	}
	t.line(opening)
	if d.Foreign {
		t.line("hand-over.language")
	}
	t.open(reason, d)
	t.nameOffice(d.Articles)
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
}

// handOverOutside says that there is no article about the subject asked about,
// and whom to ask. What no office can help with is not kept for a person.
func (t *turn) handOverOutside(d desk.Decision) {
	t.lineWith(desk.LineText, "hand-over.outside", map[string]any{"Name": d.Outside.Name})
	if office := t.office(d.Outside.Contact); office != "" {
		t.open(desk.ReasonUnknown, d)
		t.line("hand-over.kept")
		t.lineWith(desk.LineText, "hand-over.office", map[string]any{"Office": office})
		t.placeNow()
	}
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
}

// askedForPerson hands over because the person wants it so. What was asked
// before is not kept, so the desk can only name the subject and the office.
func (t *turn) askedForPerson() {
	t.out.Session.Misses = 0
	var about []string
	if t.out.Session.Article != "" {
		about = []string{t.out.Session.Article}
	}
	t.line("hand-over.asked")
	t.open(desk.ReasonAsked, desk.Decision{Articles: about, Masked: t.out.Message.Text})
	t.nameOffice(about)
	t.choose(t.say("choice.menu", nil), actMenu)
}

// nameOffice says which office to visit: the one of the nearest article, or the
// one that takes all papers.
func (t *turn) nameOffice(articles []string) {
	id := fallbackOffice
	for _, article := range articles {
		if edition, ok := t.book.Edition(article); ok && edition.Contact != "" {
			id = edition.Contact
			break
		}
	}
	t.line("hand-over.kept")
	t.lineWith(desk.LineText, "hand-over.office", map[string]any{"Office": t.office(id)})
	t.placeNow()
}

// open opens a ticket. What already waits for a person waits once.
func (t *turn) open(reason desk.TicketReason, d desk.Decision) {
	if t.waiting.State == desk.TicketOpen && t.waiting.Reason == reason && t.waiting.Question == d.Masked {
		return
	}
	t.out.Tickets = append(t.out.Tickets, desk.Ticket{
		Chat: t.out.Message.Chat, Question: d.Masked, Reason: reason,
		Articles: d.Articles, State: desk.TicketOpen, OpenedAt: t.now,
	})
}

// sayUrgent puts the urgent contact first, then hands over.
func (t *turn) sayUrgent(d desk.Decision) {
	t.out.Session.Misses = 0
	t.out.Session.Article, t.out.Session.Section = "", ""
	t.out.Session.Greeted = true
	t.lineWith(desk.LineAlarm, d.Alarm.Sentence, nil)
	t.line("urgent.do-not-wait")
	t.open(desk.ReasonUrgent, d)
	for _, id := range d.Articles {
		t.chooseArticle(id)
	}
	t.choose(t.say("choice.menu", nil), actMenu)
}
