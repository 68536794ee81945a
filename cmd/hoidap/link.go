package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hoidap/internal/bureau"
	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// linkTo makes addresses at which a code opens the staff desk in a browser,
// below the public address of the page.
func linkTo(public string) func(code string) string {
	return func(code string) string {
		return public + bureau.Base + "/vao?" + url.Values{"code": {code}}.Encode()
	}
}

// loginLink makes a link for somebody of the staff.
func (p *program) loginLink(ctx context.Context, c config.Config) error {
	var code string
	err := byHand(ctx, openKept, c.LoginLink.Data, func(ctx context.Context, v *staff.Visit) error {
		all, err := v.Register.People(ctx)
		if err != nil {
			return err
		}
		person, err := deskWorker(all, c.LoginLink)
		if err != nil {
			return err
		}
		code = v.Key(person)
		return nil
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s\n\nOpens the staff desk once, within %d minutes.\n",
		linkTo(c.LoginLink.Address(c.LoginLink.Listen))(code), int(desk.LoginLasts.Minutes()))
	return err
}

// deskWorker finds who a link is for.
func deskWorker(all []desk.Person, c config.LoginLink) (desk.Person, error) {
	var found []desk.Person
	for _, person := range all {
		if person.Revoked.IsZero() && (c.Chat != "" && string(person.Chat) == c.Chat || c.Name != "" && strings.EqualFold(person.Name, c.Name)) {
			found = append(found, person)
		}
	}
	works := func(person desk.Person) bool { return person.Holds(desk.RoleStaff, desk.RoleSupervisor) }
	switch {
	case len(found) == 0:
		return desk.Person{}, errors.New("login-link: nobody of that name or chat was admitted: hoidap people lists who was")
	case !slices.ContainsFunc(found, works):
		return desk.Person{}, errors.New("login-link: hamlet heads work in the chat: the desk in the browser is for staff and supervisors")
	}
	if found = slices.DeleteFunc(found, func(person desk.Person) bool { return !works(person) }); len(found) > 1 {
		return desk.Person{}, errors.New("login-link: several people are called so: name one with --chat, as hoidap people lists it")
	}
	return found[0], nil
}
