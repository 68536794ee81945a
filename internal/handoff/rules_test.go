package handoff_test

import (
	"errors"
	"testing"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// The people of the tests.
var (
	lan  = desk.Person{Chat: "t:lan", Role: desk.RoleStaff, Communes: []string{"tan-hung"}, Topics: []string{"y-te"}}
	minh = desk.Person{Chat: "t:minh", Role: desk.RoleStaff, Communes: []string{"tan-hung"}}
	tam  = desk.Person{Chat: "t:tam", Role: desk.RoleStaff, Communes: []string{"minh-duc"}}
	boss = desk.Person{Chat: "t:boss", Role: desk.RoleSupervisor}
	head = desk.Person{Chat: "t:head", Role: desk.RoleHead, Communes: []string{"tan-hung"}}
	gone = desk.Person{Chat: "t:gone", Role: desk.RoleStaff, Revoked: friday}
	none desk.Person
)

// friday is an hour before the end of a week, monday the first hour of the next.
var friday, monday = at("2026-03-06 16:00"), at("2026-03-09 07:30")

func waiting() desk.Ticket {
	return desk.Ticket{ID: 1, Chat: "t:dân", Commune: "tan-hung", State: desk.TicketOpen, OpenedAt: friday}
}

// heldBy is the ticket claimed on Friday.
func heldBy(person desk.Person) desk.Ticket {
	ticket, err := calendar.Claim(waiting(), person, friday)
	if err != nil {
		panic(err)
	}
	return ticket
}

func ended() desk.Ticket {
	ticket := waiting()
	ticket.State, ticket.EndedAt = desk.TicketAnswered, friday
	return ticket
}

// TestClaimLastsOverAWeekend claims an hour before the weekend: four working
// hours end on Monday.
func TestClaimLastsOverAWeekend(t *testing.T) {
	claimed := heldBy(lan)
	if claimed.State != desk.TicketClaimed || claimed.Assignee != lan.Chat || !claimed.ClaimedAt.Equal(friday) {
		t.Fatalf("claimed: %+v", claimed)
	}
	over := at("2026-03-09 10:30")
	if !claimed.ClaimEnds.Equal(over) {
		t.Fatalf("the claim ends %v, want %v", claimed.ClaimEnds, over)
	}
	if _, lapsed := handoff.Lapse(claimed, over.Add(-time.Second)); lapsed {
		t.Error("it lapsed a second early")
	}
	back, lapsed := handoff.Lapse(claimed, over)
	if !lapsed || back.State != desk.TicketOpen || back.Assignee != "" || !back.ClaimEnds.IsZero() || !back.OpenedAt.Equal(friday) {
		t.Errorf("on time it lapsed %v: %+v", lapsed, back)
	}
	if _, lapsed := handoff.Lapse(back, over.AddDate(1, 0, 0)); lapsed {
		t.Error("what nobody has lapsed")
	}
	if _, lapsed := handoff.Lapse(ended(), over.AddDate(1, 0, 0)); lapsed {
		t.Error("what is ended lapsed")
	}
}

// TestEscalateOnce tells the supervisors when eight working hours are over, and
// never again.
func TestEscalateOnce(t *testing.T) {
	// An hour on Friday and seven on Monday.
	late := at("2026-03-09 16:30")
	if _, due := calendar.Escalate(waiting(), late.Add(-time.Second)); due {
		t.Error("it was due a second early")
	}
	for name, ticket := range map[string]desk.Ticket{"open": waiting(), "claimed": heldBy(lan)} {
		told, due := calendar.Escalate(ticket, late)
		if !due || !told.Escalated.Equal(late) || told.State != ticket.State || told.Assignee != ticket.Assignee {
			t.Errorf("%s: due %v, %+v", name, due, told)
		}
		if _, again := calendar.Escalate(told, late.AddDate(1, 0, 0)); again {
			t.Errorf("%s: due a second time", name)
		}
	}
	if _, due := calendar.Escalate(ended(), late.AddDate(1, 0, 0)); due {
		t.Error("what is ended is due")
	}
}

// TestDangerKnowsNoHours claims a ticket of danger before the weekend: the claim
// is over that evening, and the supervisors hear of the wait that night.
func TestDangerKnowsNoHours(t *testing.T) {
	danger := waiting()
	danger.Reason = desk.ReasonUrgent
	claimed, err := calendar.Claim(danger, lan, friday)
	if err != nil || !claimed.ClaimEnds.Equal(at("2026-03-06 20:00")) {
		t.Errorf("the claim ends %v, %v", claimed.ClaimEnds, err)
	}
	given, err := calendar.Transfer(danger, lan, minh, friday)
	if err != nil || !given.ClaimEnds.Equal(at("2026-03-06 20:00")) {
		t.Errorf("the claim of a colleague ends %v, %v", given.ClaimEnds, err)
	}
	midnight := at("2026-03-07 00:00")
	if _, due := calendar.Escalate(danger, midnight.Add(-time.Second)); due {
		t.Error("it was due a second early")
	}
	if _, due := calendar.Escalate(danger, midnight); !due {
		t.Error("it is not due at midnight")
	}
}

// deed is what a person does with a ticket at a moment.
type deed func(ticket desk.Ticket, by desk.Person, now time.Time) (desk.Ticket, error)

func giveBack(ticket desk.Ticket, by desk.Person, _ time.Time) (desk.Ticket, error) {
	return handoff.Return(ticket, by)
}

func answer(ticket desk.Ticket, by desk.Person, now time.Time) (desk.Ticket, error) {
	return handoff.End(ticket, by, desk.TicketAnswered, now)
}

func give(to desk.Person) deed {
	return func(ticket desk.Ticket, by desk.Person, now time.Time) (desk.Ticket, error) {
		return calendar.Transfer(ticket, by, to, now)
	}
}

func move(to string) deed {
	return func(ticket desk.Ticket, by desk.Person, now time.Time) (desk.Ticket, error) {
		return handoff.Move(ticket, by, to, now)
	}
}

// later is when a claim of Friday is over.
var later = monday.Add(8 * time.Hour)

// whoMayDoWhat is what can be done with a ticket by whom, as it is on Friday and,
// when the claim is over, on Monday afternoon.
var whoMayDoWhat = []struct {
	name     string
	do       deed
	ticket   desk.Ticket
	by       desk.Person
	now      time.Time
	want     error
	state    desk.TicketState
	assignee desk.ChatID
}{
	{"claim", calendar.Claim, waiting(), lan, friday, nil, desk.TicketClaimed, lan.Chat},
	{"claim anew", calendar.Claim, heldBy(lan), lan, monday, nil, desk.TicketClaimed, lan.Chat},
	{"claim a colleague's", calendar.Claim, heldBy(lan), minh, monday, handoff.ErrTaken, "", ""},
	{"claim when the time is over", calendar.Claim, heldBy(lan), minh, later, nil, desk.TicketClaimed, minh.Chat},
	{"claim elsewhere", calendar.Claim, waiting(), tam, friday, handoff.ErrNotAllowed, "", ""},
	{"claim as a supervisor", calendar.Claim, waiting(), boss, friday, nil, desk.TicketClaimed, boss.Chat},
	{"claim as a supervisor what is held", calendar.Claim, heldBy(lan), boss, friday, handoff.ErrTaken, "", ""},
	{"claim as a hamlet head", calendar.Claim, waiting(), head, friday, handoff.ErrNotAllowed, "", ""},
	{"claim when revoked", calendar.Claim, waiting(), gone, friday, handoff.ErrNotAllowed, "", ""},
	{"claim as a household", calendar.Claim, waiting(), none, friday, handoff.ErrNotAllowed, "", ""},
	{"claim what is ended", calendar.Claim, ended(), lan, friday, handoff.ErrEnded, "", ""},

	{"return", giveBack, heldBy(lan), lan, friday, nil, desk.TicketOpen, ""},
	{"return a colleague's", giveBack, heldBy(lan), minh, friday, handoff.ErrTaken, "", ""},
	{"return as a supervisor", giveBack, heldBy(lan), boss, friday, nil, desk.TicketOpen, ""},
	{"return what nobody has", giveBack, waiting(), lan, friday, handoff.ErrNotTaken, "", ""},
	{"return what is ended", giveBack, ended(), lan, friday, handoff.ErrEnded, "", ""},
	{"return elsewhere", giveBack, heldBy(lan), tam, friday, handoff.ErrNotAllowed, "", ""},

	{"answer what nobody has", answer, waiting(), lan, friday, nil, desk.TicketAnswered, lan.Chat},
	{"answer one's own", answer, heldBy(lan), lan, friday, nil, desk.TicketAnswered, lan.Chat},
	{"answer a colleague's", answer, heldBy(lan), minh, friday, handoff.ErrTaken, "", ""},
	{"answer when the time is over", answer, heldBy(lan), minh, later, nil, desk.TicketAnswered, minh.Chat},
	{"answer what is ended", answer, ended(), lan, friday, handoff.ErrEnded, "", ""},
	{"answer elsewhere", answer, waiting(), tam, friday, handoff.ErrNotAllowed, "", ""},

	{"give", give(minh), heldBy(lan), lan, friday, nil, desk.TicketClaimed, minh.Chat},
	{"give elsewhere", give(tam), waiting(), lan, friday, nil, desk.TicketClaimed, tam.Chat},
	{"give a colleague's", give(tam), heldBy(lan), minh, friday, handoff.ErrTaken, "", ""},
	{"give as a supervisor", give(minh), heldBy(lan), boss, friday, nil, desk.TicketClaimed, minh.Chat},
	{"give to who has it", give(lan), heldBy(lan), lan, friday, handoff.ErrSame, "", ""},
	{"give to a hamlet head", give(head), waiting(), lan, friday, handoff.ErrNotAllowed, "", ""},
	{"give to one revoked", give(gone), waiting(), lan, friday, handoff.ErrNotAllowed, "", ""},
	{"give what is ended", give(minh), ended(), lan, friday, handoff.ErrEnded, "", ""},

	{"move", move("minh-duc"), heldBy(lan), lan, friday, nil, desk.TicketOpen, ""},
	{"move to where it is", move("tan-hung"), waiting(), lan, friday, handoff.ErrSame, "", ""},
	{"move a colleague's", move("minh-duc"), heldBy(lan), minh, friday, handoff.ErrTaken, "", ""},
	{"move from elsewhere", move("minh-duc"), waiting(), tam, friday, handoff.ErrNotAllowed, "", ""},
	{"move what is ended", move("minh-duc"), ended(), lan, friday, handoff.ErrEnded, "", ""},
}

func TestWhoMayDoWhat(t *testing.T) {
	for _, c := range whoMayDoWhat {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.do(c.ticket, c.by, c.now)
			if !errors.Is(err, c.want) {
				t.Fatalf("error is %v, want %v", err, c.want)
			}
			if err != nil {
				return
			}
			if got.State != c.state || got.Assignee != c.assignee || !got.OpenedAt.Equal(friday) {
				t.Errorf("it became %+v", got)
			}
			if got.State == desk.TicketClaimed && !got.ClaimEnds.Equal(calendar.Add(c.now, handoff.ClaimLasts)) {
				t.Errorf("the claim ends %v", got.ClaimEnds)
			}
			if got.State != desk.TicketClaimed && !got.ClaimEnds.IsZero() {
				t.Errorf("a claim still runs until %v", got.ClaimEnds)
			}
			if err := withReason(got).Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

func withReason(ticket desk.Ticket) desk.Ticket {
	ticket.Reason = desk.ReasonUnknown
	return ticket
}
