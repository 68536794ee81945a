package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"hoidap/internal/config"
	"hoidap/internal/desk"
	"hoidap/internal/staff"
)

// people lists who was admitted, or ends the role of one of them.
func (p *program) people(ctx context.Context, c config.Config) (err error) {
	if c.People.Revoke != "" {
		return p.revoke(ctx, c.People)
	}
	db, err := openKept(ctx, c.People.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	all, err := db.People(ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(p.stdout, "nobody was admitted yet: see hoidap invite --help")
		return err
	}
	return listPeople(p.stdout, all)
}

// listPeople writes a line for each person. The numbers are those by which the
// staff's commands name people too.
func listPeople(w io.Writer, all []desk.Person) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, person := range all {
		name, where := person.Name, scope(person.Communes, person.Hamlets, person.Topics)
		if name == "" {
			name = "-"
		}
		if where == "" {
			where = "of every commune"
		}
		ended := ""
		if !person.Revoked.IsZero() {
			ended = "revoked " + desk.DayOf(person.Revoked).String()
		}
		_, _ = fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\tsince %s\t%s\n",
			i+1, name, person.Role, where, person.Chat, desk.DayOf(person.Since), ended)
	}
	return table.Flush()
}

// revoke ends a role. What the person has of tickets goes back to everybody.
func (p *program) revoke(ctx context.Context, c config.People) error {
	var person desk.Person
	var returned, closed int
	err := byHand(ctx, openKept, c.Data, func(ctx context.Context, v *staff.Visit) error {
		all, err := v.Register.People(ctx)
		if err != nil {
			return err
		}
		var ok bool
		if person, ok = staff.Named(all, c.Revoke); !ok {
			return errors.New("people: --revoke names nobody who has a role, or several: take the number in the list of hoidap people")
		}
		err = v.Revoke(ctx, person)
		returned, closed = len(v.Out.Tickets), len(v.Out.Inboxes)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "%s (%s) is no longer %s; tickets back in the queue: %d; groups that take no tickets any more: %d\n",
		person.Chat, person.Name, person.Role, returned, closed)
	return err
}
