package bureau

import (
	"errors"
	"net/http"
	"strings"

	"hoidap/internal/desk"
	"hoidap/internal/site"
)

// peopleDeeds are what can be done about people.
var peopleDeeds = []deed{
	{name: "moi", command: "moi"},
	{name: "thoi", command: "thoi"},
}

// crew is what people.html shows.
type crew struct {
	frame
	Act    string
	Rows   []member
	Gone   []member
	Places []option
	Roles  []option
	Typed  invited
}

// member is one person who was admitted.
type member struct {
	Chat              desk.ChatID
	Name, Role, Where string
	Topics            string
	Since, Until      string
	Me                bool
}

// invited is what was typed into the form of an invitation.
type invited struct{ Role, Place, Name, Hamlet string }

// showPeople is GET /nguoi.
func (b *Room) showPeople(w http.ResponseWriter, r *http.Request, by desk.Person) {
	b.showCrew(w, r, by, crew{})
}

// actOnPeople is POST /nguoi: somebody is invited, or a role ended. The code of
// an invitation is on the page that answers, and nowhere else.
func (b *Room) actOnPeople(w http.ResponseWriter, r *http.Request, by desk.Person) {
	f, err := readForm(w, r)
	if err != nil {
		b.sorry(w, r, http.StatusBadRequest, "desk.trouble.unclear")
		return
	}
	page := crew{Typed: invited{Role: f.line("vai"), Place: f.line("xa"), Name: f.line("ten"), Hamlet: f.line("ap")}}
	d, takes, err := chosen(peopleDeeds, f.line(doField), f)
	if err == nil {
		if d.name == "moi" {
			takes = page.Typed.takes()
		}
		var came desk.Deed
		came, err = b.do(r.Context(), by, f.line(actField), d.typed("", takes))
		page.Notice = noticeOf(came, nil, "")
		if came.Done {
			page.Typed = invited{}
		}
	}
	switch {
	case errors.Is(err, errNoDeed):
		b.sorry(w, r, http.StatusBadRequest, "desk.trouble.unclear")
		return
	case err != nil:
		b.Log.ErrorContext(r.Context(), "bureau: act failed", "error", err)
		page.Notice = b.refusal("desk.trouble.failed")
	}
	b.showCrew(w, r, by, page)
}

// takes is the invitation as typed behind its command. A comma stands before
// the hamlet and nowhere else.
func (i invited) takes() string {
	words := []string{i.Role}
	if i.Role != string(desk.RoleSupervisor) {
		words = append(words, i.Place)
	}
	words = append(words, strings.ReplaceAll(i.Name, ",", " "))
	takes := strings.Join(words, " ")
	if i.Role == string(desk.RoleHead) && i.Hamlet != "" {
		takes += ", " + i.Hamlet
	}
	return takes
}

// showCrew writes the page of people around what is in it already.
func (b *Room) showCrew(w http.ResponseWriter, r *http.Request, by desk.Person, page crew) {
	book, people, ok := b.surroundings(w, r)
	if !ok {
		return
	}
	notice := page.Notice
	page.frame, page.Act = frameOf(by, "people"), site.NewToken()
	page.Notice = notice
	names := b.namesOf(book.Lists(), people)
	for _, person := range people {
		if made := b.memberOf(person, by, names); made.Until == "" {
			page.Rows = append(page.Rows, made)
		} else {
			page.Gone = append(page.Gone, made)
		}
	}
	for _, place := range book.Lists().Places {
		page.Places = append(page.Places, option{place.ID, place.Name, place.ID == page.Typed.Place})
	}
	for _, role := range []desk.Role{desk.RoleStaff, desk.RoleHead, desk.RoleSupervisor} {
		page.Roles = append(page.Roles, option{string(role), word(b, roleWords, role), string(role) == page.Typed.Role})
	}
	b.render(w, r, http.StatusOK, "people.html", page)
}

// memberOf is a person in one row.
func (b *Room) memberOf(person, by desk.Person, names names) member {
	var where, topics []string
	for _, id := range person.Communes {
		where = append(where, names.place(id))
	}
	for _, id := range person.Topics {
		topics = append(topics, names.topic(id))
	}
	where = append(where, person.Hamlets...)
	if len(where) == 0 {
		where = []string{b.say("desk.everywhere")}
	}
	made := member{
		Chat: person.Chat, Name: names.person(person.Chat), Role: word(b, roleWords, person.Role), Where: strings.Join(where, ", "),
		Topics: strings.Join(topics, ", "), Since: desk.DayOf(person.Since).Local(), Me: person.Chat == by.Chat,
	}
	if !person.Revoked.IsZero() {
		made.Until = desk.DayOf(person.Revoked).Local()
	}
	return made
}
