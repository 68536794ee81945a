package bureau

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// ticket is what ticket.html shows.
type ticket struct {
	frame
	row
	Act     string // name of the next submission of its form
	Alias   string
	Ended   string // when, "" while it waits
	Until   string // until when somebody has it, "" for nobody
	Waiting int    // how many hear the answer
	Asked   string // hamlet of the head who asked, "" when none did
	Talk    []remark
	Log     []logRow
	Helps   helps
	Typed   typed
	Preview *preview
	Places  []option // where it can be given to
	People  []option // whom it can be given to
	Topics  []option // of what it can be proposed as; none while it cannot
}

// remark is one line of a ticket's conversation.
type remark struct {
	Kind      desk.RemarkKind
	Who, When string
	Text      string
	Media     string // what kind of thing came, "" for none
}

// typed is what was typed into the page and not used up, so that nothing typed
// is ever lost.
type typed struct {
	Words, Note, Closing, Find string
	Topic, Source              string // of a draft
	Box                        bool   // there is a box for an answer
}

// showTicket is GET /cau/{number}.
func (b *Room) showTicket(w http.ResponseWriter, r *http.Request, by desk.Person) {
	found, ok := b.find(w, r, by, "")
	if !ok {
		return
	}
	b.showAs(w, r, by, found, ticket{Typed: typed{Find: form{r.URL.Query()}.line(findField)}})
}

// find reads the ticket of an address, and answers itself when there is none
// that the person may see: which of the two it is, is not told.
func (b *Room) find(w http.ResponseWriter, r *http.Request, by desk.Person, kept string) (desk.Ticket, bool) {
	found, err := desk.Ticket{}, desk.ErrNotFound
	if n, wrong := strconv.ParseInt(r.PathValue("number"), 10, 64); wrong == nil {
		found, err = b.Queue.Ticket(r.Context(), desk.TicketID(n))
	}
	switch {
	case err != nil && !errors.Is(err, desk.ErrNotFound):
		b.broken(w, r, "read ticket", err)
		return found, false
	case err != nil || !b.Rules.MaySee(by, found):
		b.render(w, r, http.StatusNotFound, "trouble.html", trouble{Word: "desk.trouble.ticket", Kept: kept})
		return found, false
	}
	return found, true
}

// showAs writes the page of a ticket around what is in it already.
func (b *Room) showAs(w http.ResponseWriter, r *http.Request, by desk.Person, found desk.Ticket, page ticket) {
	if err := b.fill(r.Context(), by, found, &page); err != nil {
		b.broken(w, r, "read ticket", err)
		return
	}
	b.render(w, r, http.StatusOK, "ticket.html", page)
}

// fill reads everything a page shows of its ticket.
func (b *Room) fill(ctx context.Context, by desk.Person, found desk.Ticket, page *ticket) error {
	book, err := b.Shelf.Open(ctx)
	if err != nil {
		return err
	}
	people, err := b.Records.People(ctx)
	if err != nil {
		return err
	}
	waiters, err := b.Records.Waiters(ctx, found.ID)
	if err != nil {
		return err
	}
	names := b.namesOf(book.Lists(), people)
	notice := page.Notice
	page.frame, page.row = frameOf(by, ""), b.rowOf(found, by, names)
	page.Notice, page.Act = notice, site.NewToken()
	page.Alias = b.Rules.Alias(found.ID, found.Chat)
	page.Waiting = len(waiters)
	page.Asked = found.Hamlet
	page.Typed.Box = found.Waits() || page.Typed.Words != ""
	switch {
	case !found.Waits() && !found.EndedAt.IsZero():
		page.Ended = clock(found.EndedAt)
	case found.Held(b.Now()):
		page.Until = clock(found.ClaimEnds)
	}
	if found.State == desk.TicketAnswered {
		for _, topic := range book.Lists().Topics {
			chosen := topic.ID == page.Typed.Topic || page.Typed.Topic == "" && topic.ID == found.Topic
			page.Topics = append(page.Topics, option{Value: topic.ID, Label: topic.Name, Chosen: chosen})
		}
	}
	page.Places, page.People = b.targets(found, book.Lists(), people, names)
	if page.Talk, err = b.talk(ctx, found, names); err != nil {
		return err
	}
	acts, err := b.Records.Acts(ctx, found.ID, mostActs)
	if err != nil {
		return err
	}
	page.Log = b.logRows(acts, names)
	page.Helps, err = b.help(ctx, by, found, book, page.Typed.Find)
	return err
}

// mostActs is how many acts of one ticket are shown.
const mostActs = 50

// talk is the conversation of a ticket, with nobody's name of those who ask.
func (b *Room) talk(ctx context.Context, found desk.Ticket, names names) ([]remark, error) {
	remarks, err := b.Records.Remarks(ctx, found.ID)
	if err != nil {
		return nil, err
	}
	var talk []remark
	for _, said := range remarks {
		shown := remark{Kind: said.Kind, When: clock(said.At), Text: said.Text, Who: names.person(said.By)}
		if said.Kind == desk.RemarkAsker {
			shown.Who = b.Words.Say(string(desk.Vietnamese), "desk.household", map[string]any{"Alias": b.Rules.Alias(found.ID, said.By)})
		}
		if said.Media.Kind != "" {
			shown.Media = word(b, mediaWords, said.Media.Kind)
		}
		talk = append(talk, shown)
	}
	return talk, nil
}

// targets are the communes and the colleagues a ticket can be given to.
func (b *Room) targets(found desk.Ticket, lists desk.Knowledge, people []desk.Person, names names) (places, colleagues []option) {
	for _, place := range lists.Places {
		if place.ID != found.Commune {
			places = append(places, option{Value: place.ID, Label: place.Name})
		}
	}
	for _, person := range people {
		if worksHere(person) && person.Chat != found.Assignee {
			colleagues = append(colleagues, option{Value: string(person.Chat), Label: names.person(person.Chat)})
		}
	}
	return places, colleagues
}
