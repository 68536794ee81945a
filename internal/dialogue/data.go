package dialogue

import (
	"context"

	"hoidap/internal/desk"
)

// forget drops all that is held about the chat and says what went. A chat
// forgotten is a chat never seen before.
func (t *turn) forget(ctx context.Context) error {
	held, err := t.behind.Records.Holdings(ctx, t.out.Message.Chat)
	if err != nil {
		return err
	}
	version := t.out.Session.Version
	t.out.Forget = true
	t.out.Session = desk.Session{Chat: t.out.Message.Chat, Language: desk.Vietnamese, Greeted: true, Version: version}
	t.line("forget.done")
	for _, row := range counted(held) {
		if row.count > 0 {
			t.lineWith(desk.LineItem, "forget."+row.id, map[string]any{"Count": row.count})
		}
	}
	if held.Role != "" {
		t.line("forget.role")
	}
	t.out.Acts = append(t.out.Acts, desk.Act{Kind: desk.ActForget, At: t.now})
	t.line("forget.again")
	return nil
}

// row is one kind of thing held and how many there are.
type row struct {
	id    string
	count int
}

// counted lists what is held by kind.
func counted(held desk.Holdings) []row {
	questions := 0
	for _, ticket := range held.Tickets {
		if ticket.Question != "" {
			questions++
		}
	}
	labels := 0
	for _, relay := range held.Relays {
		if relay.For != "" {
			labels++
		}
	}
	return []row{
		{"questions", questions}, {"joined", held.Joined}, {"remarks", held.Remarks}, {"relays", len(held.Relays)}, {"labels", labels},
		{"lines", held.Lines},
	}
}

// showData says all that is held about the chat.
func (t *turn) showData(ctx context.Context) error {
	held, err := t.behind.Records.Holdings(ctx, t.out.Message.Chat)
	if err != nil {
		return err
	}
	t.text(desk.LineHeading, t.say("data.head", nil))
	t.dataOfTalk()
	for _, ticket := range held.Tickets {
		if ticket.Question != "" {
			t.lineWith(desk.LineItem, "data.ticket", map[string]any{
				"Number": int64(ticket.ID), "Question": ticket.Question, "Day": desk.DayOf(ticket.OpenedAt).Local(),
			})
		}
	}
	for _, relay := range held.Relays {
		t.lineWith(desk.LineItem, "data.relay", map[string]any{
			"Number": int64(relay.ID), "For": relay.For, "Question": relay.Question, "Day": desk.DayOf(relay.Asked).Local(),
		})
	}
	for _, row := range counted(held) {
		if row.count > 0 && (row.id == "joined" || row.id == "remarks" || row.id == "lines") {
			t.lineWith(desk.LineItem, "data."+row.id, map[string]any{"Count": row.count})
		}
	}
	if held.Role != "" {
		t.lineWith(desk.LineItem, "data.role", map[string]any{"Role": t.say("staff.role."+string(held.Role), nil), "Name": held.Name})
	}
	if len(t.reply.Lines) == 1 {
		t.line("data.nothing")
	}
	t.line("data.keeps")
	t.choose(t.say("choice.menu", nil), actMenu)
	return nil
}

// dataOfTalk says what the talk itself remembers.
func (t *turn) dataOfTalk() {
	if home := t.home(); home.ID != "" {
		t.lineWith(desk.LineItem, "data.place", map[string]any{"Name": home.Name})
	}
	for _, group := range t.book.Lists().Groups {
		if group.ID == t.out.Session.Household && group.ID != "" {
			t.lineWith(desk.LineItem, "data.household", map[string]any{"Name": group.Name})
		}
	}
	switch t.out.Session.Consent {
	case desk.ConsentGiven:
		t.lineWith(desk.LineItem, "data.agreed", nil)
	case desk.ConsentDeclined:
		t.lineWith(desk.LineItem, "data.declined", nil)
	case desk.ConsentUnknown:
	}
}
