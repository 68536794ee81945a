package staff

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"hoidap/internal/desk"
	"hoidap/internal/handoff"
)

// roleWords are the ways to type a role.
var roleWords = []struct {
	role  desk.Role
	words []string
}{
	{desk.RoleHead, []string{"ap", "ấp", "truongap", "trưởngấp", string(desk.RoleHead)}},
	{desk.RoleStaff, []string{"canbo", "cánbộ", string(desk.RoleStaff)}},
	{desk.RoleSupervisor, []string{"phutrach", "phụtrách", string(desk.RoleSupervisor)}},
}

// mostInvited is the most characters that say whom an invitation is for: all of
// it stands in lists.
const mostInvited = 200

// invite makes an invitation: the role, the commune, and the name the person
// will be called by; for a hamlet head the hamlet behind a comma. Staff invite
// the heads of their own communes, supervisors everybody.
func invite(_ context.Context, v *Visit) error {
	words := strings.Fields(v.words)
	if len(words) == 0 || utf8.RuneCountInString(v.words) > mostInvited {
		v.tell("staff.invite.how", nil)
		return nil
	}
	role, known := roleOf(words[0])
	if !known {
		v.tell("staff.invite.how", nil)
		return nil
	}
	made := desk.Invitation{Role: role}
	words = words[1:]
	if role != desk.RoleSupervisor {
		if len(words) == 0 || !v.isPlace(words[0]) {
			v.tell("staff.invite.where", map[string]any{"Places": v.placeIDs()})
			return nil
		}
		made.Communes, words = []string{words[0]}, words[1:]
	}
	name, hamlet, _ := strings.Cut(strings.Join(words, " "), ",")
	made.Name = strings.TrimSpace(name)
	if hamlet = strings.TrimSpace(hamlet); hamlet != "" {
		made.Hamlets = []string{hamlet}
	}
	if role == desk.RoleHead && hamlet == "" {
		v.tell("staff.invite.hamlet", nil)
		return nil
	}
	if !v.By.Holds(desk.RoleSupervisor) && (role != desk.RoleHead || !v.By.Answers(made.Communes[0], "")) {
		v.tell("staff.invite.heads", nil)
		return nil
	}
	code, made := v.Invite(made)
	told := desk.Reply{Chat: v.Message.Chat, Lines: []desk.Line{v.line("staff.invite.made", map[string]any{
		"Command": Sign + "vao " + code, "Role": v.Say("staff.role."+string(role), nil), "Until": desk.DayOf(made.Expires).Local(),
	})}}
	if v.inGroup() { // whoever reads along could use it
		told.Chat = v.By.Chat
		v.tell("staff.invite.sent", nil)
	}
	v.Out.Replies = append(v.Out.Replies, told)
	return nil
}

// Invite makes an invitation for a role, a place and a name. Its code is told
// once; only a digest is kept.
func (v *Visit) Invite(made desk.Invitation) (code string, invitation desk.Invitation) {
	code = v.Code()
	made.Digest, made.By, made.At, made.Expires = desk.DigestOf(code), v.By.Chat, v.Now, v.Now.Add(desk.InvitationLasts)
	v.Out.Invitations = append(v.Out.Invitations, made)
	v.note(desk.ActInvite, 0, string(made.Role))
	return code, made
}

func roleOf(word string) (desk.Role, bool) {
	for _, known := range roleWords {
		if slices.Contains(known.words, strings.ToLower(word)) {
			return known.role, true
		}
	}
	return "", false
}

func (v *Visit) isPlace(id string) bool {
	return slices.ContainsFunc(v.Shelf.Lists().Places, func(p desk.Place) bool { return p.ID == id })
}

func (v *Visit) placeIDs() string {
	var ids []string
	for _, place := range v.Shelf.Lists().Places {
		ids = append(ids, place.ID)
	}
	return strings.Join(ids, ", ")
}

// admit uses an invitation up. It is done in a chat with the desk alone: who
// reads along in a group could take the code.
func admit(ctx context.Context, v *Visit) error {
	if v.inGroup() {
		v.tell("staff.admit.alone", nil)
		return nil
	}
	invitation, err := v.Register.Invitation(ctx, desk.DigestOf(v.words))
	if err != nil && !errors.Is(err, desk.ErrNotFound) {
		return err
	}
	if id := unusable(invitation, v); err != nil || id != "" {
		if err != nil {
			id = "staff.admit.unknown"
		}
		v.tell(id, nil)
		return nil
	}
	invitation.UsedBy, invitation.UsedAt = v.Message.Chat, v.Now
	person := invitation.Person(v.Message.Chat, v.Now)
	person.Version = v.By.Version
	v.Out.Invitations = append(v.Out.Invitations, invitation)
	v.Out.People = append(v.Out.People, person)
	v.By = person
	v.note(desk.ActAdmit, 0, string(person.Role))
	v.tell("staff.admit.done."+string(person.Role), map[string]any{"Command": Sign + "trogiup"})
	return nil
}

