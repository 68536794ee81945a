package bureau

import (
	"fmt"
	"strings"
	"time"

	"hoidap/internal/desk"
)

// The sentences for what a ticket can be.
var (
	stateWords = map[desk.TicketState]string{
		desk.TicketOpen:      "desk.state.open",
		desk.TicketClaimed:   "desk.state.claimed",
		desk.TicketAnswered:  "desk.state.answered",
		desk.TicketClosed:    "desk.state.closed",
		desk.TicketWithdrawn: "desk.state.withdrawn",
	}
	reasonWords = map[desk.TicketReason]string{
		desk.ReasonUrgent:   "desk.reason.urgent",
		desk.ReasonPersonal: "desk.reason.personal",
		desk.ReasonUnknown:  "desk.reason.unknown",
		desk.ReasonAsked:    "desk.reason.asked",
		desk.ReasonMedia:    "desk.reason.media",
		desk.ReasonParked:   "desk.reason.parked",
	}
	roleWords = map[desk.Role]string{
		desk.RoleHead:       "desk.role.head",
		desk.RoleStaff:      "desk.role.staff",
		desk.RoleSupervisor: "desk.role.supervisor",
	}
	mediaWords = map[desk.MessageKind]string{
		desk.KindVoice: "desk.media.voice",
		desk.KindPhoto: "desk.media.photo",
		desk.KindFile:  "desk.media.file",
	}
	actWords = map[desk.ActKind]string{
		desk.ActOpen:     "desk.act.open",
		desk.ActJoin:     "desk.act.join",
		desk.ActClaim:    "desk.act.claim",
		desk.ActReturn:   "desk.act.return",
		desk.ActTransfer: "desk.act.transfer",
		desk.ActEscalate: "desk.act.escalate",
		desk.ActAnswer:   "desk.act.answer",
		desk.ActNote:     "desk.act.note",
		desk.ActClose:    "desk.act.close",
		desk.ActMerge:    "desk.act.merge",
		desk.ActInvite:   "desk.act.invite",
		desk.ActAdmit:    "desk.act.admit",
		desk.ActRevoke:   "desk.act.revoke",
		desk.ActInbox:    "desk.act.inbox",
		desk.ActLink:     "desk.act.link",
		desk.ActLogin:    "desk.act.login",
		desk.ActLogout:   "desk.act.logout",
		desk.ActPropose:  "desk.act.propose",
		desk.ActForget:   "desk.act.forget",
	}
)

// say is a sentence.
func (b *Room) say(id string) string { return b.Words.Say(string(desk.Vietnamese), id, nil) }

// sayCount is a sentence with a number in it.
func (b *Room) sayCount(id string, count int) string {
	return b.Words.Say(string(desk.Vietnamese), id, map[string]any{"Count": count})
}

// word is the sentence of a kind, or the kind itself when nobody has words for
// it yet.
func word[K ~string](b *Room, words map[K]string, kind K) string {
	if id, known := words[kind]; known {
		return b.say(id)
	}
	return string(kind)
}

// waited says how long something has been waiting, in the unit that matters.
func (b *Room) waited(since time.Time) string {
	switch span := b.Now().Sub(since); {
	case span < time.Minute:
		return b.say("desk.wait.now")
	case span < time.Hour:
		return b.sayCount("desk.wait.minutes", int(span.Minutes()))
	case span < 24*time.Hour:
		return b.sayCount("desk.wait.hours", int(span.Hours()))
	default:
		return b.sayCount("desk.wait.days", int(span.Hours()/24))
	}
}

// clock writes a moment as staff say it: 9:05 24/11.
func clock(at time.Time) string {
	at = at.In(desk.Zone)
	return fmt.Sprintf("%d:%02d %d/%d", at.Hour(), at.Minute(), at.Day(), at.Month())
}

// firstWords is the beginning of a text, for one row of a list.
func firstWords(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// names are what places, topics and people are called.
type names struct {
	room   *Room
	places map[string]string
	topics map[string]string
	people map[desk.ChatID]desk.Person
}

func (b *Room) namesOf(lists desk.Knowledge, people []desk.Person) names {
	n := names{room: b, places: map[string]string{}, topics: map[string]string{}, people: map[desk.ChatID]desk.Person{}}
	for _, place := range lists.Places {
		n.places[place.ID] = place.Name
	}
	for _, topic := range lists.Topics {
		n.topics[topic.ID] = topic.Name
	}
	for _, person := range people {
		n.people[person.Chat] = person
	}
	return n
}

// place is the name of a commune, or the words for one not known.
func (n names) place(id string) string {
	if name, known := n.places[id]; known {
		return name
	}
	return n.room.say("desk.no-commune")
}

// topic is the name of a topic, "" for one not known.
func (n names) topic(id string) string { return n.topics[id] }

// person is how staff call somebody who was admitted, "" for anybody else.
func (n names) person(chat desk.ChatID) string {
	person, known := n.people[chat]
	switch {
	case !known:
		return ""
	case person.Name == "":
		return word(n.room, roleWords, person.Role)
	}
	return person.Name
}
