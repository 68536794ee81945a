package handoff_test

import (
	"slices"
	"testing"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

func TestMaySee(t *testing.T) {
	here, elsewhere, nowhere := waiting(), waiting(), waiting()
	elsewhere.Commune, nowhere.Commune = "minh-duc", ""
	for _, c := range []struct {
		name                     string
		by                       desk.Person
		here, elsewhere, nowhere bool
	}{
		{"staff, whatever the topic", lan, true, false, true},
		{"staff of another commune", tam, false, true, true},
		{"staff of every commune", desk.Person{Chat: "t:all", Role: desk.RoleStaff}, true, true, true},
		{"a supervisor", boss, true, true, true},
		{"a hamlet head", head, false, false, false},
		{"one revoked", gone, false, false, false},
		{"a household", none, false, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, see := range []struct {
				ticket desk.Ticket
				want   bool
			}{{here, c.here}, {elsewhere, c.elsewhere}, {nowhere, c.nowhere}} {
				see.ticket.Topic = "vay-von"
				if got := handoff.MaySee(c.by, see.ticket); got != see.want {
					t.Errorf("of commune %q: %v, want %v", see.ticket.Commune, got, see.want)
				}
			}
		})
	}
	given := elsewhere
	given.Assignee = lan.Chat
	if !handoff.MaySee(lan, given) {
		t.Error("who was given a ticket may not see it")
	}
	given.Assignee = head.Chat
	if handoff.MaySee(head, given) {
		t.Error("a hamlet head may see what was given by mistake")
	}
}

func TestAudience(t *testing.T) {
	room := desk.Inbox{Chat: "t:room", Communes: []string{"tan-hung"}}
	health := desk.Inbox{Chat: "t:health", Communes: []string{"tan-hung"}, Topics: []string{"y-te"}}
	closed := desk.Inbox{Chat: "t:closed", Closed: friday}
	everybody := []desk.Person{boss, lan, minh, tam, head, gone}
	cases := []struct {
		name           string
		commune, topic string
		urgent         bool
		asker          desk.ChatID
		people         []desk.Person
		inboxes        []desk.Inbox
		want           []desk.ChatID
	}{
		{"a room before its people", "tan-hung", "vay-von", false, "", everybody, []desk.Inbox{closed, room, health}, []desk.ChatID{"t:room"}},
		{"every room that takes it", "tan-hung", "y-te", false, "", everybody, []desk.Inbox{room, health}, []desk.ChatID{"t:room", "t:health"}},
		{"no room takes it: its people", "minh-duc", "y-te", false, "", everybody, []desk.Inbox{room, health, closed}, []desk.ChatID{"t:tam"}},
		{"people by topic", "tan-hung", "vay-von", false, "", everybody, nil, []desk.ChatID{"t:minh"}},
		{"people of a topic not known", "tan-hung", "", false, "", everybody, nil, []desk.ChatID{"t:lan", "t:minh"}},
		{"no commune known", "", "y-te", false, "", everybody, nil, []desk.ChatID{"t:lan", "t:minh", "t:tam"}},
		{"nobody there: the supervisors", "tan-quan", "", false, "", everybody, nil, []desk.ChatID{"t:boss"}},
		{"nobody at all", "tan-quan", "", false, "", []desk.Person{head, gone}, nil, nil},
		{"urgent: all in charge", "tan-hung", "vay-von", true, "", everybody, []desk.Inbox{room}, []desk.ChatID{"t:room", "t:minh", "t:boss"}},
		{"urgent, nobody there", "tan-quan", "", true, "", everybody, nil, []desk.ChatID{"t:boss"}},
		{"never the asker", "tan-hung", "", false, "t:lan", everybody, nil, []desk.ChatID{"t:minh"}},
		{"a supervisor who asks", "tan-quan", "", true, "t:boss", everybody, nil, nil},
		{"each once", "tan-hung", "y-te", false, "", everybody, []desk.Inbox{room, room}, []desk.ChatID{"t:room"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			ticket := desk.Ticket{Chat: c.asker, Commune: c.commune, Topic: c.topic, Reason: desk.ReasonUnknown}
			if c.urgent {
				ticket.Reason = desk.ReasonUrgent
			}
			if got := handoff.Audience(ticket, c.people, c.inboxes); !slices.Equal(got, c.want) {
				t.Errorf("told are %v, want %v", got, c.want)
			}
		})
	}
	if got := handoff.Supervisors(everybody); !slices.Equal(got, []desk.ChatID{"t:boss"}) {
		t.Errorf("supervisors are %v", got)
	}
}

// TestAliasCannotBeFollowed holds that one chat has one name within a ticket and
// another in the next.
func TestAliasCannotBeFollowed(t *testing.T) {
	first := handoff.Alias(1, "t:dân")
	if len(first) != 4 || first != handoff.Alias(1, "t:dân") {
		t.Errorf("the name is %q, then %q", first, handoff.Alias(1, "t:dân"))
	}
	same := 0
	for id := desk.TicketID(2); id < 102; id++ {
		if handoff.Alias(id, "t:dân") == first {
			same++
		}
	}
	if same > 1 || handoff.Alias(1, "t:cô") == first {
		t.Errorf("the name comes again in %d of a hundred tickets", same)
	}
}
