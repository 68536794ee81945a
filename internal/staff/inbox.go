package staff

import (
	"context"
	"slices"

	"hoidap/internal/desk"
)

// openInbox makes the group in which it is written take the tickets of who
// writes it.
func openInbox(_ context.Context, v *Visit) error {
	if !v.inGroup() {
		v.tell("staff.inbox.group", nil)
		return nil
	}
	inbox := desk.Inbox{Chat: v.Message.Chat, By: v.By.Chat, Since: v.Now, Topics: v.By.Topics, Communes: v.By.Communes}
	if v.By.Holds(desk.RoleSupervisor) {
		inbox.Communes, inbox.Topics = nil, nil
	}
	v.Out.Inboxes = append(v.Out.Inboxes, inbox)
	v.note(desk.ActInbox, 0, "open")
	v.tell("staff.inbox.opened", nil)
	return nil
}

// MoveInbox has a group that goes on under another address take tickets there; a
// group that is gone, whose address is "", takes none any more.
func (v *Visit) MoveInbox(ctx context.Context, to desk.ChatID) error {
	inboxes, err := v.Register.Inboxes(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(inboxes, func(i desk.Inbox) bool { return i.Chat == v.Message.Chat })
	if at < 0 || to == v.Message.Chat {
		return nil
	}
	before, after := inboxes[at], inboxes[at]
	before.Closed, after.Chat = v.Now, to
	v.Out.Inboxes = append(v.Out.Inboxes, before)
	if to == "" {
		v.note(desk.ActInbox, 0, "gone")
		return nil
	}
	v.Out.Inboxes = append(v.Out.Inboxes, after)
	v.note(desk.ActInbox, 0, "move")
	return nil
}

// closeInbox ends that a group takes tickets.
func closeInbox(ctx context.Context, v *Visit) error {
	inboxes, err := v.Register.Inboxes(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(inboxes, func(i desk.Inbox) bool { return i.Chat == v.Message.Chat })
	if at < 0 {
		v.tell("staff.inbox.none", nil)
		return nil
	}
	inbox := inboxes[at]
	inbox.Closed = v.Now
	v.Out.Inboxes = append(v.Out.Inboxes, inbox)
	v.note(desk.ActInbox, 0, "close")
	v.tell("staff.inbox.closed", nil)
	return nil
}

// logIn sends a single-use link to the desk in the browser. It goes to the
// person's own chat: in a group anybody could open it.
func logIn(_ context.Context, v *Visit) error {
	if v.Link == nil {
		v.tell("staff.login.none", nil)
		return nil
	}
	code := v.Key(v.By)
	reply := desk.Reply{Chat: v.By.Chat, Lines: []desk.Line{
		v.line("staff.login.link", map[string]any{"Link": v.Link(code), "Minutes": int(desk.LoginLasts.Minutes())}),
		v.line("staff.login.secret", nil),
	}}
	v.Out.Replies = append(v.Out.Replies, reply)
	if v.Message.Chat != v.By.Chat {
		v.tell("staff.login.sent", nil)
	}
	return nil
}

// Key makes a single-use code with which a person of the staff opens the desk in
// the browser. It is told once; only a digest is kept.
func (v *Visit) Key(person desk.Person) string {
	code := v.Code()
	v.Out.Keys = append(v.Out.Keys, desk.Key{
		Digest: desk.DigestOf(code), Kind: desk.KeyLogin, Person: person.Chat, Expires: v.Now.Add(desk.LoginLasts),
	})
	v.note(desk.ActLink, 0, string(person.Chat))
	return code
}
