package store_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"hoidap/internal/desk"
)

func TestRemarksComeBackInOrder(t *testing.T) {
	b := open(t)
	want := []desk.Remark{
		{Ticket: 7, Kind: desk.RemarkAsker, By: lan, At: noon.Add(time.Hour), Text: "hỏi"},
		{Ticket: 7, Kind: desk.RemarkAsker, By: lan, At: noon, Media: desk.Media{Kind: desk.KindVoice, Ref: "4711"}},
		{Ticket: 7, Kind: desk.RemarkNote, By: minh, At: noon, Text: "ghi chú"},
		{Ticket: 7, Kind: desk.RemarkAnswer, By: minh, At: noon, Text: "trả lời", Media: desk.Media{Kind: desk.KindPhoto, Ref: "12"}},
	}
	saying := turn(lan, "1")
	saying.Remarks = slices.Concat(want, []desk.Remark{{Ticket: 8, Kind: desk.RemarkAsker, By: minh, At: noon, Text: "của người khác"}})
	b.commit(saying)
	b.reopen()
	got, err := b.Remarks(t.Context(), 7)
	check(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("came back as %+v, want %+v", got, want)
	}
}

func TestRelays(t *testing.T) {
	b := open(t)
	want := desk.Relay{ID: 5, Head: lan, For: "bà Sáu", Question: "hỏi giùm", Ticket: 9, Asked: noon}
	asking := turn(lan, "1")
	asking.Relays = []desk.Relay{want, {ID: 6, Head: lan, For: "ông Tám", Article: "bhyt", Asked: noon, Answered: noon},
		{ID: 7, Head: minh, Ticket: 9, Asked: noon}}
	b.commit(asking)
	relays, err := b.Relays(t.Context(), lan, 10)
	check(t, err)
	if len(relays) != 2 || relays[0].ID != 6 || !reflect.DeepEqual(relays[1], want) {
		t.Errorf("of the head %+v, want 6 and %+v", relays, want)
	}
	if newest, err := b.Relays(t.Context(), lan, 1); err != nil || len(newest) != 1 || newest[0].ID != 6 {
		t.Errorf("the newest %+v, %v", newest, err)
	}
	waiting := func() (ids []int) {
		relays, err := b.TicketRelays(t.Context(), 9)
		check(t, err)
		for _, relay := range relays {
			ids = append(ids, int(relay.ID))
		}
		return ids
	}
	if got := waiting(); !slices.Equal(got, []int{5, 7}) {
		t.Errorf("waiting for the ticket %v, want 5 and 7", got)
	}
	want.For, want.Question, want.Answered = "", "", noon.Add(time.Hour)
	answering := turn(minh, "1")
	answering.Relays = []desk.Relay{want}
	b.commit(answering)
	if got := waiting(); !slices.Equal(got, []int{7}) {
		t.Errorf("after an answer %v wait, want 7", got)
	}
	if relays, err = b.Relays(t.Context(), lan, 10); err != nil || !reflect.DeepEqual(relays[1], want) {
		t.Errorf("after an answer %+v, %v; want %+v", relays, err, want)
	}
	stolen := want
	stolen.Head = minh
	stealing := versioned(turn(minh, "2"), 1)
	stealing.Relays = []desk.Relay{stolen}
	wantIs(t, b.Commit(t.Context(), stealing), desk.ErrConflict)
}

func TestActs(t *testing.T) {
	b := open(t)
	acting := turn(lan, "1")
	acting.Acts = []desk.Act{
		{Kind: desk.ActOpen, Ticket: 1, Detail: "unknown", At: noon},
		{Kind: desk.ActInvite, By: minh, Detail: "staff", At: noon},
		{Kind: desk.ActClaim, By: lan, Ticket: 1, At: noon.Add(time.Minute)},
		{Kind: desk.ActOpen, Ticket: 2, At: noon.Add(time.Hour)},
	}
	b.commit(acting)
	kinds := func(ticket desk.TicketID, limit int) (kinds []desk.ActKind) {
		acts, err := b.Acts(t.Context(), ticket, limit)
		check(t, err)
		for _, act := range acts {
			kinds = append(kinds, act.Kind)
		}
		return kinds
	}
	for _, c := range []struct {
		ticket desk.TicketID
		limit  int
		want   []desk.ActKind
	}{
		{0, 10, []desk.ActKind{desk.ActOpen, desk.ActClaim, desk.ActInvite, desk.ActOpen}},
		{0, 2, []desk.ActKind{desk.ActOpen, desk.ActClaim}},
		{1, 10, []desk.ActKind{desk.ActClaim, desk.ActOpen}},
		{1, 1, []desk.ActKind{desk.ActClaim}},
		{3, 10, nil},
	} {
		if got := kinds(c.ticket, c.limit); !slices.Equal(got, c.want) {
			t.Errorf("of ticket %d, at most %d: %v, want %v", c.ticket, c.limit, got, c.want)
		}
	}
	acts, err := b.Acts(t.Context(), 1, 1)
	check(t, err)
	if !reflect.DeepEqual(acts[0], acting.Acts[2]) {
		t.Errorf("came back as %+v, want %+v", acts[0], acting.Acts[2])
	}
}

func TestTalliesAddUp(t *testing.T) {
	b := open(t)
	monday := desk.DayOf(noon)
	tally := func(day desk.Day, outcome desk.Outcome, commune string, count int64) desk.Tally {
		return desk.Tally{Day: day, Outcome: outcome, Topic: "y-te", Commune: commune, Article: "bhyt", Count: count}
	}
	for i, tallies := range [][]desk.Tally{
		{tally(monday, desk.OutcomeAnswered, "tan-hung", 1), tally(monday, desk.OutcomeRight, "tan-hung", 1)},
		{tally(monday, desk.OutcomeAnswered, "tan-hung", 1)},
		{tally(monday.Next(), desk.OutcomeAnswered, "tan-hung", 1), tally(monday.Next(), desk.OutcomeAnswered, "", 2)},
		{tally(monday.Previous(), desk.OutcomeAnswered, "tan-hung", 50), tally(monday.Next().Next(), desk.OutcomeAnswered, "", 50)},
	} {
		counting := turn(lan, string(rune('a'+i)))
		counting.Tallies = tallies
		b.commit(counting)
	}
	got, err := b.Tallies(t.Context(), monday, monday.Next())
	check(t, err)
	want := []desk.Tally{
		tally(monday, desk.OutcomeAnswered, "", 2), tally(monday, desk.OutcomeAnswered, "tan-hung", 3),
		tally(monday, desk.OutcomeRight, "tan-hung", 1),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("added up %+v, want %+v", got, want)
	}
}
