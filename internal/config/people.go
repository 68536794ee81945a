package config

import "strings"

// Roles are the roles an invitation can give, as desk.Roles.
var Roles = []string{"hamlet-head", "staff", "supervisor"}

// Everywhere is the value of --commune for all of them.
const Everywhere = "all"

// Invite is the verb that admits people.
type Invite struct {
	Role     string   `placeholder:"ROLE" help:"What the person will be: hamlet-head, staff or supervisor."`
	Communes []string `name:"commune" placeholder:"ID" help:"Communes the person is there for, by ID; all for every one."`
	Hamlets  []string `name:"hamlet" placeholder:"NAME" help:"Hamlets of a hamlet head, as people call them."`
	Topics   []string `name:"topic" placeholder:"ID" help:"Topics that staff answer, by ID; without any, all of them."`
	Name     string   `placeholder:"NAME" help:"What colleagues call the person."`
	Storage  `embed:""`
	Shelf    `embed:""`
}

// People is the verb that shows who was admitted.
type People struct {
	Revoke  string `placeholder:"NUMBER|NAME" help:"End the role of this person: the number in the list, the name or the chat."`
	Storage `embed:""`
}

// Proposals is the verb that takes over what staff proposed as knowledge.
type Proposals struct {
	Write   string `placeholder:"DIR" help:"Write what was agreed to into this folder of articles."`
	Storage `embed:""`
}

// LoginLink is the verb that lets staff into the desk in a browser.
type LoginLink struct {
	Name    string `placeholder:"NAME" help:"What colleagues call the person."`
	Chat    string `placeholder:"CHAT" help:"Chat of the person, as telegram:4711."`
	Network `embed:""`
	Public  `embed:""`
	Storage `embed:""`
}

func (i Invite) check() error {
	switch i.Role {
	case "":
		return usage("invite: --role is missing, want one of %s", strings.Join(Roles, ", "))
	case "supervisor":
		if len(i.Communes)+len(i.Hamlets)+len(i.Topics) > 0 {
			return usage("invite: a supervisor is there for every commune and topic: leave --commune, --hamlet and --topic out")
		}
	case "staff":
		if len(i.Hamlets) > 0 {
			return usage("invite: --hamlet is for a hamlet-head only")
		}
	case "hamlet-head":
		if len(i.Topics) > 0 {
			return usage("invite: --topic is for staff only")
		}
	default:
		return usage("invite: --role is %q, want one of %s", i.Role, strings.Join(Roles, ", "))
	}
	return nil
}

func (l LoginLink) check() error {
	switch {
	case (l.Name == "") == (l.Chat == ""):
		return usage("login-link: say who it is for, with --name or with --chat; hoidap people lists both")
	case l.Chat != "" && !strings.Contains(strings.Trim(l.Chat, ":"), ":"):
		return usage("login-link: --chat is %q, want door:number, as telegram:4711", l.Chat)
	}
	if err := l.Public.check(); err != nil {
		return err
	}
	return checkListen(l.Listen)
}

func (p Public) check() error {
	if p.PublicURL == "" {
		return nil
	}
	return checkURL("--public-url", p.PublicURL)
}
