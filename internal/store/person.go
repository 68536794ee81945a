package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"hoidap/internal/desk"
)

const personColumns = `chat, role, name, communes, hamlets, topics, admitter, since, revoked_at, version`

// Person returns who was admitted with an address, the zero person for a
// household.
func (s *Store) Person(ctx context.Context, chat desk.ChatID) (desk.Person, error) {
	person, err := scanPerson(s.reader.QueryRowContext(ctx, `SELECT `+personColumns+` FROM people WHERE chat = $1`, chat))
	if errors.Is(err, sql.ErrNoRows) {
		return desk.Person{}, nil
	}
	if err != nil {
		return desk.Person{}, fmt.Errorf("store: person %s: %w", chat, known(err))
	}
	return person, nil
}

// People returns all who were admitted, the revoked last, else in order of
// admission.
func (s *Store) People(ctx context.Context) ([]desk.Person, error) {
	people, err := collect(ctx, s.reader, scanPerson,
		`SELECT `+personColumns+` FROM people ORDER BY revoked_at > 0, since, chat`)
	if err != nil {
		return nil, fmt.Errorf("store: people: %w", known(err))
	}
	return people, nil
}

func scanPerson(r row) (desk.Person, error) {
	var p desk.Person
	var communes, hamlets, topics []byte
	var since, revoked int64
	err := r.Scan(&p.Chat, &p.Role, &p.Name, &communes, &hamlets, &topics, &p.By, &since, &revoked, &p.Version)
	if err == nil {
		err = unlist(communes, &p.Communes, hamlets, &p.Hamlets, topics, &p.Topics)
	}
	p.Since, p.Revoked = moment(since), moment(revoked)
	return p, err
}

// unlist reads lists of IDs, each behind its JSON.
func unlist(pairs ...any) error {
	for i := 0; i+1 < len(pairs); i += 2 {
		body, target := pairs[i].([]byte), pairs[i+1].(*[]string)
		if err := json.Unmarshal(body, target); err != nil {
			return err
		}
		if len(*target) == 0 {
			*target = nil
		}
	}
	return nil
}

// lists writes lists of IDs as JSON.
func lists(all ...[]string) (bodies []any, err error) {
	for _, ids := range all {
		body, err := list(ids)
		if err != nil {
			return nil, err
		}
		bodies = append(bodies, body)
	}
	return bodies, nil
}

// savePeople writes who is admitted and what changed about them;
// desk.ErrConflict when a person changed since they were read.
func savePeople(ctx context.Context, tx *sql.Tx, people []desk.Person) error {
	for _, p := range people {
		bodies, err := lists(p.Communes, p.Hamlets, p.Topics)
		if err != nil {
			return err
		}
		save := `UPDATE people SET version = version + 1, role = $3, name = $4, admitter = $5, since = $6, revoked_at = $7,
			communes = $8, hamlets = $9, topics = $10 WHERE chat = $1 AND version = $2`
		if p.Version == 0 {
			save = `INSERT INTO people (chat, version, role, name, admitter, since, revoked_at, communes, hamlets, topics)
				VALUES ($1, $2 + 1, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (chat) DO NOTHING`
		}
		values := append([]any{p.Chat, p.Version, p.Role, p.Name, p.By, millis(p.Since), millis(p.Revoked)}, bodies...)
		result, err := tx.ExecContext(ctx, save, values...)
		if err := one(result, err, desk.ErrConflict); err != nil {
			return err
		}
		if !p.Revoked.IsZero() {
			if _, err := tx.ExecContext(ctx, `DELETE FROM keys WHERE person = $1`, p.Chat); err != nil {
				return err
			}
		}
	}
	return nil
}

// Invitation returns the invitation of a code's digest, or desk.ErrNotFound.
func (s *Store) Invitation(ctx context.Context, digest string) (desk.Invitation, error) {
	i := desk.Invitation{Digest: digest}
	var communes, hamlets, topics []byte
	var at, expires, used int64
	err := s.reader.QueryRowContext(ctx, `SELECT role, name, communes, hamlets, topics, inviter, at, expires, used_by, used_at
		FROM invitations WHERE digest = $1`, digest).
		Scan(&i.Role, &i.Name, &communes, &hamlets, &topics, &i.By, &at, &expires, &i.UsedBy, &used)
	if err == nil {
		err = unlist(communes, &i.Communes, hamlets, &i.Hamlets, topics, &i.Topics)
	}
	if err != nil {
		return desk.Invitation{}, fmt.Errorf("store: invitation: %w", known(err))
	}
	i.At, i.Expires, i.UsedAt = moment(at), moment(expires), moment(used)
	return i, nil
}

// saveInvitations writes invitations made and uses up those used;
// desk.ErrConflict when somebody else was faster, or the time was over.
func saveInvitations(ctx context.Context, tx *sql.Tx, invitations []desk.Invitation) error {
	for _, i := range invitations {
		if i.UsedBy != "" {
			result, err := tx.ExecContext(ctx, `UPDATE invitations SET used_by = $2, used_at = $3
				WHERE digest = $1 AND used_by = '' AND expires > $3`,
				i.Digest, i.UsedBy, millis(i.UsedAt))
			if err := one(result, err, desk.ErrConflict); err != nil {
				return err
			}
			continue
		}
		bodies, err := lists(i.Communes, i.Hamlets, i.Topics)
		if err != nil {
			return err
		}
		values := append([]any{i.Digest, i.Role, i.Name, i.By, millis(i.At), millis(i.Expires)}, bodies...)
		_, err = tx.ExecContext(ctx, `INSERT INTO invitations (digest, role, name, inviter, at, expires, communes, hamlets, topics, used_by, used_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 0)`, values...)
		if err != nil {
			return err
		}
	}
	return nil
}

// Inboxes returns the groups that take tickets.
func (s *Store) Inboxes(ctx context.Context) ([]desk.Inbox, error) {
	inboxes, err := collect(ctx, s.reader, func(r row) (desk.Inbox, error) {
		var i desk.Inbox
		var communes, topics []byte
		var since int64
		err := r.Scan(&i.Chat, &communes, &topics, &i.By, &since)
		if err == nil {
			err = unlist(communes, &i.Communes, topics, &i.Topics)
		}
		i.Since = moment(since)
		return i, err
	}, `SELECT chat, communes, topics, opener, since FROM inboxes WHERE closed_at = 0 ORDER BY since, chat`)
	if err != nil {
		return nil, fmt.Errorf("store: inboxes: %w", known(err))
	}
	return inboxes, nil
}

func saveInboxes(ctx context.Context, tx *sql.Tx, inboxes []desk.Inbox) error {
	for _, i := range inboxes {
		bodies, err := lists(i.Communes, i.Topics)
		if err != nil {
			return err
		}
		values := append([]any{i.Chat, i.By, millis(i.Since), millis(i.Closed)}, bodies...)
		_, err = tx.ExecContext(ctx, `INSERT INTO inboxes (chat, opener, since, closed_at, communes, topics) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (chat) DO UPDATE SET opener = excluded.opener, since = excluded.since, closed_at = excluded.closed_at,
			communes = excluded.communes, topics = excluded.topics`, values...)
		if err != nil {
			return err
		}
	}
	return nil
}
