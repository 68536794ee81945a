package desk

import (
	"errors"
	"slices"
	"time"
)

// Role says what a person may do at the desk. It is given by an invitation and
// never read from a chat network's own flags.
type Role string

// The roles. Whoever was not admitted is a household.
const (
	RoleHousehold  Role = ""
	RoleHead       Role = "hamlet-head" // relays questions of a hamlet
	RoleStaff      Role = "staff"       // answers questions of communes
	RoleSupervisor Role = "supervisor"  // staff of every commune; hears what waits too long
)

// Roles are the roles an invitation can give.
var Roles = []Role{RoleHead, RoleStaff, RoleSupervisor}

// Person is somebody who was admitted to the desk through one door. The same
// human on two doors is two persons.
type Person struct {
	Chat     ChatID // the person's own address at the door, never a group
	Role     Role
	Name     string   // as those who admitted them call them, "" for none
	Communes []string // IDs of communes they work for; none means every one
	Hamlets  []string // hamlets of a hamlet head, as named at the invitation
	Topics   []string // IDs of topics they answer; none means every one
	By       ChatID   // who admitted them; "" from the command line
	Since    time.Time
	Revoked  time.Time // zero while the role holds
	Version  int64     // 0 before the store has it
}

// Holds reports whether the person has one of the roles today.
func (p Person) Holds(roles ...Role) bool {
	return p.Revoked.IsZero() && slices.Contains(roles, p.Role)
}

// Answers reports whether the person is there for a commune and a topic, "" for
// one that is not known.
func (p Person) Answers(commune, topic string) bool {
	return p.Holds(RoleSupervisor) || p.Holds(RoleStaff) && covers(p.Communes, commune) && covers(p.Topics, topic)
}

// covers reports whether a list names an ID. An empty list names all, and what
// is not known is everybody's.
func covers(list []string, id string) bool {
	return len(list) == 0 || id == "" || slices.Contains(list, id)
}

// Validate reports a person that may not be stored.
func (p Person) Validate() error {
	switch {
	case p.Chat.Door() == "" || p.Chat.Name() == "":
		return errors.New("desk: person without address")
	case !slices.Contains(Roles, p.Role):
		return errors.New("desk: person without a role")
	case p.Since.IsZero():
		return errors.New("desk: person without time")
	}
	return nil
}

// Inbox is a group chat in which the tickets of some communes and topics
// arrive, in place of the private chats of those who answer there.
type Inbox struct {
	Chat     ChatID
	Communes []string // none means every one
	Topics   []string // none means every one
	By       ChatID   // who made it one
	Since    time.Time
	Closed   time.Time // zero while tickets arrive
}

// Takes reports whether tickets of a commune and a topic arrive there.
func (i Inbox) Takes(commune, topic string) bool {
	return i.Closed.IsZero() && covers(i.Communes, commune) && covers(i.Topics, topic)
}