// unusable is the sentence for a code that cannot be used any more, "" for one
// that can.
func unusable(i desk.Invitation, v *Visit) string {
	switch {
	case i.UsedBy != "":
		return "staff.admit.used"
	case !v.Now.Before(i.Expires):
		return "staff.admit.expired"
	}
	return ""
}

// people lists who was admitted, with the numbers by which a role is ended.
func people(ctx context.Context, v *Visit) error {
	all, err := v.Register.People(ctx)
	if err != nil {
		return err
	}
	reply := desk.Reply{Lines: []desk.Line{{Kind: desk.LineHeading, Text: v.Say("staff.people.head", nil)}}}
	for i, person := range all {
		if person.Role == "" || !person.Revoked.IsZero() {
			continue
		}
		var where []string
		for _, id := range person.Communes {
			where = append(where, v.placeName(id))
		}
		if len(where) == 0 {
			where = append(where, v.Say("staff.people.everywhere", nil))
		}
		where = append(where, person.Hamlets...)
		reply.Lines = append(reply.Lines, desk.Line{Kind: desk.LineText, Text: v.Say("staff.people.row", map[string]any{
			"Number": i + 1, "Name": person.Name, "Role": v.Say("staff.role."+string(person.Role), nil),
			"Where": strings.Join(where, ", "), "Since": desk.DayOf(person.Since).Local(),
		})})
	}
	v.reply(reply)
	return nil
}

// revoke ends the role of a person, by number in the list or by name.
func revoke(ctx context.Context, v *Visit) error {
	all, err := v.Register.People(ctx)
	if err != nil {
		return err
	}
	person, ok := Named(all, v.words)
	switch {
	case !ok:
		v.tell("staff.revoke.unknown", map[string]any{"Command": Sign + "nguoi"})
		return nil
	case person.Chat == v.By.Chat:
		v.tell("staff.revoke.self", nil)
		return nil
	}
	if err := v.Revoke(ctx, person); err != nil {
		return err
	}
	v.tell("staff.revoke.done", map[string]any{"Name": person.Name})
	if len(v.Out.Inboxes) > 0 {
		v.tell("staff.revoke.inbox", nil)
	}
	return nil
}

// Named finds who is meant among all people: by number in the list, by name or
// by chat. ok is false when nobody with a role is, or several are.
func Named(all []desk.Person, words string) (person desk.Person, ok bool) {
	if n, rest, isNumber := number(words); isNumber && rest == "" {
		if n > int64(len(all)) {
			return desk.Person{}, false
		}
		person = all[n-1]
		return person, person.Revoked.IsZero()
	}
	found := 0
	for _, p := range all {
		if p.Revoked.IsZero() && words != "" && (string(p.Chat) == words || strings.EqualFold(p.Name, words)) {
			person, found = p, found+1
		}
	}
	return person, found == 1
}

// Revoke ends the role of a person and puts back what the person has. The groups
// the person opened take no tickets any more: nobody else has said who reads
// there.
func (v *Visit) Revoke(ctx context.Context, person desk.Person) error {
	inboxes, err := v.Register.Inboxes(ctx)
	if err != nil {
		return err
	}
	for _, inbox := range inboxes {
		if inbox.By == person.Chat {
			inbox.Closed = v.Now
			v.Out.Inboxes = append(v.Out.Inboxes, inbox)
			v.note(desk.ActInbox, 0, "revoked")
		}
	}
	person.Revoked = v.Now
	v.Out.People = append(v.Out.People, person)
	v.note(desk.ActRevoke, 0, string(person.Chat))
	return v.release(ctx, person)
}

// release puts back what a person has who is no longer there.
func (v *Visit) release(ctx context.Context, person desk.Person) error {
	tickets, err := v.Queue.Tickets(ctx, desk.TicketFilter{
		States: []desk.TicketState{desk.TicketClaimed}, Assignee: person.Chat, Limit: mostReleased,
	})
	if err != nil {
		return err
	}
	for _, ticket := range tickets {
		v.change(handoff.Release(ticket))
		v.note(desk.ActReturn, ticket.ID, "revoked")
	}
	return nil
}

// mostReleased is more tickets than anybody has at once.
const mostReleased = 1000
