package bureau

import (
	"net/url"
	"slices"
	"strconv"

	"hoidap/internal/desk"
)

// waiting are the states in which somebody still waits.
var waiting = []desk.TicketState{desk.TicketOpen, desk.TicketClaimed}

// Fields of the address of a queue, and the value for all.
const (
	placeField = "xa"
	topicField = "muc"
	stateField = "loc"
	afterField = "sau"
	allTopics  = "tat-ca"
)

// view is one choice of what part of the queue is shown.
type view struct {
	value string
	word  string
	apply func(filter *desk.TicketFilter, by desk.Person)
}

// views are the choices, the first where nothing is chosen.
var views = []view{
	{"", "desk.view.waiting", func(f *desk.TicketFilter, _ desk.Person) { f.States = waiting }},
	{"chua-nhan", "desk.view.open", func(f *desk.TicketFilter, _ desk.Person) { f.States = []desk.TicketState{desk.TicketOpen} }},
	{"cua-toi", "desk.view.mine", func(f *desk.TicketFilter, by desk.Person) {
		// What a colleague of another commune handed over is there as well.
		f.States, f.Assignee, f.Communes, f.Topics = []desk.TicketState{desk.TicketClaimed}, by.Chat, nil, nil
	}},
	{"khan", "desk.view.urgent", func(f *desk.TicketFilter, _ desk.Person) {
		f.States, f.Reasons = waiting, []desk.TicketReason{desk.ReasonUrgent}
	}},
	{"da-tra-loi", "desk.view.answered", func(f *desk.TicketFilter, _ desk.Person) {
		f.States, f.Newest = []desk.TicketState{desk.TicketAnswered}, true
	}},
	{"da-dong", "desk.view.closed", func(f *desk.TicketFilter, _ desk.Person) {
		f.States, f.Newest = []desk.TicketState{desk.TicketClosed, desk.TicketWithdrawn}, true
	}},
}

// wish is what part of the queue somebody asks for.
type wish struct {
	place, topic, state string
	after               desk.TicketID
	filter              desk.TicketFilter
}

// wishOf reads what is asked for. What a person may not see is never in it.
func wishOf(query url.Values, by desk.Person, lists desk.Knowledge) wish {
	w := wish{place: query.Get(placeField), topic: query.Get(topicField), state: query.Get(stateField)}
	w.filter.Communes = scope(by)
	if w.place != "" && slices.ContainsFunc(placesOf(by, lists), func(p desk.Place) bool { return p.ID == w.place }) {
		w.filter.Communes = []string{w.place}
	} else {
		w.place = ""
	}
	switch {
	case slices.ContainsFunc(lists.Topics, func(t desk.Topic) bool { return t.ID == w.topic }):
		w.filter.Topics = []string{w.topic}
	case w.topic != allTopics:
		w.topic, w.filter.Topics = "", by.Topics
	}
	at := max(0, slices.IndexFunc(views, func(v view) bool { return v.value == w.state }))
	w.state = views[at].value
	views[at].apply(&w.filter, by)
	if n, err := strconv.ParseInt(query.Get(afterField), 10, 64); err == nil && n > 0 {
		w.after = desk.TicketID(n)
	}
	return w
}

// scope are the communes whose tickets a person sees, none for all of them.
func scope(by desk.Person) []string {
	if by.Holds(desk.RoleSupervisor) {
		return nil
	}
	return by.Communes
}

// placesOf are the communes a person can choose from.
func placesOf(by desk.Person, lists desk.Knowledge) []desk.Place {
	within := scope(by)
	if len(within) == 0 {
		return lists.Places
	}
	var places []desk.Place
	for _, place := range lists.Places {
		if slices.Contains(within, place.ID) {
			places = append(places, place)
		}
	}
	return places
}

// address is the page of the same wish behind a ticket.
func (w wish) address(after desk.TicketID) string {
	query := url.Values{}
	for field, value := range map[string]string{placeField: w.place, topicField: w.topic, stateField: w.state} {
		if value != "" {
			query.Set(field, value)
		}
	}
	query.Set(afterField, strconv.FormatInt(int64(after), 10))
	return Base + "?" + query.Encode()
}

// filter is one list to choose from above the queue.
type filter struct {
	Field, Label string
	Options      []option
}

// option is one entry of a list to choose from.
type option struct {
	Value, Label string
	Chosen       bool
}

// filters are the lists above the queue, with what was chosen.
func (b *Room) filters(w wish, by desk.Person, lists desk.Knowledge) []filter {
	state := filter{Field: stateField, Label: "desk.filter.state"}
	for _, v := range views {
		state.Options = append(state.Options, option{v.value, b.say(v.word), v.value == w.state})
	}
	all := []filter{state}
	if places := placesOf(by, lists); len(places) > 1 {
		place := filter{Field: placeField, Label: "desk.filter.place", Options: []option{{"", b.say("desk.filter.all-places"), w.place == ""}}}
		for _, p := range places {
			place.Options = append(place.Options, option{p.ID, p.Name, p.ID == w.place})
		}
		all = append(all, place)
	}
	topic := filter{Field: topicField, Label: "desk.filter.topic"}
	if len(by.Topics) > 0 {
		topic.Options = append(topic.Options, option{"", b.say("desk.filter.my-topics"), w.topic == ""})
	}
	everything := w.topic == allTopics || w.topic == "" && len(by.Topics) == 0
	topic.Options = append(topic.Options, option{allTopics, b.say("desk.filter.all-topics"), everything})
	for _, t := range lists.Topics {
		topic.Options = append(topic.Options, option{t.ID, t.Name, t.ID == w.topic})
	}
	return append(all, topic)
}
