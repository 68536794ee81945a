package main

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"hoidap/internal/desk"
	"hoidap/internal/staff"
	"hoidap/internal/store"
)

// shellChat is the chat under which what is done on the command line is written
// down.
const shellChat desk.ChatID = "shell:hoidap"

// opener opens the database of a data folder: openStore or openKept.
type opener func(ctx context.Context, data string) (*store.Store, error)

// byHand does something at the desk of a data folder, as a supervisor would, and
// has it written as one turn. It may run while the desk serves; when somebody
// there is faster, it is decided again from fresh reads.
func byHand(ctx context.Context, open opener, data string, do func(ctx context.Context, v *staff.Visit) error) (err error) {
	db, err := open(ctx, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for {
		session, err := db.Session(ctx, shellChat)
		if err != nil {
			return err
		}
		now := time.Now()
		turn := desk.Turn{
			Message: desk.Message{ID: desk.MessageID(shellChat) + ":" + desk.MessageID(rand.Text()), Chat: shellChat, Kind: desk.KindText, At: now},
			Session: session,
		}
		visit := &staff.Visit{
			Office: officeOf(db), By: desk.Person{Role: desk.RoleSupervisor}, Message: turn.Message, Now: now, Out: &turn,
		}
		if err := do(ctx, visit); err != nil {
			return err
		}
		if err := db.Commit(ctx, turn); !errors.Is(err, desk.ErrConflict) {
			return err
		}
	}
}

// officeOf is the office of the staff on a database.
func officeOf(db *store.Store) staff.Office {
	return staff.Office{Queue: db, Records: db, Register: db, Number: db.NextTicket, Code: staff.NewCode}
}

// until writes the moment something ends, as operators here read it.
func until(at time.Time) string { return at.In(desk.Zone).Format("2006-01-02 15:04") }
